import { readMimeHead } from './mime-head.ts';

/** The part after @ of the Message-ID that SES writes: us-east-1 has a name of its own. */
const messageIdDomain = (region: string): string =>
  region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`;

/** The Message-ID a debtor sees, and answers to. */
const messageIdHeaderOf = (sesId: string, region: string): string => `<${sesId}@${messageIdDomain(region)}>`;

/** RFC 5322 date in UTC, as SES writes it: `Mon, 02 Mar 2026 08:00:00 +0000`. */
const dateHeaderOf = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');

/**
 * The head of the message as SES delivers it: Message-ID and Date are SES's own, whatever was submitted, and Bcc is
 * taken out. All other fields and the body stay byte for byte.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
export function deliveredHead(submitted: Buffer, sesId: string, region: string, at: number): Buffer {
  const { fields, lineEnd } = readMimeHead(submitted);
  const kept = fields.filter((field) => !['message-id', 'date', 'bcc'].includes(field.name));
  const own = `Message-ID: ${messageIdHeaderOf(sesId, region)}${lineEnd}Date: ${dateHeaderOf(at)}${lineEnd}`;
  const lines = kept.map((field) => (field.raw.endsWith('\n') ? field.raw : field.raw + lineEnd));
  return Buffer.from(lines.join('') + own + lineEnd, 'latin1');
}
