import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { RelanceFunction } from './relance-function.ts';

/**
 * How long nobody may delete or change what is put into a bucket. `compliance`: nobody at all, the root of the account
 * included. `governance`: but for whom the company gives the right `s3:BypassGovernanceRetention`; no function has it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export type ObjectLock = { readonly mode: 'governance' | 'compliance'; readonly years: number };

/** A bucket for files that are written once: encrypted, versioned, private, and never deleted with a stack. */
export class LockedBucket extends Bucket {
  constructor(scope: Construct, id: string, lock: ObjectLock | undefined) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // What is deleted or replaced by mistake is still there as an older version, which nothing here takes away.
      versioned: true,
      // Also where nothing is locked yet: it locks nothing by itself, and a lock may be asked for later.
      objectLockEnabled: true,
      ...(lock && { objectLockDefaultRetention: ObjectLockRetention[lock.mode](daysOf(lock)) }),
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'What is in it is on record in the table, whose log tells who asked; access logs would be kept for longer.',
    });
  }

  /** Lets a function do something with the files, all of them: they are named by what they are about, as it comes. */
  bindFiles(fn: RelanceFunction, ...actions: string[]): void {
    fn.bind({}, { actions, resources: [this.arnForObjects('*')] });
    // Functions are in stacks beside the bucket's: in their templates it goes by the name that it is exported by.
    const stack = Stack.of(this);
    const imported = stack.resolve(stack.exportValue(this.bucketArn)) as { readonly 'Fn::ImportValue': string };
    Validations.of(fn.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${imported['Fn::ImportValue']}/*]`,
      reason: 'Files are named by invoice and content: no function can be given them one by one.',
    });
  }

  /**
   * Lets a function know whether a file is there: of one that is missing, S3 tells only whoever may list the bucket, and
   * refuses anybody else as if he had no right (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
   */
  bindAbsence(fn: RelanceFunction): void {
    fn.bind({}, { actions: ['s3:ListBucket'], resources: [this.bucketArn] });
  }
}

/** In days, as CloudFormation is told it, with those of leap years. */
function daysOf({ years }: ObjectLock): Duration {
  return Duration.days(Math.ceil(years * 365.25));
}
