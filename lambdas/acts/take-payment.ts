import { contentHash } from '../domain/canonical-json.ts';
import { refused } from '../domain/case/decision.ts';
import { recordPayment } from '../domain/case/record-payment.ts';
import { unappliedMinor } from '../domain/debtor/unapplied-money.ts';
import type { Payment } from '../domain/payment.ts';
import type { PaymentRecord } from '../domain/payment/payment-record.ts';
import { count } from '../runtime/logging.ts';
import type { Write } from '../ports/write.ts';
import { type Changed, changeSituation } from './change-case.ts';
import { type Deps, situationsOf } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { unmatchedTaskId } from './rest-task.ts';

export type PaymentOutcome = Changed | { readonly kind: 'conflict' };

/**
 * Takes a payment. Its id is taken once per creditor, in the same transaction as the money.
 * @param also what has to be so, or be written, in that transaction
 */
export function takePayment(
  deps: Deps,
  invoiceId: string,
  payment: Payment,
  by: string,
  also: readonly Write[] = [],
): Promise<PaymentOutcome> {
  // Looked up again after a lost race: the one who was faster may have been the same payment.
  return onFreshState(() => tryPayment(deps, { invoiceId, payment, by, also }));
}

/** A payment of one invoice as it is kept, so that its id is taken once. */
export function onRecord(
  { id, amount, receivedOn, method, reference }: Payment,
  about: Pick<PaymentRecord, 'creditor' | 'invoiceId' | 'hash'>,
): PaymentRecord {
  const { currency } = amount;
  return { ...about, id, facts: { currency, receivedOn, method, reference }, parts: [], version: 1 };
}

type Act = {
  readonly invoiceId: string;
  readonly payment: Payment;
  readonly by: string;
  readonly also: readonly Write[];
};

async function tryPayment(deps: Deps, { invoiceId, payment, by, also }: Act): Promise<PaymentOutcome> {
  const dunned = await deps.store.loadCase(invoiceId);
  if (!dunned) return { kind: 'unknown' };
  const { creditor, debtorId } = dunned.invoice;
  const hash = contentHash({ invoiceId, payment });
  const [found, kept] = await Promise.all([
    deps.store.load({ debtor: { creditor, debtorId }, payment: { creditor, paymentId: payment.id } }),
    deps.store.loadTask(unmatchedTaskId(creditor, payment.id)),
  ]);
  if (found.payment) return found.payment.hash === hash ? { kind: 'repeated', dunned } : { kind: 'conflict' };
  const [situation] = situationsOf(deps, { ...found, cases: [dunned] }, [invoiceId]);
  const outcome = await changeSituation(
    deps,
    situation,
    by,
    ({ policy, debtor }, dates) =>
      // What is too much of it becomes the debtor's.
      Number.isSafeInteger(unappliedMinor(debtor, payment.amount.currency) + payment.amount.amountMinor)
        ? recordPayment(dunned, payment, { ...dates, policy, debtor })
        : refused('amount', 'makes more than can be counted exactly', 'amount.amountMinor'),
    ({ now }) => [
      { kind: 'newPayment', payment: onRecord(payment, { creditor, invoiceId, hash }), wakeBy: null },
      // It came before its invoice was known, and was kept: nobody has to match it any more.
      ...(kept?.status === 'open'
        ? [{ kind: 'endTask' as const, taskId: kept.id, result: 'matched', at: now, by }]
        : []),
      ...also,
    ],
  );
  if (outcome.kind === 'changed') count('PaymentsRecorded');
  return outcome;
}
