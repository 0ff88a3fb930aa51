import type { ClaimShare } from '../case/claim/demanded-claim.ts';
import type { Telling } from '../message/transactional.ts';
import type { PartOutcome, PaymentPart, PaymentRecord } from './payment-record.ts';

/** What a debtor is told of a payment, about the first of its invoices and with it about all the others. */
export type ReceiptTelling = Telling & { readonly invoiceId: string };

type DonePart = PaymentPart & { readonly done: PartOutcome };

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const isDone = (part: PaymentPart): part is DonePart => part.done !== undefined;

function claimMinorOf({ done: { claim } }: DonePart): number {
  return claim ? claim.interestMinor + claim.compensationMinor : 0;
}

/** What all parts together have settled for late payment; undefined when nothing. */
function claimOfParts(parts: readonly DonePart[]): ClaimShare | undefined {
  const shares = parts.flatMap(({ done }) => done.claim ?? []);
  if (shares.length === 0) return undefined;
  return {
    interestMinor: sumOf(shares.map(({ interestMinor }) => interestMinor)),
    compensationMinor: sumOf(shares.map(({ compensationMinor }) => compensationMinor)),
  };
}

/**
 * The one receipt of a debtor for a payment that came for several of his invoices, once all of its parts are on their
 * cases: what each got and what remains of it. Nothing where we had not written to him about any of them.
 */
export function receiptFor(record: PaymentRecord, debtorId: string, paymentId: string): ReceiptTelling | undefined {
  const { facts, rest } = record;
  const his = record.parts.filter((part) => part.debtorId === debtorId && part.paymentId === paymentId);
  const parts = his.filter(isDone);
  const [first] = parts;
  if (!facts || !first || parts.length < his.length || !parts.some(({ done }) => done.isAnswered)) return undefined;
  const restMinor = rest?.debtorId === debtorId && paymentId === record.id ? rest.amountMinor : 0;
  const unappliedMinor = restMinor + sumOf(parts.map(({ done }) => done.excessMinor));
  const remainsMinor = sumOf(parts.map(({ done }) => done.balanceMinor));
  const amountMinor = restMinor + sumOf(parts.map((part) => part.amountMinor));
  const claim = claimOfParts(parts);
  const base = { kind: 'receipt' as const, id: paymentId, receivedOn: facts.receivedOn, ...(claim && { claim }) };
  const amount = { amountMinor, currency: facts.currency };
  const { invoiceId, done } = first;
  if (parts.length === 1 && (unappliedMinor === 0 || remainsMinor === 0)) {
    const { keptPromise } = done;
    const balanceMinor = unappliedMinor > 0 ? -unappliedMinor : remainsMinor;
    return { invoiceId, subject: { ...base, amount, balanceMinor, ...(keptPromise && { keptPromise }) } };
  }
  const invoices = parts.map((part) => ({
    invoiceId: part.invoiceId,
    amountMinor: part.amountMinor - part.done.excessMinor - claimMinorOf(part),
    balanceMinor: part.done.balanceMinor,
    ...(part.done.keptPromise && { keptPromise: part.done.keptPromise }),
  }));
  const left = unappliedMinor > 0 && { unappliedMinor };
  return { invoiceId, subject: { ...base, amount, balanceMinor: remainsMinor, invoices, ...left } };
}
