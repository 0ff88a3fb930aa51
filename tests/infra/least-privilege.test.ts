import { Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { functions } from '../../lib/functions.ts';
import { appOf, resourcesOf, synthesize, withInboundMail } from './synthesize.ts';

const { all: templates } = synthesize(withInboundMail);

type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
};

/** The only rights on everything of a service, and why. Everything else that is on * fails. */
const onEverything = [
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
    ],
    why: 'for Step Functions, log delivery knows no resources',
  },
  {
    actions: ['xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    why: 'X-Ray knows no resources',
  },
  { actions: ['kms:*'], why: 'the account itself administers the key of a topic; in a key policy * is that key' },
  { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], why: 'CloudWatch alarms use the key of their topic' },
  {
    actions: [
      'kms:CreateAlias',
      'kms:DeleteAlias',
      'kms:DescribeKey',
      'kms:DisableKey',
      'kms:EnableKey',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListKeyPolicies',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateAlias',
      'kms:UpdateKeyDescription',
    ],
    why: 'the account administers the key that signs, and cannot delete it; in a key policy * is that key',
  },
  { actions: ['kms:GetPublicKey', 'kms:Sign'], why: 'in a key policy * is that key; who may sign, IAM says' },
];

/** The only rights on all that a name begins with, and why. */
const onAllOf = [
  { actions: ['s3:GetObject', 's3:PutObject'], why: 'files and mails are named by what they are, as they come' },
  { actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'], why: 'the documents of a debtor can be erased' },
  { actions: ['s3:GetObjectRetention'], why: 'of a document that cannot be erased it is said until when' },
  { actions: ['states:DescribeExecution'], why: 'executions are named by invoice and debtor' },
  { actions: ['states:StopExecution'], why: 'Step Functions names the executions of batches, each anew' },
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

/** What one function may do. */
function statementsOf(name: string): Statement[] {
  return templates.flatMap((template) => {
    const [role] = Object.values(resourcesOf(template, 'AWS::Lambda::Function'))
      .filter(({ Properties }) => Properties['Description'] === `Relance: ${name}`)
      .flatMap(({ Properties }) => (Properties['Role'] as { 'Fn::GetAtt': string[] })['Fn::GetAtt']);
    return Object.values(resourcesOf(template, 'AWS::IAM::Policy'))
      .filter(({ Properties }) => JSON.stringify(Properties['Roles']) === JSON.stringify([{ Ref: role }]))
      .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { readonly Statement: Statement[] }).Statement);
  });
}

describe('least privilege', () => {
  it('binds every right to its resource, but for the exceptions with a written reason', () => {
    const actionsOf = (statements: readonly Statement[]) =>
      [...new Set(statements.flatMap(({ Action }) => listOf(Action)))].toSorted();
    const isOnEverything = ({ Resource }: Statement) => listOf(Resource).includes('*');
    const others = allowed.filter((statement) => !isOnEverything(statement));
    const isWide = ({ Action, Resource }: Statement) => JSON.stringify([Action, Resource]).includes('*');
    const named = (exceptions: typeof onAllOf) => exceptions.flatMap(({ actions }) => actions).toSorted();
    expect(actionsOf(allowed.filter(isOnEverything))).toEqual(named(onEverything));
    expect(actionsOf(others.filter(isWide))).toEqual(named(onAllOf));
  });

  it('lets nothing take a file away but what erases personal data, and that not while it is locked', () => {
    const mayOf = (action: string) =>
      functions
        .map(({ name }) => name)
        .filter((name) => statementsOf(name).some(({ Action }) => listOf(Action).includes(action)));
    expect(mayOf('s3:DeleteObjectVersion')).toEqual(['erase-personal-data']);
    expect(mayOf('s3:BypassGovernanceRetention')).toEqual([]);
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
    const statements = statementsOf(name);
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

  it.each(['PlanDunningRole', 'PostInvoiceRole'])(
    'does not synthesize when its %s breaks a rule of AwsSolutions',
    (id) => {
      const { app, service: stack } = appOf();
      const role = stack.node.findAll().find(({ node }) => node.id === id);
      if (!(role instanceof Role)) throw new TypeError('not a role');
      role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ['s3:*'], resources: ['*'] }));
      expect(() => app.synth()).toThrow('AwsSolutions-IAM5[Action::s3:*]');
    },
  );
});
