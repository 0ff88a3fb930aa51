import { Aws, type CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { IReceiptRuleAction } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { mailPrefix } from '../event-patterns.ts';
import type { RelanceFunction } from './relance-function.ts';

/**
 * Where SES puts the mails that come in, for 30 days. It stays when its stack is deleted, as CloudFormation deletes no
 * bucket that holds something, and empties itself.
 */
export class MailBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: false,
      lifecycleRules: [{ expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // By the property: what CDK offers for it is a function of its own that may change any bucket.
    (this.bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'One function reads it, and logs each mail that it reads; access logs would keep who wrote for longer.',
    });
  }

  /** What a rule of SES does with a mail: puts it here. SES tries that when it makes the rule, so it must be allowed before. */
  keeper(): IReceiptRuleAction {
    const { policyDependable } = this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${mailPrefix}*`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return {
      bind: (rule) => {
        if (policyDependable) rule.node.addDependency(policyDependable);
        return { s3Action: { bucketName: this.bucket.bucketName, objectKeyPrefix: mailPrefix } };
      },
    };
  }

  /** Lets a function read the mails. */
  bindReader(fn: RelanceFunction): void {
    const mails = this.bucket.arnForObjects(`${mailPrefix}*`);
    fn.bind({ MAIL_BUCKET_NAME: this.bucket.bucketName }, { actions: ['s3:GetObject'], resources: [mails] });
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnElement);
    Validations.of(fn.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${mailPrefix}*]`,
      reason: 'SES names each mail as it comes: no function can be given them one by one.',
    });
  }
}
