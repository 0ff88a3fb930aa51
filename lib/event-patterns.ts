import type { IntakePrefix } from '../lambdas/domain/intake-prefixes.ts';
import type { Webhook } from '../lambdas/domain/events-out/webhook-schema.ts';
import { payerEvents } from '../lambdas/domain/payer/payer-events.ts';

/** The name under which Relance publishes; nothing else may use it. */
export const ownEventSource = 'relance';

/** What other systems may tell Relance over its event bus. */
export function intakePattern(eventSources: readonly string[]) {
  return {
    source: [...eventSources],
    'detail-type': [
      'PaymentReceived',
      'InvoiceIssued',
      'RegisteredLetterStatus',
      'CollectionReport',
      'DebtorRiskChanged',
      'InvoiceStatusChanged',
    ],
  };
}

/**
 * What SES tells of the messages of this deployment. An account's SES events all meet on its default bus, so only those
 * of the deployment's own configuration set are taken.
 */
export function mailEventsPattern(configurationSetName: string) {
  return {
    source: ['aws.ses'],
    'detail-type': [
      'Email Sent',
      'Email Delivered',
      'Email Delivery Delayed',
      'Email Bounced',
      'Email Complaint Received',
      'Email Rejected',
    ],
    detail: { mail: { tags: { 'ses:configuration-set': [configurationSetName] } } },
  };
}

/** Where SES puts the mails that come in. */
export const mailPrefix = 'mails/';

/** With this, SES tries whether it may write, at each deployment of its rule. */
const sesTrial = `${mailPrefix}AMAZON_SES_SETUP_NOTIFICATION`;

/** S3 tells of every mail that SES has put into the bucket, where nothing else is put. */
export function inboundMailPattern(bucketName: string) {
  return {
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: { bucket: { name: [bucketName] }, object: { key: [{ 'anything-but': [sesTrial] }] } },
  };
}

/** What of that an endpoint of the company's own is told. */
export function webhookPattern({ events, creditors }: Webhook) {
  return {
    source: [ownEventSource],
    ...(events && { 'detail-type': [...events] }),
    ...(creditors && { detail: { creditor: [...creditors] } }),
  };
}

/** What Relance itself tells of cases, as far as it changes what is known of a payer: nothing else wakes that function. */
export const payerEventsPattern = { source: [ownEventSource], 'detail-type': [...payerEvents] };

/** S3 tells of every file that is dropped under a prefix of the intake bucket; a folder that somebody makes in the console is none. */
export function intakeFilesPattern(
  bucketName: string,
  prefixes: readonly (IntakePrefix | `${IntakePrefix}${string}`)[],
) {
  const fromPrefix = prefixes.map((prefix) => ({ prefix }));
  return {
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: { bucket: { name: [bucketName] }, object: { key: fromPrefix, size: [{ numeric: ['>', 0] }] } },
  };
}
