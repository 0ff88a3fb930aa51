import { CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Webhook } from '../../lambdas/domain/events-out/webhook-schema.ts';
import type { RelanceFunction } from './relance-function.ts';

type EndpointSecretsProps = { readonly deploymentName: string; readonly webhooks: readonly Webhook[] };

/**
 * The secrets that we sign with what the company's own systems are told: one for each, so that no system can speak in the
 * name of Relance to another one. They are made with a random value; who changes one keeps the old one beside it for a while.
 */
export class EndpointSecrets extends Construct {
  readonly #secrets: ReadonlyMap<string, Secret>;

  constructor(scope: Construct, id: string, { deploymentName, webhooks }: EndpointSecretsProps) {
    super(scope, id);
    this.#secrets = new Map(webhooks.map(({ id: endpoint }) => [endpoint, this.secretOf(endpoint, deploymentName)]));
  }

  private secretOf(endpoint: string, deploymentName: string): Secret {
    const secret = new Secret(this, endpoint, {
      description: `${deploymentName}: signs what the endpoint ${endpoint} is told`,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'current',
        passwordLength: 48,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'The receiver has to learn the new secret before the old one goes: a schedule of ours would lock him out.',
    });
    new CfnOutput(this, `${endpoint}-arn`, { value: secret.secretArn });
    return secret;
  }

  /** Lets a function sign. */
  bindReader(fn: RelanceFunction): void {
    const arns = Object.fromEntries([...this.#secrets].map(([endpoint, { secretArn }]) => [endpoint, secretArn]));
    fn.bind(
      { WEBHOOK_SECRET_ARNS: Stack.of(fn).toJsonString(arns), WEBHOOK_LOOPBACK: 'refused' },
      { actions: ['secretsmanager:GetSecretValue'], resources: Object.values(arns) },
    );
  }
}
