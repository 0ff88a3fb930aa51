import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize } from './synthesize.ts';

const { data, service } = synthesize();

describe('the bucket that other systems drop files into', () => {
  const [id, bucket] = Object.entries(resourcesOf(data, 'AWS::S3::Bucket')).find(([name]) =>
    name.startsWith('Intake'),
  ) ?? ['', undefined];

  it('stays with what waits in it, lets nobody in from outside or in the clear, and tells of each file', () => {
    expect(bucket).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: expect.anything() as unknown,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      },
    });
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: id },
      PolicyDocument: {
        Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      },
    });
  });

  it('keeps what was dropped for 30 days and results for 90, under every prefix', () => {
    const lifecycle = bucket?.Properties['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] } | undefined;
    const days = lifecycle?.Rules.flatMap(({ Prefix, ExpirationInDays }) =>
      Prefix ? [[Prefix, ExpirationInDays]] : [],
    );
    expect(days).toEqual([
      ['bulk/', 30],
      ['e-invoices/', 30],
      ['bank-statements/', 30],
      ['results/', 90],
      ['work/', 30],
    ]);
  });
});

describe('a bulk file', () => {
  it('starts its import by one function, and waits in a dead-letter queue when that fails', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { object: { key: [{ prefix: 'bulk/' }], size: [{ numeric: ['>', 0] }] } },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() })],
    });
  });

  it('is imported by a machine that may start its own batches, and logs no data', () => {
    const [machineId = '', machine] =
      Object.entries(resourcesOf(service, 'AWS::StepFunctions::StateMachine')).find(([name]) =>
        name.startsWith('Bulk'),
      ) ?? [];
    expect(machine?.Properties['LoggingConfiguration']).toMatchObject({ IncludeExecutionData: false });
    service.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Action: 'states:StartExecution', Effect: 'Allow', Resource: { Ref: machineId } },
          Match.objectLike({ Action: ['states:DescribeExecution', 'states:StopExecution'] }),
        ],
      },
    });
    const alarms = Object.keys(resourcesOf(service, 'AWS::CloudWatch::Alarm'));
    expect(alarms.filter((name) => /BulkImport|BulkFiles/.test(name)).length).toBeGreaterThanOrEqual(2);
  });
});
