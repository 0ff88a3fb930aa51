import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { intakePrefixes } from '../../lambdas/domain/intake-prefixes.ts';
import type { RelanceFunction } from './relance-function.ts';

/** How long what lies under a prefix stays: long enough to look at it and to run it again, and no copy of people's data for longer. */
const keptDays = 30;
/** Results name rows, numbers and ids, no people. */
const resultDays = 90;

/**
 * Where other systems drop files: bulk files of invoices and payments, e-invoices, bank statements. What became of each
 * is written beside them. It stays when its stack is deleted, as what waits in it has been told to nobody else yet, and
 * empties itself.
 */
export class IntakeBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const expiring = (prefix: string, days: number) => ({ prefix, expiration: Duration.days(days) });
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // A replaced file is told of again, and each telling is read once, as it was then; old copies would only be people's data.
      versioned: false,
      lifecycleRules: [
        ...Object.values(intakePrefixes).map((prefix) =>
          expiring(prefix, prefix === intakePrefixes.results ? resultDays : keptDays),
        ),
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // By the property: what CDK offers for it is a function of its own that may change any bucket.
    (this.bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'A result beside each file says what became of it; access logs would keep who dropped it for longer.',
    });
  }

  /** Lets a function read what lies under some prefixes, and know which files are missing. */
  bindReader(fn: RelanceFunction): void {
    this.bindPrefixes(fn, 's3:GetObject', fn.spec.intake?.reads ?? []);
    // Of a file that is missing, S3 tells only whoever may list the bucket: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    fn.bind({}, { actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] });
  }

  /** Lets a function put files under some prefixes, and give others links to do so. */
  bindWriter(fn: RelanceFunction): void {
    this.bindPrefixes(fn, 's3:PutObject', fn.spec.intake?.writes ?? []);
  }

  private bindPrefixes(fn: RelanceFunction, action: string, prefixes: readonly string[]): void {
    const resources = prefixes.map((prefix) => this.bucket.arnForObjects(`${prefix}*`));
    fn.bind({ INTAKE_BUCKET_NAME: this.bucket.bucketName }, { actions: [action], resources });
    // Functions are in stacks beside the bucket's: in their templates it goes by the name that it is exported by.
    const stack = Stack.of(this);
    const imported = stack.resolve(stack.exportValue(this.bucket.bucketArn)) as { readonly 'Fn::ImportValue': string };
    for (const prefix of prefixes)
      Validations.of(fn.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${imported['Fn::ImportValue']}/${prefix}*]`,
        reason: 'Files are named by whoever drops them: no function can be given them one by one.',
      });
  }
}
