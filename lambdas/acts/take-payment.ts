import { contentHash } from '../domain/canonical-json.ts';
import { balanceMinor, type Case } from '../domain/case/case.ts';
import { recordPayment } from '../domain/case/record-payment.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Payment } from '../domain/payment.ts';
import type { Write } from '../ports.ts';
import { count } from '../runtime/logging.ts';
import { type Changed, changeSituation } from './change-case.ts';
import { type Deps, situationsOf } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';

export type PaymentOutcome = Changed | { readonly kind: 'conflict' };

/** A receipt answers a payment at once, but only where we had written about the invoice before. */
function receiptOf(before: Case, after: Case, payment: Payment, now: string): Write[] {
  if (before.notices.length === 0) return [];
  const { creditor, debtorId } = after.invoice;
  const { id: paymentId, amount, receivedOn } = payment;
  const base = { creditor, debtorId, paymentId, invoiceId: after.id, amount, receivedOn };
  const receipt = { ...base, balanceMinor: balanceMinor(after), attempt: 1, state: 'open' as const };
  return [{ kind: 'newReceipt', receipt, wakeBy: wakeAfter(now) }];
}

/** Takes a payment. Its id is taken once per creditor, in the same transaction as the money. */
export function takePayment(deps: Deps, invoiceId: string, payment: Payment, by: string): Promise<PaymentOutcome> {
  // Looked up again after a lost race: the one who was faster may have been the same payment.
  return onFreshState(() => tryPayment(deps, invoiceId, payment, by));
}

async function tryPayment(deps: Deps, invoiceId: string, payment: Payment, by: string): Promise<PaymentOutcome> {
  const dunned = await deps.store.loadCase(invoiceId);
  if (!dunned) return { kind: 'unknown' };
  const { creditor, debtorId } = dunned.invoice;
  const hash = contentHash({ invoiceId, payment });
  const found = await deps.store.load({
    debtor: { creditor, debtorId },
    payment: { creditor, paymentId: payment.id },
  });
  if (found.payment) return found.payment.hash === hash ? { kind: 'repeated', dunned } : { kind: 'conflict' };
  const [situation] = situationsOf(deps, { cases: [dunned], debtor: found.debtor }, [invoiceId]);
  const outcome = await changeSituation(
    deps,
    situation,
    by,
    (_situation, dates) => recordPayment(dunned, payment, dates),
    (situation, after) => [
      { kind: 'newPayment', creditor, paymentId: payment.id, invoiceId, hash },
      ...receiptOf(situation.dunned, after, payment, situation.now),
    ],
  );
  if (outcome.kind === 'changed') count('PaymentsRecorded');
  return outcome;
}
