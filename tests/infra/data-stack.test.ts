import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { tableShape } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import { scopes } from '../../lambdas/api/routes.ts';
import { appOf } from './synthesize.ts';

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

  it('asks people for a second factor, and lets nobody sign up alone', () => {
    template.hasResourceProperties(userPool, {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });
});
