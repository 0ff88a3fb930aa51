import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ApiAccess } from '../constructs/api-access.ts';
import { CaseTable } from '../constructs/case-table.ts';
import { DigestBucket } from '../constructs/digest-bucket.ts';
import type { Webhook } from '../../lambdas/domain/events-out/webhook-schema.ts';
import { EndpointSecrets } from '../constructs/endpoint-secrets.ts';
import { DocumentBucket } from '../constructs/document-bucket.ts';
import { IntakeBucket } from '../constructs/intake-bucket.ts';
import type { ObjectLock } from '../constructs/locked-bucket.ts';
import { SigningKey } from '../constructs/signing-key.ts';
import { WebhookSecrets } from '../constructs/webhook-secrets.ts';

type DataStackProps = StackProps & {
  /** Systems of the company's own, each with a secret. */
  readonly webhooks: readonly Webhook[];
  readonly signInUrls: readonly string[];
  readonly deploymentName: string;
  /** The bundled code of a function. */
  readonly codeOf: (name: string) => Code;
  readonly restoredTableStream: string | undefined;
  readonly documentLockYears: number | undefined;
  readonly digestLockMode: ObjectLock['mode'];
};

/** What must outlive every deployment: the cases, their documents and what proves them, and who may see them. */
export class DataStack extends Stack {
  readonly cases: CaseTable;
  readonly documents: DocumentBucket;
  readonly digests: DigestBucket;
  readonly intake: IntakeBucket;
  readonly signingKey: SigningKey;
  readonly webhookSecrets: WebhookSecrets;
  readonly endpointSecrets: EndpointSecrets;
  readonly access: ApiAccess;

  constructor(scope: Construct, id: string, dataProps: DataStackProps) {
    const {
      signInUrls,
      deploymentName,
      codeOf,
      restoredTableStream,
      documentLockYears,
      digestLockMode,
      webhooks,
      ...props
    } = dataProps;
    super(scope, id, { ...props, terminationProtection: true });
    this.cases = new CaseTable(this, 'Cases', { restoredStreamArn: restoredTableStream });
    this.documents = new DocumentBucket(this, 'Documents', { lockYears: documentLockYears });
    this.digests = new DigestBucket(this, 'Digests', { lockMode: digestLockMode });
    this.intake = new IntakeBucket(this, 'Intake');
    this.signingKey = new SigningKey(this, 'Signing', { deploymentName });
    this.webhookSecrets = new WebhookSecrets(this, 'Webhooks', { deploymentName });
    this.endpointSecrets = new EndpointSecrets(this, 'Endpoints', { deploymentName, webhooks });
    this.access = new ApiAccess(this, 'Access', { signInUrls, deploymentName, codeOf });
    new CfnOutput(this, 'IntakeBucketName', { value: this.intake.bucket.bucketName });
    new CfnOutput(this, 'SignInUrl', { value: this.access.signInUrl });
    new CfnOutput(this, 'TokenUrl', { value: `${this.access.signInUrl}/oauth2/token` });
    new CfnOutput(this, 'UserPoolId', { value: this.access.userPool.userPoolId });
    new CfnOutput(this, 'SystemsClientId', { value: this.access.systems.userPoolClientId });
    new CfnOutput(this, 'PeopleClientId', { value: this.access.people.userPoolClientId });
  }
}
