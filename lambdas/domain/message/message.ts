import { contentHash } from '../canonical-json.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { NoticeDocument } from '../case/notice.ts';
import type { WindowNotice } from '../window/window.ts';
import type { TransactionalSubject } from './transactional.ts';

export type MessageKind = 'dunning' | 'formal' | 'transactional';

/** What a message answers or tells, and where its end is noted. */
export type MessageOccasion =
  | { readonly kind: 'window'; readonly date: CivilDate }
  | {
      readonly kind: 'transactional';
      readonly id: string;
      readonly about: TransactionalSubject['kind'];
      /** The payment, promise, plan or reversal that it is about. */
      readonly of: string;
      readonly invoiceId: string;
      /** The other invoices that it is about, of the same debtor; absent of most. */
      readonly otherIds?: readonly string[] | undefined;
      /** Which occasion it is, when SES took no mail on those before; absent on the first. */
      readonly postponed?: number | undefined;
    };

/**
 * A message to a debtor. `sending` is on record before SES is called; `sent` once SES has given its id; `refused` when
 * SES has said no; `unknown` when nobody knows: then a person looks, and no second mail leaves by itself.
 */
export type Message = {
  readonly key: string;
  readonly kind: MessageKind;
  readonly creditor: string;
  readonly debtorId: string;
  readonly occasion: MessageOccasion;
  readonly notices: readonly WindowNotice[];
  /** Where it goes, by the ids of the addresses: whom it is addressed to first, copies last. */
  readonly recipients: readonly string[];
  readonly state: 'sending' | 'sent' | 'refused' | 'unknown';
  readonly sendingAt: string;
  readonly sentAt?: string;
  /** How many parts of the cases it is about have heard of that; absent where one transaction told them all. */
  readonly settledParts?: number;
  readonly messageId?: string;
  readonly refusal?: string;
  /** The letter that is attached to a formal notice, as it is kept. */
  readonly document?: NoticeDocument;
};

/** The key of a message, made of what it is for: the same occasion never gives two messages of a kind. */
export function messageKeyOf(creditor: string, debtorId: string, kind: MessageKind, occasion: MessageOccasion): string {
  return contentHash([creditor, debtorId, kind, occasion]).slice(0, 32);
}
