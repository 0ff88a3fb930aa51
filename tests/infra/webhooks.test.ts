import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readDeployment } from '../../lib/config.ts';
import { demoContext, resourcesOf, synthesize } from './synthesize.ts';

const webhooks = [
  { id: 'erp', url: 'https://erp.acme.fr/relance', events: ['DebtorCreditHoldChanged'], creditors: ['main'] },
  { id: 'crm', url: 'https://crm.acme.fr/relance' },
];
const { service, data } = synthesize({ webhooks });
const queues = resourcesOf(service, 'AWS::SQS::Queue');
const queueOf = (prefix: string) => Object.entries(queues).find(([id]) => id.startsWith(prefix));

describe('an endpoint of the company’s own', () => {
  it('is told of the events it asks for, of the creditors it asks for, with its id', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['relance'],
        'detail-type': ['DebtorCreditHoldChanged'],
        detail: { creditor: ['main'] },
      },
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [queueOf('WebhookerpSoon')?.[0], 'Arn'] },
          InputTransformer: {
            InputPathsMap: { detail: '$.detail' },
            InputTemplate: '{"endpoint":"erp","detail":<detail>}',
          },
          DeadLetterConfig: Match.anyValue(),
        }),
      ],
    });
    service.hasResourceProperties('AWS::Events::Rule', { EventPattern: { source: ['relance'] } });
  });

  it.each(['erp', 'crm'])(
    'has queues of its own, in rounds that grow longer and end in a dead-letter queue: %s',
    (id) => {
      const next = (prefix: string) => {
        const [, queue] = queueOf(prefix) ?? [];
        const { RedrivePolicy, VisibilityTimeout } = (queue?.Properties ?? {}) as {
          RedrivePolicy: { maxReceiveCount: number; deadLetterTargetArn: { 'Fn::GetAtt': [string] } };
          VisibilityTimeout: number;
        };
        return [VisibilityTimeout, RedrivePolicy.maxReceiveCount, RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]];
      };
      expect(next(`Webhook${id}Soon`)).toEqual([120, 5, queueOf(`Webhook${id}Later`)?.[0]]);
      expect(next(`Webhook${id}Later`)).toEqual([1800, 48, queueOf(`Webhook${id}DeadLetters`)?.[0]]);
    },
  );

  it('is waited for less than a queue keeps what is in it, and longer than the function may take', () => {
    for (const [id, { Properties }] of Object.entries(queues).filter(([name]) => name.startsWith('Webhook'))) {
      expect(Properties, id).toMatchObject({ SqsManagedSseEnabled: true });
      expect(Properties['MessageRetentionPeriod'], id).toBeGreaterThan(24 * 3600);
    }
    service.hasResourceProperties('AWS::Lambda::Function', { Description: 'Relance: deliver-webhooks', Timeout: 20 });
  });

  it('reports one by one what it has not taken, a few at once', () => {
    const mappings = Object.values(resourcesOf(service, 'AWS::Lambda::EventSourceMapping')).filter(({ Properties }) =>
      JSON.stringify(Properties['EventSourceArn']).includes('Webhook'),
    );
    expect(mappings).toHaveLength(4);
    for (const { Properties } of mappings)
      expect(Properties).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 2 },
      });
  });

  it('wakes somebody by its dead letters', () => {
    const alarms = JSON.stringify(resourcesOf(service, 'AWS::CloudWatch::Alarm'));
    for (const id of ['erp', 'crm']) expect(alarms).toContain(queueOf(`Webhook${id}DeadLetters`)?.[0]);
  });

  it('has a secret of its own, made at random and kept when the stack goes', () => {
    const secrets = Object.values(resourcesOf(data, 'AWS::SecretsManager::Secret')).filter(({ Properties }) =>
      String(Properties['Description']).includes('signs what the endpoint'),
    );
    expect(secrets).toHaveLength(2);
    for (const secret of secrets)
      expect(secret).toMatchObject({
        DeletionPolicy: 'Retain',
        Properties: { GenerateSecretString: { GenerateStringKey: 'current', SecretStringTemplate: '{}' } },
      });
  });

  it('has no function, queue or secret where nobody is to be told', () => {
    const { service: none } = synthesize();
    const descriptions = Object.values(resourcesOf(none, 'AWS::Lambda::Function')).map(
      ({ Properties }) => Properties['Description'],
    );
    expect(descriptions).not.toContain('Relance: deliver-webhooks');
  });
});

describe('the webhooks of a deployment', () => {
  const reading = (webhook: object) => () =>
    readDeployment({
      ...demoContext(),
      webhooks: JSON.stringify([{ id: 'erp', url: 'https://erp.acme.fr/', ...webhook }]),
    });

  it.each([
    ['go by https', { url: 'http://erp.acme.fr/' }, 'must begin with https://'],
    ['hold no password', { url: 'https://user:secret@erp.acme.fr/' }, 'must hold no user, password or fragment'],
    ['name events that there are', { events: ['PaymentReceived'] }, 'is not the type of an event'],
    ['name creditors that there are', { creditors: ['nobody'] }, 'nobody is not a creditor'],
  ])('%s', (_what, webhook, reason) => {
    expect(reading(webhook)).toThrow(reason);
  });

  it('name none twice', () => {
    const twice = [webhooks[1], webhooks[1]];
    expect(() => readDeployment({ ...demoContext(), webhooks: JSON.stringify(twice) })).toThrow('name an id twice');
  });
});
