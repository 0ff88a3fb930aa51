import path from 'node:path';
import { readDeployment } from '../../lib/config.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { readFileSync } from 'node:fs';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

const region = 'eu-west-3';
const account = '000000000000';

/** The names that a deployment would have: the same in every local stack. */
export const names = {
  region,
  table: 'relance',
  eventBus: 'relance',
  configurationSet: 'relance',
  mailBucket: 'relance-mails',
  documentBucket: 'relance-documents',
  digestBucket: 'relance-digests',
  intakeBucket: 'relance-intake',
  signingKey: `arn:aws:kms:${region}:${account}:key/00000000-0000-4000-8000-000000000001`,
  stripeSecret: `arn:aws:secretsmanager:${region}:${account}:secret:relance/stripe-AAAAAA`,
  paymentsSecret: `arn:aws:secretsmanager:${region}:${account}:secret:relance/payments-AAAAAA`,
  endpointSecret: (endpoint: string) =>
    `arn:aws:secretsmanager:${region}:${account}:secret:relance/endpoint-${endpoint}`,
  dunning: `arn:aws:states:${region}:${account}:stateMachine:Dunning`,
  debtorNotice: `arn:aws:states:${region}:${account}:stateMachine:DebtorNotice`,
  bulkImport: `arn:aws:states:${region}:${account}:stateMachine:BulkImport`,
  functionArn: (name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`,
} as const;

/** The settings of the demo environment, as `cdk.json` gives them. */
export function demoSettings(): Settings {
  const { context } = JSON.parse(readFileSync(path.join(projectRoot, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  return readDeployment(context).settings;
}

/** What the functions find in their environment: the deployment's names, and where the local parts listen. */
export function functionEnvironment(
  endpoints: {
    dynamodb: string;
    sfn: string;
    ses: string;
    events: string;
    s3: string;
    kms: string;
    secrets: string;
  },
  webhooks: readonly { readonly id: string }[] = [],
): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SFN: endpoints.sfn,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.events,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_KMS: endpoints.kms,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secrets,
    TABLE_NAME: names.table,
    EVENT_BUS_NAME: names.eventBus,
    MAIL_BUCKET_NAME: names.mailBucket,
    DOCUMENT_BUCKET_NAME: names.documentBucket,
    DIGEST_BUCKET_NAME: names.digestBucket,
    INTAKE_BUCKET_NAME: names.intakeBucket,
    SIGNING_KEY_ID: names.signingKey,
    STRIPE_SECRET_ARN: names.stripeSecret,
    PAYMENTS_SECRET_ARN: names.paymentsSecret,
    WEBHOOK_SECRET_ARNS: JSON.stringify(Object.fromEntries(webhooks.map(({ id }) => [id, names.endpointSecret(id)]))),
    // Receivers of tests and examples listen on this machine.
    WEBHOOK_LOOPBACK: 'allowed',
    CONFIGURATION_SET_NAME: names.configurationSet,
    DUNNING_STATE_MACHINE_ARN: names.dunning,
    DEBTOR_NOTICE_STATE_MACHINE_ARN: names.debtorNotice,
    BULK_IMPORT_STATE_MACHINE_ARN: names.bulkImport,
    POWERTOOLS_SERVICE_NAME: 'relance',
    POWERTOOLS_METRICS_NAMESPACE: 'Relance',
    // Locally nobody reads outcomes and counts line by line; each line would cross from thread to thread.
    LOG_LEVEL: 'WARN',
    POWERTOOLS_METRICS_DISABLED: 'true',
  };
}
