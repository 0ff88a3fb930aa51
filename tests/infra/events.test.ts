import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { payerEvents } from '../../lambdas/domain/payer/payer-events.ts';
import { resourcesOf, synthesize, theResourceOf } from './synthesize.ts';

const { service } = synthesize({
  eventSources: ['erp'],
  eventPrincipals: ['111122223333', 'arn:aws:iam::444455556666:role/erp'],
});

type Statement = { readonly Sid: string; readonly Effect: string; readonly Condition: unknown };
function busStatements(template = service): readonly Statement[] {
  const bus = theResourceOf(template, 'AWS::Events::EventBus');
  return (bus.Properties['Policy'] as { Statement: Statement[] }).Statement;
}

describe('the event bus', () => {
  it('takes payments, invoices, and what became of letters, hand-offs and risks, of the named sources', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.anyValue(),
      EventPattern: {
        source: ['erp'],
        'detail-type': [
          'PaymentReceived',
          'InvoiceIssued',
          'RegisteredLetterStatus',
          'CollectionReport',
          'DebtorRiskChanged',
          'InvoiceStatusChanged',
        ],
      },
    });
  });

  it('lets the named principals put events, of those sources only', () => {
    expect(busStatements()).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Sid: 'NamedPrincipals',
        Condition: { 'ForAllValues:StringEquals': { 'events:source': ['erp'] } },
      }),
    );
  });

  it('refuses every other source, and every other principal of the account', () => {
    const refusals = busStatements().filter(({ Effect }) => Effect === 'Deny');
    expect(refusals.map(({ Condition }) => Condition)).toEqual([
      { 'ForAnyValue:StringNotEquals': { 'events:source': ['erp', 'relance'] } },
      {
        ArnNotEquals: {
          'aws:PrincipalArn': [
            { 'Fn::GetAtt': [expect.stringMatching(/^PublishEventsRole/), 'Arn'] },
            'arn:aws:iam::444455556666:role/erp',
          ],
        },
        StringNotEquals: { 'aws:PrincipalAccount': ['111122223333'] },
      },
    ]);
  });

  it('is open to nobody but Relance as long as no principal is named', () => {
    expect(busStatements(synthesize().service).filter(({ Effect }) => Effect === 'Allow')).toEqual([]);
  });
});

describe('events of SES', () => {
  it('are taken for the messages of this deployment only', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.absent(),
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': [
          'Email Sent',
          'Email Delivered',
          'Email Delivery Delayed',
          'Email Bounced',
          'Email Complaint Received',
          'Email Rejected',
        ],
        detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: Match.stringLikeRegexp('ConfigurationSet') }] } } },
      },
    });
  });
});

describe('events of cases', () => {
  it('keep what is known of payers up to date, those alone that say something of them', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.anyValue(),
      EventPattern: { source: ['relance'], 'detail-type': [...payerEvents] },
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UpdatePayers'), 'Arn'] } })],
    });
  });
});

describe('what could not be taken in', () => {
  it('waits in a dead-letter queue, whether EventBridge or the function gave up', () => {
    const withPattern = Object.values(resourcesOf(service, 'AWS::Events::Rule')).filter(
      ({ Properties }) => Properties['EventPattern'] !== undefined,
    );
    // Of other systems, of SES, of cases for payers, and of each kind of dropped file.
    expect(withPattern).toHaveLength(6);
    for (const { Properties } of withPattern)
      expect(Properties['Targets']).toEqual([
        expect.objectContaining({ DeadLetterConfig: { Arn: expect.anything() as unknown } }),
      ]);
    const onFailure = { DestinationConfig: { OnFailure: { Destination: Match.anyValue() } }, MaximumRetryAttempts: 2 };
    service.resourcePropertiesCountIs('AWS::Lambda::EventInvokeConfig', onFailure, 6);
  });

  it('is encrypted, and kept for 14 days', () => {
    // One for each of those rules, and one for each reader of the stream.
    service.resourceCountIs('AWS::SQS::Queue', 8);
    service.allResourcesProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 3600,
    });
  });
});

describe('the repair', () => {
  it('looks every five minutes for what should have moved', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^WakeOverdue'), 'Arn'] } })],
    });
  });
});
