import { Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { appOf, resourcesOf, synthesize, withInboundMail } from './synthesize.ts';

const { data, service, inboundMail } = synthesize(withInboundMail);
const templates = [data, service, ...(inboundMail ? [inboundMail] : [])];

type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
};

/** The only rights that are not bound to a resource, and why. Everything else that holds a * fails. */
const exceptions = [
  { actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], why: 'X-Ray knows no resources' },
  {
    actions: [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ],
    why: 'for Step Functions, neither log delivery nor X-Ray knows resources',
  },
  { actions: ['s3:GetObject'], why: 'SES names the mails that come in; only those are read' },
  { actions: ['s3:PutObject'], why: 'SES names the mails that come in, and puts them beside nothing else' },
  { actions: ['states:DescribeExecution'], why: 'executions are named by invoice and debtor' },
  { actions: ['kms:*'], why: 'the account itself administers the key; in a key policy * is that key' },
  { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], why: 'CloudWatch alarms use the key of their topic' },
];

const listOf = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);

function policyDocuments(template: Template): { readonly Statement: Statement[] }[] {
  const inProperty = {
    'AWS::IAM::Policy': 'PolicyDocument',
    'AWS::SQS::QueuePolicy': 'PolicyDocument',
    'AWS::SNS::TopicPolicy': 'PolicyDocument',
    'AWS::S3::BucketPolicy': 'PolicyDocument',
    'AWS::KMS::Key': 'KeyPolicy',
    'AWS::Events::EventBus': 'Policy',
  };
  return Object.entries(inProperty).flatMap(([type, property]) =>
    Object.values(resourcesOf(template, type)).map(
      ({ Properties }) => Properties[property] as { readonly Statement: Statement[] },
    ),
  );
}

const allowed = templates
  .flatMap(policyDocuments)
  .flatMap(({ Statement }) => Statement)
  .filter(({ Effect }) => Effect === 'Allow');

describe('least privilege', () => {
  it('binds every right to its resource, but for the exceptions with a written reason', () => {
    const wide = allowed.filter((statement) => JSON.stringify([statement.Action, statement.Resource]).includes('*'));
    const wideActions = new Set(wide.map(({ Action }) => listOf(Action).toSorted().join(' ')));
    expect([...wideActions].toSorted()).toEqual(exceptions.map(({ actions }) => actions.join(' ')).toSorted());
  });

  it('never scans, and never deletes, exports or changes the table', () => {
    const onTable = new Set(
      allowed.flatMap(({ Action }) => listOf(Action)).filter((name) => name.startsWith('dynamodb:')),
    );
    expect([...onTable].toSorted()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeStream',
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
  });

  it.each([
    ['send-debtor-notice', true],
    ['preview-next-message', false],
  ])('lets %s find all open invoices of a debtor for his statement of account (writing: %s)', (name, isWriter) => {
    const functions = Object.values(resourcesOf(service, 'AWS::Lambda::Function'));
    const [role] = functions
      .filter(({ Properties }) => Properties['Description'] === `Relance: ${name}`)
      .flatMap(({ Properties }) => (Properties['Role'] as { 'Fn::GetAtt': string[] })['Fn::GetAtt']);
    const statements = Object.values(resourcesOf(service, 'AWS::IAM::Policy'))
      .filter(({ Properties }) => JSON.stringify(Properties['Roles']) === JSON.stringify([{ Ref: role }]))
      .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { readonly Statement: Statement[] }).Statement);
    const queries = statements.filter(({ Action }) => listOf(Action).includes('dynamodb:Query'));
    expect(JSON.stringify(queries.map(({ Resource }) => Resource))).toContain('/index/byDebtor');
    expect(statements.some(({ Action }) => listOf(Action).includes('dynamodb:PutItem'))).toBe(isWriter);
  });

  it('takes no policy from AWS, which would grant more than we use', () => {
    for (const template of templates)
      for (const { Properties } of Object.values(resourcesOf(template, 'AWS::IAM::Role')))
        expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('lets mail leave from the addresses of creditors only', () => {
    const [send] = allowed.filter(({ Action }) => Action === 'ses:SendRawEmail');
    expect(send).toMatchObject({ Condition: { StringEquals: { 'ses:FromAddress': ['accounts@demo.example'] } } });
  });

  it('lets the demo write to the verified recipients of a sandbox, where SES asks for the right on them too', () => {
    const inSandbox = synthesize({ sandboxRecipients: ['me@acme.fr'] }).service;
    const [send] = policyDocuments(inSandbox)
      .flatMap(({ Statement }) => Statement)
      .filter(({ Action }) => Action === 'ses:SendRawEmail');
    expect(JSON.stringify(send?.Resource)).toContain(':identity/me@acme.fr');
  });
});

describe('a deployment', () => {
  it('fixes neither account nor Region', () => {
    for (const template of templates) {
      const text = JSON.stringify(template.toJSON());
      expect(text.match(/\b\d{12}\b/)).toBeNull();
      expect(text.match(/\b(af|ap|ca|cn|eu|il|me|mx|sa|us)(-gov)?-[a-z]+-\d\b/)).toBeNull();
    }
  });

  it('does not synthesize when it breaks a rule of AwsSolutions', () => {
    const { app, service: stack } = appOf();
    const role = stack.node.findChild('PlanDunningRole');
    if (!(role instanceof Role)) throw new TypeError('not a role');
    role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ['s3:*'], resources: ['*'] }));
    expect(() => app.synth()).toThrow('AwsSolutions-IAM5[Action::s3:*]');
  });
});
