import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { tableShape } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import { scopes } from '../../lambdas/api/routes/route.ts';
import { appOf, resourcesOf, theResourceOf } from './synthesize.ts';

const { data } = appOf();
const template = Template.fromStack(data);
const table = 'AWS::DynamoDB::GlobalTable';
const userPool = 'AWS::Cognito::UserPool';

describe('the data stack', () => {
  it('keeps the cases and the accounts of people when it is deleted or they are replaced', () => {
    for (const type of [table, userPool])
      template.hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('cannot be deleted by mistake', () => {
    expect(data.terminationProtection).toBe(true);
    template.hasResourceProperties(table, { Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })] });
    template.hasResourceProperties(userPool, { DeletionProtection: 'ACTIVE' });
  });

  it('can bring the cases back as they were at any second', () => {
    template.hasResourceProperties(table, {
      Replicas: [
        Match.objectLike({ PointInTimeRecoverySpecification: Match.objectLike({ PointInTimeRecoveryEnabled: true }) }),
      ],
    });
  });

  it('encrypts the cases with a key whose use is on record', () => {
    template.hasResourceProperties(table, { SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } });
  });

  it('has the table the adapters expect, with the stream that carries every change on', () => {
    template.hasResourceProperties(table, {
      KeySchema: [
        { AttributeName: tableShape.partitionKey, KeyType: 'HASH' },
        { AttributeName: tableShape.sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: tableShape.indexes.map(({ name, partitionKey, sortKey }) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: partitionKey, KeyType: 'HASH' },
          { AttributeName: sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      BillingMode: 'PAY_PER_REQUEST',
    });
  });
});

describe('access to the API', () => {
  it('knows the scopes of the routes, and no others', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'relance',
      Scopes: Object.values(scopes).map((scope) => Match.objectLike({ ScopeName: scope.replace('relance/', '') })),
    });
  });

  it('gives systems a secret, and only tokens that last an hour', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['client_credentials'],
      GenerateSecret: true,
      AccessTokenValidity: 60,
    });
  });

  it('lets people sign in by authorization code only, without a secret in their browser', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      CallbackURLs: ['http://localhost:3000/'],
    });
  });

  it('has a group for each role of people, which is kept with the accounts in it', () => {
    const groups = Object.values(resourcesOf(template, 'AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ Properties }) => Properties['GroupName'])).toEqual(['viewer', 'collector', 'manager']);
    for (const group of groups) {
      expect(group).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      // A role of IAM would let people at AWS itself.
      expect(group.Properties).not.toHaveProperty('RoleArn');
    }
  });

  it('lets the commands of the README find the pool and the groups', () => {
    const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
    expect(readme.match(/OutputKey=='(\w+)'/)?.[1]).toBe('UserPoolId');
    template.hasOutput('UserPoolId', { Value: { Ref: Match.stringLikeRegexp('^AccessUserPool') } });
    expect(data.stackName).toBe(readme.match(/describe-stacks --stack-name (\S+)/)?.[1]);
    const groups = Object.values(resourcesOf(template, 'AWS::Cognito::UserPoolGroup'));
    const named = groups.map(({ Properties }) => Properties['GroupName'] as string);
    const section = readme.slice(readme.indexOf('| group '), readme.indexOf('POOL='));
    expect([...section.matchAll(/^\| `(\w+)`/gm)].map(([, group]) => group)).toEqual(named);
    expect(named).toContain(readme.match(/--group-name (\w+)/)?.[1]);
    // Whoever is created by e-mail address is found by it.
    template.hasResourceProperties(userPool, { UsernameAttributes: ['email'] });
  });

  it("lets a function cut people's scopes to their groups, on a plan whose triggers may change access tokens", () => {
    const [id = ''] = Object.keys(resourcesOf(template, 'AWS::Lambda::Function'));
    const LambdaArn = { 'Fn::GetAtt': [id, 'Arn'] };
    template.hasResourceProperties(userPool, {
      LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion: 'V2_0' } },
      UserPoolTier: 'PLUS',
    });
    const [poolId = ''] = Object.keys(resourcesOf(template, userPool));
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: LambdaArn,
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [poolId, 'Arn'] },
    });
  });

  it('lets that function write its log and its trace, and do nothing else', () => {
    template.resourceCountIs('AWS::Lambda::Function', 1);
    const { Statement } = theResourceOf(template, 'AWS::IAM::Policy').Properties['PolicyDocument'] as {
      Statement: { Action: string[] }[];
    };
    expect(Statement.flatMap(({ Action }) => Action).toSorted()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
    expect(theResourceOf(template, 'AWS::IAM::Role').Properties).not.toHaveProperty('Policies');
  });

  it('asks people for a second factor, and lets nobody sign up alone', () => {
    template.hasResourceProperties(userPool, {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });
});
