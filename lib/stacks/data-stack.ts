import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ApiAccess } from '../constructs/api-access.ts';
import { CaseTable } from '../constructs/case-table.ts';
import { DigestBucket } from '../constructs/digest-bucket.ts';
import { DocumentBucket } from '../constructs/document-bucket.ts';
import type { ObjectLock } from '../constructs/locked-bucket.ts';
import { SigningKey } from '../constructs/signing-key.ts';

type DataStackProps = StackProps & {
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
  readonly signingKey: SigningKey;
  readonly access: ApiAccess;

  constructor(scope: Construct, id: string, dataProps: DataStackProps) {
    const { signInUrls, deploymentName, codeOf, restoredTableStream, documentLockYears, digestLockMode, ...props } =
      dataProps;
    super(scope, id, { ...props, terminationProtection: true });
    this.cases = new CaseTable(this, 'Cases', { restoredStreamArn: restoredTableStream });
    this.documents = new DocumentBucket(this, 'Documents', { lockYears: documentLockYears });
    this.digests = new DigestBucket(this, 'Digests', { lockMode: digestLockMode });
    this.signingKey = new SigningKey(this, 'Signing', { deploymentName });
    this.access = new ApiAccess(this, 'Access', { signInUrls, deploymentName, codeOf });
    new CfnOutput(this, 'SignInUrl', { value: this.access.signInUrl });
    new CfnOutput(this, 'TokenUrl', { value: `${this.access.signInUrl}/oauth2/token` });
    new CfnOutput(this, 'UserPoolId', { value: this.access.userPool.userPoolId });
    new CfnOutput(this, 'SystemsClientId', { value: this.access.systems.userPoolClientId });
    new CfnOutput(this, 'PeopleClientId', { value: this.access.people.userPoolClientId });
  }
}
