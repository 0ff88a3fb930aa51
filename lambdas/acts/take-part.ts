import { localDate } from '../domain/calendar/send-window.ts';
import { balanceMinor, type Case } from '../domain/case/case.ts';
import { withClaim } from '../domain/case/claim/claim-after-payment.ts';
import { creditPart } from '../domain/case/credit-part.ts';
import type { Accepted } from '../domain/case/decision.ts';
import { withPrescription } from '../domain/case/prescription/watch-prescription.ts';
import { recordPayment } from '../domain/case/record-payment.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { excessChanges, type UnappliedChange } from '../domain/debtor/unapplied-money.ts';
import type { PartOutcome, PaymentFacts, PaymentPart } from '../domain/payment/payment-record.ts';
import type { Write } from '../ports/write.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation } from './dunning-of-case.ts';

/** A part of a payment cannot be put on its case, though it was found to fit. */
export class UntakablePartError extends Error {
  override readonly name = 'UntakablePartError';
}

/** What putting a part on its case takes, and what it gives to the debtor. */
export type TakenPart = {
  readonly situation: CaseSituation;
  readonly part: PaymentPart;
  readonly writes: readonly Write[];
  readonly done: PartOutcome;
  readonly changes: readonly UnappliedChange[];
};

/** What is still owed after it: nothing of an invoice that was canceled. */
function owedMinor(dunned: Case): number {
  return dunned.status === 'canceled' ? 0 : balanceMinor(dunned);
}

/** The writes of a decision about a part, with all that follows from it. */
function written(situation: CaseSituation, decision: Accepted, by: string): { after: Case; writes: Write[] } {
  const { policy, now } = situation;
  const today = localDate(now, policy.sendWindow.timeZone);
  // Told once for the whole payment, not invoice by invoice.
  const followed = withPrescription(situation, withClaim(situation, { ...decision, tell: [] }, today));
  return writesOf(situation, followed, by, wakeAfter(now));
}

function takePayment(situation: CaseSituation, part: PaymentPart, facts: PaymentFacts): TakenPart {
  const { dunned, debtor, policy, now } = situation;
  const { paymentId: id, amountMinor, by } = part;
  const { currency, creditNote: _none, ...others } = facts;
  const dates = { now, today: localDate(now, policy.sendWindow.timeZone) };
  const payment = { ...others, id, amount: { amountMinor, currency } };
  const decision = recordPayment(dunned, payment, { ...dates, policy, debtor });
  if (decision.kind !== 'accepted') throw new UntakablePartError(`payment ${id} does not fit on invoice ${dunned.id}`);
  const { after, writes } = written(situation, decision, by);
  const [told] = decision.tell.flatMap(({ subject }) => (subject.kind === 'receipt' ? [subject] : []));
  const done: PartOutcome = {
    balanceMinor: owedMinor(after),
    excessMinor: after.payments.at(-1)?.excessMinor ?? 0,
    isAnswered: decision.tell.length > 0,
    ...(told?.keptPromise && { keptPromise: told.keptPromise }),
    ...(told?.claim && { claim: told.claim }),
  };
  return { situation, part, writes, done, changes: excessChanges(dunned, after) };
}

/** A part of a credit note: what its invoice has no room for any more stays with the debtor. */
function takeCredit(
  situation: CaseSituation,
  part: PaymentPart,
  { currency, receivedOn, creditNote }: PaymentFacts & { readonly creditNote: NonNullable<PaymentFacts['creditNote']> },
): TakenPart {
  const { dunned, policy, now } = situation;
  const dates = { now, today: localDate(now, policy.sendWindow.timeZone) };
  const { decision, excessMinor } = creditPart(
    dunned,
    part,
    { ...creditNote, issuedOn: receivedOn },
    { ...dates, policy },
  );
  const left = excessMinor > 0 ? [{ paymentId: part.paymentId, amountMinor: excessMinor, currency, receivedOn }] : [];
  if (!decision)
    return {
      situation,
      part,
      writes: [],
      done: { balanceMinor: owedMinor(dunned), excessMinor, isAnswered: false },
      changes: left,
    };
  const { after, writes } = written(situation, decision, part.by);
  const done = { balanceMinor: owedMinor(after), excessMinor, isAnswered: false };
  return { situation, part, writes, done, changes: [...excessChanges(dunned, after), ...left] };
}

/** Puts a part of a payment, or of a credit note, on its case. */
export function takePart(situation: CaseSituation, part: PaymentPart, facts: PaymentFacts): TakenPart {
  const { creditNote } = facts;
  return creditNote ? takeCredit(situation, part, { ...facts, creditNote }) : takePayment(situation, part, facts);
}
