import { CfnOutput, RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { RelanceFunction } from './relance-function.ts';

/** Who signs what he sends us, and how his secret is called in the functions' environment. */
const senders = {
  Stripe: { variable: 'STRIPE_SECRET_ARN', what: 'the signing secrets of Stripe endpoints' },
  Payments: { variable: 'PAYMENTS_SECRET_ARN', what: 'the secrets that payment systems sign with' },
} as const;
export type Sender = keyof typeof senders;

/**
 * The secrets that others sign with when they tell us of money, each of them for all creditors. They are made without any,
 * so that nobody is let in before somebody has put one in place (`docs/webhooks.md`), and never made again.
 */
export class WebhookSecrets extends Construct {
  readonly #secrets: Readonly<Record<Sender, Secret>>;

  constructor(scope: Construct, id: string, { deploymentName }: { readonly deploymentName: string }) {
    super(scope, id);
    const secretOf = (sender: Sender): Secret => {
      const secret = new Secret(this, sender, {
        description: `${deploymentName}: ${senders[sender].what}, by creditor`,
        secretStringValue: SecretValue.unsafePlainText('{}'),
        removalPolicy: RemovalPolicy.RETAIN,
      });
      Validations.of(secret).acknowledge({
        id: 'AwsSolutions-SMG4',
        reason: 'Whoever signs has to change the secret at the same moment: a schedule of ours would lock him out.',
      });
      new CfnOutput(this, `${sender}SecretArn`, { value: secret.secretArn });
      return secret;
    };
    this.#secrets = { Stripe: secretOf('Stripe'), Payments: secretOf('Payments') };
  }

  /** Lets a function check what one of them sends. */
  bindReader(fn: RelanceFunction, sender: Sender): void {
    const { secretArn } = this.#secrets[sender];
    fn.bind(
      { [senders[sender].variable]: secretArn },
      { actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] },
    );
  }
}
