import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize, theResourceOf } from './synthesize.ts';

const { data: template } = synthesize();

/** The bucket of the documents or of the digests. */
function bucketOf(from: Template, name: 'Documents' | 'Digests') {
  const [bucket, ...others] = Object.entries(resourcesOf(from, 'AWS::S3::Bucket')).filter(([id]) =>
    id.startsWith(name),
  );
  if (bucket === undefined || others.length > 0) throw new RangeError(`there is not exactly one bucket of ${name}`);
  return { id: bucket[0], ...bucket[1] };
}
const lockOf = ({ Properties }: ReturnType<typeof bucketOf>) => Properties['ObjectLockConfiguration'];
const lockedFor = (Days: number, Mode: string) => ({
  ObjectLockEnabled: 'Enabled',
  Rule: { DefaultRetention: { Days, Mode } },
});

describe.each(['Documents', 'Digests'] as const)('the bucket of %s', (name) => {
  it('stays when its stack is deleted, keeps what was replaced or deleted, and lets nobody in from outside', () => {
    const { id, Properties, ...rest } = bucketOf(template, name);
    expect(rest).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      // Nothing of it ever expires but an upload that was given up.
      LifecycleConfiguration: {
        Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' }],
      },
    });
    const { Rules } = Properties['LifecycleConfiguration'] as { Rules: object[] };
    expect(Rules.flatMap(Object.keys).toSorted()).toEqual(['AbortIncompleteMultipartUpload', 'Status']);
    expect(Properties['BucketEncryption']).toBeDefined();
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: id },
      PolicyDocument: {
        Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      },
    });
  });
});

describe('what cannot be changed', () => {
  it('are the digests, for ten years and by nobody at all; in a trial someone with the right can clear it away', () => {
    expect(lockOf(bucketOf(template, 'Digests'))).toEqual(lockedFor(3653, 'GOVERNANCE'));
    const prod = synthesize({ environment: 'prod', sender: 'billing@acme.fr' }).data;
    expect(lockOf(bucketOf(prod, 'Digests'))).toEqual(lockedFor(3653, 'COMPLIANCE'));
  });

  it('are documents for as long as the deployment says, and otherwise not at all', () => {
    expect(lockOf(bucketOf(template, 'Documents'))).toBeUndefined();
    // As it comes from the command line.
    const locked = synthesize({ documentLockYears: '5' }).data;
    expect(lockOf(bucketOf(locked, 'Documents'))).toEqual(lockedFor(1827, 'GOVERNANCE'));
  });
});

describe('the key that signs', () => {
  const key = 'AWS::KMS::Key';

  it('is RSA of 2,048 bits, found by its alias, and kept with its stack gone', () => {
    template.hasResource(key, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    template.hasResourceProperties(key, { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
    template.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/relance-demo-signing' });
  });

  it('is used in the one way that a verifier knows, and cannot be deleted', () => {
    const { Statement } = theResourceOf(template, key).Properties['KeyPolicy'] as {
      Statement: { Action: string | string[]; Condition?: unknown }[];
    };
    const actions = Statement.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*') || action === 'kms:ScheduleKeyDeletion')).toEqual([]);
    expect(Statement.filter(({ Action }) => [Action].flat().includes('kms:Sign'))).toEqual([
      expect.objectContaining({
        Condition: {
          StringEquals: { 'kms:SigningAlgorithm': 'RSASSA_PKCS1_V1_5_SHA_256', 'kms:MessageType': 'RAW' },
        },
      }),
    ]);
  });
});
