import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize } from './synthesize.ts';

const { service } = synthesize({ alarmEmail: 'oncall@acme.fr' });
const alarm = 'AWS::CloudWatch::Alarm';

describe('alarms', () => {
  it.each(['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionThrottled'])(
    'tell of %s for every state machine, from the first on',
    (MetricName) => {
      const found = service.findResources(alarm, { Properties: { MetricName, Namespace: 'AWS/States', Threshold: 0 } });
      expect(Object.keys(found)).toHaveLength(
        Object.keys(resourcesOf(service, 'AWS::StepFunctions::StateMachine')).length,
      );
    },
  );

  it('tell of the first message in each dead-letter queue', () => {
    const watched = Object.values(resourcesOf(service, alarm))
      .filter(({ Properties }) => Properties['MetricName'] === 'ApproximateNumberOfMessagesVisible')
      .map(({ Properties }) => {
        expect(Properties).toMatchObject({ Threshold: 0, ComparisonOperator: 'GreaterThanThreshold' });
        return JSON.stringify(Properties['Dimensions']);
      });
    expect(new Set(watched).size).toBe(Object.keys(resourcesOf(service, 'AWS::SQS::Queue')).length);
  });

  it('tell of changes that wait to be read, for both readers of the stream', () => {
    const found = service.findResources(alarm, { Properties: { MetricName: 'IteratorAge', Threshold: 300_000 } });
    expect(Object.keys(found)).toHaveLength(2);
  });

  it('tell of messages that SES refuses, as nobody is asked about each of them', () => {
    service.hasResourceProperties(alarm, {
      Namespace: 'Relance',
      MetricName: 'MessagesRefused',
      Dimensions: [{ Name: 'service', Value: 'relance-demo' }],
      Threshold: 0,
    });
  });

  it('tell of an API that fails', () => {
    service.hasResourceProperties(alarm, { MetricName: '5xx', Namespace: 'AWS/ApiGateway' });
  });

  it('tell of a wake-overdue that fails, and of one that is not called any more', () => {
    service.hasResourceProperties(alarm, {
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^WakeOverdue') } }],
    });
    service.hasResourceProperties(alarm, {
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  it('tell of a digest that failed, from the first on', () => {
    service.hasResourceProperties(alarm, {
      MetricName: 'Errors',
      Threshold: 0,
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^SendDigests') } }],
    });
  });

  it.each([
    ['BounceRate', 0.05],
    ['ComplaintRate', 0.001],
  ])('tell of a %s above %s, at which SES reviews the account', (rate, Threshold) => {
    service.hasResourceProperties(alarm, { Namespace: 'AWS/SES', MetricName: `Reputation.${rate}`, Threshold });
  });

  it('all go to one encrypted topic that CloudWatch may use, and from there to the address given', () => {
    for (const { Properties } of Object.values(resourcesOf(service, alarm)))
      expect(Properties['AlarmActions']).toEqual([{ Ref: expect.stringMatching(/^AlarmsTopic/) as unknown }]);
    service.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    const allowsCloudWatch = (Action: unknown) => ({
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action }),
      ]),
    });
    service.hasResourceProperties('AWS::SNS::TopicPolicy', { PolicyDocument: allowsCloudWatch('sns:Publish') });
    service.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: allowsCloudWatch(['kms:Decrypt', 'kms:GenerateDataKey*']),
      EnableKeyRotation: true,
    });
    service.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'oncall@acme.fr' });
  });
});
