import { balanceMinor, type Case, isClosed } from './case.ts';
import { BrokenEventLogError } from './broken-event-log-error.ts';
import { principalPartMinor, withExcess } from './case-money.ts';
import { confirmedMinorBy } from './dispute-money.ts';
import { claimReopened } from './claim/evolve-claim.ts';
import type { MoneyFact } from './money-facts.ts';
import { withoutAgreements } from './evolve-pauses.ts';
import { withoutTasks } from './open-tasks.ts';

type FactOf<Type extends MoneyFact['type']> = Extract<MoneyFact, { type: Type }>;

/**
 * A case of which nothing is owed any more is at its end: paid when money came for it, canceled when credit notes alone
 * have settled it.
 */
export function closedBySettlement(after: Case, at: string): Case {
  if (isClosed(after) || balanceMinor(after) > 0) return after;
  return { ...withoutTasks(after), status: after.receivedMinor > 0 ? 'paid' : 'canceled', closedAt: at };
}

function received(before: Case, { data }: FactOf<'PaymentRecorded'>): Case {
  const { paymentId: id, amountMinor, excessMinor = 0, claimMinor, receivedOn } = data;
  const onClaim = claimMinor !== undefined && { claimMinor };
  const payment = { id, amountMinor, excessMinor, ...onClaim, receivedOn, isReceiptSent: false, reversal: null };
  return {
    ...before,
    receivedMinor: before.receivedMinor + principalPartMinor(payment),
    payments: [...before.payments, payment],
  };
}

/** Money is gone again. A case it had closed is open again, in a new run, at the stage it had reached. */
function reversed(before: Case, { data }: FactOf<'PaymentReversed'>, at: string): Case {
  const { reversalId: id, paymentId, reason, receivedOn: on, run } = data;
  const payment = before.payments.find((each) => each.id === paymentId);
  if (!payment) throw new BrokenEventLogError(`a payment is reversed that invoice ${before.id} does not have`);
  const payments = before.payments.map((each) => (each === payment ? { ...each, reversal: { id, reason, on } } : each));
  const receivedMinor = before.receivedMinor - principalPartMinor(payment);
  const after = { ...before, payments, receivedMinor };
  return run === undefined ? after : reopened(after, run, at);
}

/**
 * An open case again, at the stage it had reached, which rests for the policy's gap. What people were asked before has to
 * be asked anew, and a small difference that was given up is owed again.
 */
export function reopened(before: Case, run: number, at: string): Case {
  const unasked = { ...withoutTasks(before), ...claimReopened(before), legal: null, approval: null };
  return { ...unasked, status: 'open', closedAt: null, smallDifferenceMinor: 0, resumedAt: at, run, restarts: 0 };
}

function credited(before: Case, { data }: FactOf<'CreditNoteRecorded'>): Case {
  const { currency: _currency, excessMinor = 0, ...note } = data;
  const creditNotes = [...before.creditNotes, note];
  const confirmedMinor = confirmedMinorBy(note, before);
  const pauses = before.pauses.map((pause) =>
    pause.kind === 'dispute' && pause.id === note.disputeId
      ? { ...pause, confirmedMinor: pause.confirmedMinor + confirmedMinor }
      : pause,
  );
  const creditedMinor = before.creditedMinor + note.amountMinor - confirmedMinor;
  // Credited beyond what was owed: as much of what was paid is the debtor's again.
  const receivedMinor = before.receivedMinor - excessMinor;
  const owedMinor = before.invoice.amount.amountMinor - receivedMinor - creditedMinor;
  return {
    ...before,
    creditNotes,
    pauses,
    creditedMinor,
    receivedMinor,
    payments: withExcess(before.payments, excessMinor),
    smallDifferenceMinor: Math.min(before.smallDifferenceMinor, Math.max(0, owedMinor)),
  };
}

/** The invoice should not be paid at all: what was paid of it is the debtor's. */
function canceled(before: Case, { data: { freed = [] } }: FactOf<'InvoiceCanceled'>, at: string): Case {
  const payments = before.payments.map((payment) => {
    const part = freed.find(({ paymentId }) => paymentId === payment.id);
    if (!part) return payment;
    const { amountMinor, taskId } = part;
    return { ...payment, excessMinor: payment.excessMinor + amountMinor, freed: { amountMinor, taskId } };
  });
  const freedMinor = freed.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const after = { ...before, payments, receivedMinor: before.receivedMinor - freedMinor };
  return { ...withoutTasks(withoutAgreements(after, at)), status: 'canceled', closedAt: at };
}

/** A person has opened the case again: what a cancellation had freed, and nobody has given away, is on the invoice. */
function reopenedByPerson(before: Case, { data }: FactOf<'CaseReopened'>, at: string): Case {
  const { run, returned = [] } = data;
  const payments = before.payments.map((payment) => {
    const part = returned.find(({ paymentId }) => paymentId === payment.id);
    if (!part) return payment;
    const { freed: _freed, ...rest } = payment;
    return { ...rest, excessMinor: payment.excessMinor - part.amountMinor };
  });
  const returnedMinor = returned.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return reopened({ ...before, payments, receivedMinor: before.receivedMinor + returnedMinor }, run, at);
}

/** The case after money has moved: in, back, off the balance, or off the invoice and onto it again. */
export function withMoney(before: Case, fact: MoneyFact, at: string): Case {
  switch (fact.type) {
    case 'PaymentRecorded':
      return closedBySettlement(received(before, fact), at);
    case 'PaymentReversed':
      return reversed(before, fact, at);
    case 'CreditNoteRecorded':
      return closedBySettlement(credited(before, fact), at);
    case 'InvoiceCanceled':
      return canceled(before, fact, at);
    case 'CaseReopened':
      return reopenedByPerson(before, fact, at);
    case 'SmallDifferenceClosed':
      return closedBySettlement(
        { ...before, smallDifferenceMinor: before.smallDifferenceMinor + fact.data.amountMinor },
        at,
      );
  }
}
