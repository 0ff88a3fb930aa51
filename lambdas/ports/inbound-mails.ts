import type { InboundMail } from '../domain/inbound/inbound-mail.ts';

/** A mail that no program can take apart, now or later. */
export class UnreadableMailError extends Error {
  override readonly name = 'UnreadableMailError';
}

/** Where mails that came in lie. */
export type InboundMails = {
  /** Throws UnreadableMailError for one that is no mail. */
  load(file: string): Promise<InboundMail>;
};
