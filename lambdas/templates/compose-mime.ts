import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';

/** A name and its e-mail address. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A file that goes with a message. */
export interface MimeAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A message before it becomes bytes. */
export interface MimeMessage {
  readonly from: Mailbox;
  readonly replyTo?: Mailbox | undefined;
  /** The address that answers go to as well, besides the one of `replyTo`. */
  readonly answersAlsoTo?: string | undefined;
  readonly to: readonly string[];
  /** Who reads along, for all to see. */
  readonly cc?: readonly string[] | undefined;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Message-IDs that this message answers, oldest first, in angle brackets as SES wrote them. */
  readonly references?: readonly string[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Files that go with it, each under a name in plain letters, which every mail program shows as it is. */
  readonly attachments?: readonly MimeAttachment[] | undefined;
  /** When the message is composed; SES writes its own Date and Message-ID over those given here. */
  readonly date: Date;
}

/** A value that could add a header, a recipient or a second address: the message must not leave. */
export class HeaderInjectionError extends Error {
  override readonly name = 'HeaderInjectionError';
  constructor(field: string, found: string) {
    super(`The field ${field} holds ${found}`);
  }
}

/** Header fields this function writes itself, so that a second one can never contradict them. */
const ownFields = new Set(
  (
    'from sender reply-to to cc bcc subject date message-id in-reply-to references auto-submitted ' +
    'mime-version content-type content-transfer-encoding content-disposition'
  ).split(' '),
);

const singleLine = (field: string, value: string): string => {
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) throw new HeaderInjectionError(field, 'a line break or control character');
  return value;
};

const addressOf = (field: string, value: string): string => {
  if (!/^[^\s"(),:;<>@[\\\]]+@[^\s"(),:;<>@[\\\]]+$/.test(singleLine(field, value)))
    throw new HeaderInjectionError(field, 'something else than exactly one e-mail address');
  return value;
};

const mailboxOf = (field: string, { name, address }: Mailbox): Mailbox => ({
  name: singleLine(`${field}.name`, name),
  address: addressOf(`${field}.address`, address),
});

const replyToOf = (person: Mailbox, alsoTo: string | undefined): Mailbox | Mailbox[] => {
  const mailbox = mailboxOf('replyTo', person);
  return alsoTo === undefined ? mailbox : [mailbox, { name: '', address: addressOf('answersAlsoTo', alsoTo) }];
};

const messageIdOf = (field: string, value: string): string => {
  if (!/^<[^\s<>]+@[^\s<>]+>$/.test(singleLine(field, value)))
    throw new HeaderInjectionError(field, 'something else than one Message-ID in angle brackets');
  return value;
};

const headerOf = ([name, value]: readonly [string, string]): { key: string; value: string } => {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || ownFields.has(name.toLowerCase()))
    throw new HeaderInjectionError(`headers.${JSON.stringify(name)}`, 'a name that is not free to be set');
  return { key: name, value: singleLine(`headers.${name}`, value) };
};

const attachmentOf = ({ name, contentType, bytes }: MimeAttachment, index: number) => {
  if (!/^[\w-]+(\.[\w-]+)*$/.test(name) || !/^[\w.+-]+\/[\w.+-]+$/.test(contentType))
    throw new HeaderInjectionError(`attachments[${index}]`, 'a name or type that is not one plain word');
  return { filename: name, contentType, content: bytes };
};

/**
 * The message as bytes for SES: text and HTML as alternatives in UTF-8, marked as written by a machine
 * (`Auto-Submitted`, RFC 3834), threaded under the messages it follows. The same input gives the same bytes, so that
 * what is kept as evidence can be composed again and compared.
 * @throws HeaderInjectionError when a value could add a header, a recipient or a second address
 */
export const composeMime = async (message: MimeMessage): Promise<Buffer> => {
  if (message.to.length === 0) throw new HeaderInjectionError('to', 'no recipient');
  const references = (message.references ?? []).map((id, index) => messageIdOf(`references[${index}]`, id));
  const from = mailboxOf('from', message.from);
  const cc = (message.cc ?? []).map((address, index) => addressOf(`cc[${index}]`, address));
  const attachments = (message.attachments ?? []).map(attachmentOf);
  const fields = {
    from,
    to: message.to.map((address, index) => addressOf(`to[${index}]`, address)),
    ...(cc.length > 0 && { cc }),
    subject: singleLine('subject', message.subject),
    headers: [...Object.entries(message.headers).map(headerOf), { key: 'Auto-Submitted', value: 'auto-generated' }],
    ...(message.replyTo && { replyTo: replyToOf(message.replyTo, message.answersAlsoTo) }),
    ...(references.length > 0 && { references, inReplyTo: references.at(-1) }),
    date: message.date,
    text: message.text,
    html: message.html,
  };
  const hash = createHash('sha256').update(JSON.stringify(fields));
  for (const { filename, content } of attachments) hash.update(filename).update(content);
  const fingerprint = hash.digest('hex').slice(0, 32);
  return new MailComposer({
    ...fields,
    attachments,
    messageId: `<${fingerprint}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    baseBoundary: fingerprint,
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
};
