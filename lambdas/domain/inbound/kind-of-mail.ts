import { headerOf, type InboundMail } from './inbound-mail.ts';

/** What a mail is: a person's answer, or something that pauses nobody. */
export const mailKinds = ['answer', 'automatic', 'own', 'spam', 'virus'] as const;
export type MailKind = (typeof mailKinds)[number];

const automaticSubject =
  /^\s*(automatic reply|auto(matic)?[ -]?(reply|response)|out of (the )?office|r[ée]ponse automatique|absen(ce|t)|automatische antwort|abwesen)/i;

/** Servers that report on mail, and nobody who reads it. */
const reporters = /^(mailer-daemon|postmaster)@/i;

/** Gives the first word of a field's value, without its parameters and comments. */
function wordOf(mail: InboundMail, name: string): string | undefined {
  return headerOf(mail, name)
    ?.trim()
    .split(/[;\s(]/, 1)[0]
    ?.toLowerCase();
}

/** https://www.rfc-editor.org/rfc/rfc3834, and what mail programs did before it and do beside it. */
function isAutomatic(mail: InboundMail): boolean {
  const submitted = wordOf(mail, 'auto-submitted') ?? 'no';
  if (submitted !== 'no' && submitted !== '') return true;
  const precedence = wordOf(mail, 'precedence');
  if (precedence === 'bulk' || precedence === 'junk' || precedence === 'auto_reply') return true;
  // The shared mailbox of an accounting department is often a list: a person's answer from it says so, too.
  if (precedence === 'list' && headerOf(mail, 'in-reply-to') === undefined) return true;
  if (headerOf(mail, 'x-autoreply') !== undefined || headerOf(mail, 'x-autorespond') !== undefined) return true;
  // People's mail from a ticket system asks for no automatic answer either: alone it proves nothing.
  if (headerOf(mail, 'x-auto-response-suppress') !== undefined && automaticSubject.test(mail.subject ?? ''))
    return true;
  if (headerOf(mail, 'return-path')?.replaceAll(/\s/g, '') === '<>') return true;
  if (wordOf(mail, 'content-type') === 'multipart/report') return true;
  return mail.from !== undefined && reporters.test(mail.from);
}

/** Says what a mail is. `ownAddresses`: those that the creditors themselves write from, in lower case. */
export function kindOfMail(mail: InboundMail, ownAddresses: ReadonlySet<string>): MailKind {
  if (wordOf(mail, 'x-ses-virus-verdict') === 'fail') return 'virus';
  if (wordOf(mail, 'x-ses-spam-verdict') === 'fail') return 'spam';
  if (headerOf(mail, 'x-relance-message') !== undefined) return 'own';
  if (mail.from !== undefined && ownAddresses.has(mail.from.toLowerCase())) return 'own';
  return isAutomatic(mail) ? 'automatic' : 'answer';
}
