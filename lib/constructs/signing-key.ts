import { RemovalPolicy } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { RelanceFunction } from './relance-function.ts';

/**
 * What the account may do with the key besides using it. Not to delete it: whoever wants that must first write it into
 * the key's policy.
 */
const administration = [
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:EnableKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/** The key that signs in the name of a deployment: RSA of 2,048 bits, which never leaves KMS. Its public half is with each signature. */
export class SigningKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { deploymentName }: { readonly deploymentName: string }) {
    super(scope, id);
    const account = { principals: [new AccountRootPrincipal()], resources: ['*'] };
    this.key = new Key(this, 'Key', {
      description: `${deploymentName}: signs the heads of all chains`,
      alias: `${deploymentName}-signing`,
      keySpec: KeySpec.RSA_2048,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          new PolicyStatement({ sid: 'Administer', actions: administration, ...account }),
          // To whom is said by the policies of IAM: our functions are made after the key, in a stack beside it.
          new PolicyStatement({ sid: 'ShowPublicKey', actions: ['kms:GetPublicKey'], ...account }),
          new PolicyStatement({
            sid: 'Sign',
            actions: ['kms:Sign'],
            ...account,
            conditions: {
              StringEquals: { 'kms:SigningAlgorithm': 'RSASSA_PKCS1_V1_5_SHA_256', 'kms:MessageType': 'RAW' },
            },
          }),
        ],
      }),
    });
  }

  /** Lets a function sign. */
  bindSigner(fn: RelanceFunction): void {
    const { keyId, keyArn } = this.key;
    fn.bind({ SIGNING_KEY_ID: keyId }, { actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [keyArn] });
  }
}
