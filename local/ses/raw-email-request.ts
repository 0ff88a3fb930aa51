import { addressParser } from 'postal-mime';
import { checkAddress } from './mail-address.ts';
import { headerValue, readMimeHead } from './mime-head.ts';
import type { MimeHead } from './mime-head.ts';
import { SesError } from './ses-error.ts';

/** A SendRawEmail request that SES would accept. Destinations are bare addresses. */
export type RawEmailRequest = {
  readonly source: string;
  readonly destinations: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | undefined;
  readonly submitted: Buffer;
};

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const maxMessageBytes = 10 * 1024 * 1024;
const maxRecipients = 50;

const invalid = (message: string): SesError => new SesError('InvalidParameterValue', message);

function listOf(form: URLSearchParams, prefix: string, suffix = ''): string[] {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${prefix}.member.${index}${suffix}`);
    if (value === null) return values;
    values.push(value);
  }
}

function addressesIn(head: MimeHead, ...names: string[]): string[] {
  return names.flatMap((name) =>
    addressParser(headerValue(head, name) ?? '', { flatten: true }).map((mailbox) => mailbox.address ?? ''),
  );
}

function readTags(form: URLSearchParams): Record<string, string> {
  const names = listOf(form, 'Tags', '.Name');
  const values = listOf(form, 'Tags', '.Value');
  for (const part of [...names, ...values]) {
    if (!/^[A-Za-z0-9_-]{1,256}$/.test(part)) {
      throw invalid(`Invalid tag <${part}>, only alphanumeric ASCII characters, '_' and '-' are allowed.`);
    }
  }
  if (new Set(names).size !== names.length) throw invalid('Duplicate message tag name.');
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

/**
 * Reads and checks a SendRawEmail form as SES does: 10 MB, 50 recipients, addresses, tags, a From header. Without a
 * source or destinations, the message's own From, To, Cc and Bcc stand for them.
 */
export function readRawEmailRequest(form: URLSearchParams): RawEmailRequest {
  const submitted = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
  if (submitted.length === 0) throw invalid('Empty raw message.');
  if (submitted.length > maxMessageBytes) {
    throw invalid(`Message length is more than ${maxMessageBytes} bytes long: '${submitted.length}'.`);
  }
  const head = readMimeHead(submitted);
  const from = headerValue(head, 'from');
  if (from === undefined) throw invalid("Missing required header 'From'.");

  const source = form.get('Source') ?? from;
  checkAddress(source);
  const given = listOf(form, 'Destinations');
  const destinations = given.length > 0 ? given : addressesIn(head, 'to', 'cc', 'bcc');
  if (destinations.length === 0) throw invalid('No recipients given.');
  if (destinations.length > maxRecipients) throw invalid(`Recipient count exceeds ${maxRecipients}.`);

  return {
    source,
    destinations: destinations.map(checkAddress),
    tags: readTags(form),
    configurationSet: form.get('ConfigurationSetName') ?? undefined,
    submitted,
  };
}
