import { contentHash } from '../../domain/canonical-json.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import { contestedMinor, netMinor, type PspMoney, refundedMinor } from '../../domain/psp/psp-money.ts';
import { openTask, taskIdOf } from '../../domain/task.ts';
import type { Deps } from '../dunning-of-case.ts';
import { raiseOnce } from '../raise-once.ts';
import { unmatchedTaskId } from '../rest-task.ts';
import { finishReversing, reverseWholePayment } from '../reverse-whole-payment.ts';

/** A payment of a provider's that cannot be taken back, though it is on record. */
export class UnreturnableMoneyError extends Error {
  override readonly name = 'UnreturnableMoneyError';
}

/** The provider took the money back for a cardholder; without that, the creditor has paid it back himself. */
function isChargeback(money: PspMoney): boolean {
  return contestedMinor(money) > 0;
}

/** Takes back what should not stand any more: the payment, or the question whose it is. Begun again it does what is left. */
export async function retireBooking(deps: Deps, money: PspMoney, paymentId: string, by: string): Promise<void> {
  const { store, clock } = deps;
  const { creditor } = money;
  const now = clock.now();
  const [{ payment }, kept] = await Promise.all([
    store.load({ payment: { creditor, paymentId } }),
    store.loadTask(unmatchedTaskId(creditor, paymentId)),
  ]);
  if (kept?.status === 'open')
    await store.commit([{ kind: 'endTask', taskId: kept.id, result: 'reversed', at: now, by }]);
  if (!payment) return;
  if (payment.reversal) return finishReversing(deps, creditor, paymentId);
  const outcome = await reverseWholePayment(deps, {
    paymentId,
    posted: {
      creditor,
      id: `psp-${contentHash(paymentId).slice(0, 16)}`,
      reason: isChargeback(money) ? 'chargeback' : 'error',
      receivedOn: localDate(now, 'UTC'),
    },
    by,
    key: undefined,
    requestId: paymentId,
    // Of a part that stands again he would hear twice; of what was paid back to him he has heard.
    isQuiet: !isChargeback(money) || netMinor(money) > 0,
  });
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated')
    throw new UnreturnableMoneyError(`payment ${paymentId} cannot be taken back: ${outcome.kind}`);
}

/**
 * Money that was paid back is owed again. Whether the debtor should pay once more, or gets a credit note, is for a person
 * to say before dunning goes on.
 */
export async function askAboutRefund({ store, clock }: Deps, money: PspMoney): Promise<void> {
  const { creditor, id, captured, invoiceIds } = money;
  const refunded = refundedMinor(money);
  const [invoiceId, ...others] = invoiceIds;
  if (refunded === 0 || !captured || invoiceId === undefined) return;
  const now = clock.now();
  const about = others.length === 0 ? await store.loadCase(invoiceId) : undefined;
  const task = openTask(
    {
      id: taskIdOf('reviewReversal', creditor, id, 'refunded', refunded),
      kind: 'reviewReversal',
      creditor,
      ...(about && { invoiceId, debtorId: about.invoice.debtorId }),
      dueOn: localDate(now, 'UTC'),
      data: { paymentId: id, refunded: { amountMinor: refunded, currency: captured.currency }, isGivenAway: false },
    },
    now,
  );
  await raiseOnce(store, task);
}
