import { headersOf, type InboundMail } from './inbound-mail.ts';

/** Who may have been written to, and to whom the receiving server says that it came. */
const recipientHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc', 'received'];

/** A long thread names every mail of years; the latest stand last. */
const mostReferences = 20;

/** The address that an answer to one message comes in by: a label says which message it is. */
export function answerAddressOf(address: string, messageKey: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${messageKey}${address.slice(at)}`;
}

/** The keys of messages by whose own address a mail came in. */
function taggedKeys(mail: InboundMail, address: string): string[] {
  const at = address.lastIndexOf('@');
  const [name, domain] = [address.slice(0, at), address.slice(at)].map((part) => part.replaceAll('.', '\\.'));
  const tagged = new RegExp(`(?<![\\w.+-])${name}\\+([0-9a-f]{32})${domain}(?![\\w-]|\\.\\w)`, 'gi');
  return headersOf(mail, ...recipientHeaders).flatMap((value) =>
    Array.from(value.matchAll(tagged), ([, key = '']) => key.toLowerCase()),
  );
}

/** The ids that SES gave to the mails which this one says that it answers, the latest first. */
function answeredSesIds(mail: InboundMail): string[] {
  const idsIn = (name: string) =>
    headersOf(mail, name).flatMap((value) =>
      Array.from(value.matchAll(/<([\w-]{1,100})@[\w-]{1,30}\.amazonses\.com>/g), ([, id = '']) => id),
    );
  return [...idsIn('in-reply-to'), ...idsIn('references').toReversed().slice(0, mostReferences)];
}

/**
 * Which messages a mail may answer, by key or by SES id, the likeliest first: the one whose own address it came in by,
 * else those that it names as answered.
 */
export function answeredMessages(mail: InboundMail, address: string | undefined): readonly string[] {
  const keys = address === undefined ? [] : taggedKeys(mail, address);
  return [...new Set([...keys, ...answeredSesIds(mail)])];
}
