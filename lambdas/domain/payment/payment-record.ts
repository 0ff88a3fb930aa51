import { contentHash } from '../canonical-json.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { ClaimShare } from '../case/claim/demanded-claim.ts';
import type { UnappliedChange } from '../debtor/unapplied-money.ts';
import type { Payment } from '../payment.ts';
import type { ReversalReason } from '../message/transactional.ts';
import type { Currency } from '../money.ts';

/** What a case has made of a part of a payment. Minor units. */
export type PartOutcome = {
  /** What was still owed of the invoice after it. */
  readonly balanceMinor: number;
  /** What of it was too much, because somebody else had paid meanwhile. */
  readonly excessMinor: number;
  /** True where we had written about the invoice before. */
  readonly isAnswered: boolean;
  readonly keptPromise?: { readonly amountMinor: number; readonly promisedFor: CivilDate } | undefined;
  /** What of it has settled the claim for late payment that was demanded with the invoice. */
  readonly claim?: ClaimShare | undefined;
};

/** A part of a payment that goes to an invoice. */
export type PaymentPart = {
  readonly invoiceId: string;
  readonly debtorId: string;
  /** The id under which its case has it: that of the payment, or one made of it and of the allocation. */
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly by: string;
  /** Absent until it is on its case. */
  readonly done?: PartOutcome | undefined;
};

/** What every part of a payment tells its case. */
export type PaymentFacts = Pick<Payment, 'receivedOn' | 'method' | 'reference'> & {
  readonly currency: Currency;
  /** It is no money but a credit note: its parts are credit notes on their cases. */
  readonly creditNote?: { readonly number: string; readonly reason: string } | undefined;
};

/** A payment was taken back, all of it. */
export type WholeReversal = {
  readonly id: string;
  readonly reason: ReversalReason;
  readonly receivedOn: CivilDate;
  readonly by: string;
  /** No debtor is told of it: the creditor has paid the money back, and has told him himself. */
  readonly isQuiet?: true | undefined;
};

/** A payment by its id, which is taken once per creditor, and where its money has gone. Amounts in minor units. */
export type PaymentRecord = {
  readonly creditor: string;
  readonly id: string;
  /** Of what was posted: tells the same payment from another one. */
  readonly hash: string;
  /** The invoice it was posted to; absent of a payment for several. */
  readonly invoiceId?: string | undefined;
  /** Its id was made for a part of that payment. */
  readonly partOf?: string | undefined;
  /** Absent of what was stored before payments were spread. */
  readonly facts?: PaymentFacts | undefined;
  /** Beside what it was posted to. */
  readonly parts: readonly PaymentPart[];
  /** What came in beyond all invoices, and whose it is: null as long as nobody knows. */
  readonly rest?: { readonly amountMinor: number; readonly debtorId: string | null } | undefined;
  /** What was paid back of it. */
  readonly refundedMinor?: number | undefined;
  readonly reversal?: WholeReversal | undefined;
  /** All its cases have heard of that. */
  readonly isReversed?: true | undefined;
  readonly version: number;
};

/** The parts that are not on their cases yet. */
export function partsToDo({ parts }: Pick<PaymentRecord, 'parts'>): PaymentPart[] {
  return parts.filter(({ done }) => done === undefined);
}

/** True while something of it is not where it belongs: a part not on its case yet, or a reversal not on all of them. */
export function isUnfinished(payment: Pick<PaymentRecord, 'parts' | 'reversal' | 'isReversed'>): boolean {
  return partsToDo(payment).length > 0 || (payment.reversal !== undefined && !payment.isReversed);
}

/** The record of a payment of which so much more was paid back, in minor units. */
export function withRefund(payment: PaymentRecord, refundMinor: number): PaymentRecord {
  return { ...payment, refundedMinor: (payment.refundedMinor ?? 0) + refundMinor, version: payment.version + 1 };
}

/** The record with what cases have made of some of its parts. */
export function withParts(record: PaymentRecord, changed: ReadonlyMap<PaymentPart, PaymentPart>): PaymentRecord {
  const parts = record.parts.map((part) => changed.get(part) ?? part);
  return { ...record, parts, version: record.version + 1 };
}

/** The id that an allocation's parts of a payment have on their cases. */
export function partIdOf(paymentId: string, allocationId: string): string {
  return `${paymentId}+${contentHash([paymentId, allocationId]).slice(0, 12)}`;
}

/** What of a payment came in beyond all invoices, as long as nobody knows whose it is. */
export function unownedOf({ id, rest, facts, reversal }: PaymentRecord): UnappliedChange | undefined {
  if (rest?.debtorId !== null || !facts || reversal) return undefined;
  return { paymentId: id, amountMinor: rest.amountMinor, currency: facts.currency, receivedOn: facts.receivedOn };
}
