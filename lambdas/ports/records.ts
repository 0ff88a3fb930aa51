import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Case } from '../domain/case/case.ts';
import type { Note } from '../domain/case/decision.ts';
import type { Contribution } from '../domain/payer/contribution.ts';
import type { DebtorWindow } from '../domain/window/window.ts';

/** Which debtor of which creditor. */
export type PayerKey = { readonly creditor: string; readonly debtorId: string };

/** What a case said of its payer at one of its revisions. */
export type KeptContribution = { readonly revision: number; readonly contribution: Contribution };

/** The last invoice that payers may call by a name, and how many have had it: more than one, and it names none for sure. */
export type NamedInvoice = { readonly name: string; readonly invoiceId: string; readonly uses: number };

/** Words of people about an act on a case, with when and whose. Personal data: kept apart, so that it can be erased. */
export type KeptNote = Note & { readonly at: string; readonly by: string };

/** Which window of which debtor. */
export type WindowKey = Pick<DebtorWindow, 'creditor' | 'debtorId' | 'date'>;

/** Answers waiting for what happens to a case: the token of the run's listener and the version it has heard of. */
export type Listener = { readonly run: number; readonly version: number; readonly token: string };

/** What should have moved by now. */
export type Sleeper =
  | { readonly kind: 'case'; readonly invoiceId: string }
  | { readonly kind: 'window'; readonly creditor: string; readonly debtorId: string; readonly date: CivilDate }
  | { readonly kind: 'transactional'; readonly creditor: string; readonly debtorId: string; readonly id: string }
  | { readonly kind: 'debtor' | 'credit'; readonly creditor: string; readonly debtorId: string }
  | { readonly kind: 'payment'; readonly creditor: string; readonly paymentId: string }
  | { readonly kind: 'statement'; readonly id: string }
  | { readonly kind: 'message'; readonly key: string };

/** A bounce is final; a soft bounce is one after which SES goes on trying. */
export type MailEventKind = 'send' | 'delivery' | 'delay' | 'bounce' | 'softBounce' | 'complaint' | 'reject';

export type MailEvent = {
  readonly kind: MailEventKind;
  readonly messageKey: string;
  readonly messageId: string;
  readonly at: string;
  /** What SES says of a bounce. */
  readonly reason?: string;
  /** The recipients it is about, by the ids of their addresses, in order; absent when SES names none. */
  readonly recipients?: readonly string[];
};

/** A case with the instant by which something of it should move. */
export type KnownWake = { readonly dunned: Case; readonly wakeBy: string | null };
