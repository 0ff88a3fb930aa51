import type { CivilDate } from '../calendar/civil-date.ts';
import { contentHash } from '../canonical-json.ts';
import type { Book } from './book.ts';

/** What finance is told by mail: what leaves on the next business day, and where the book stands at the start of a week. */
export type DigestKind = 'daily' | 'weekly';

/** Which digest: that of a creditor for a day; a weekly one is named by the Monday of its week. */
export type DigestKey = { readonly creditor: string; readonly kind: DigestKind; readonly day: CivilDate };

/**
 * A digest on record. `sending` is written before SES is called, as for every message; `unknown` when nobody knows whether
 * it left, and then it is never sent again by itself. `empty` when there was nothing to tell.
 */
export type Digest = DigestKey & {
  readonly state: 'sending' | 'sent' | 'refused' | 'unknown' | 'empty';
  readonly at: string;
  /** How often it was tried: only after a clear refusal once more. */
  readonly attempt: number;
  readonly messageId?: string;
  /** The book that a weekly one has told, from which the next one says what has moved. */
  readonly book?: Book;
};

/** What the mail service calls the message: digests have keys of their own, which no message to a debtor has. */
export function digestKeyOf({ creditor, kind, day }: DigestKey): string {
  return `digest-${contentHash([creditor, kind, day]).slice(0, 25)}`;
}
