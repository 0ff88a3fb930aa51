import type { CasePayment } from '../domain/case/case-money.ts';
import type { Case } from '../domain/case/case.ts';
import { tellingOfReversal } from '../domain/case/reverse-payment.ts';
import type { Message } from '../domain/message/message.ts';
import { type Telling, transactionalIdOf } from '../domain/message/transactional.ts';
import type { Store } from '../ports/store.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/** The payment that a receipt thanked for, when it was taken back before the receipt was known to have left. */
function reversedPaymentOf({ payments }: Case, { occasion }: Message) {
  if (occasion.kind !== 'transactional' || occasion.about !== 'receipt') return undefined;
  return payments.find(({ id, reversal }) => id === occasion.of && reversal !== null);
}

/** A payment that was taken back as a whole is told of once; only a mistake of ours depends on whether a receipt had left. */
async function isToldAnyway(
  store: Store,
  { invoice }: Case,
  { id: paymentId, reversal }: CasePayment,
): Promise<boolean> {
  const { payment } = await store.load({ payment: { creditor: invoice.creditor, paymentId } });
  return payment?.reversal !== undefined && payment.reversal.id === reversal?.id && reversal.reason !== 'error';
}

/**
 * A receipt that was already on its way when its payment was taken back: the debtor is told now, unless he was told
 * anyway.
 */
export async function tellOfReversal({ store }: Deps, situation: CaseSituation, message: Message): Promise<Telling[]> {
  const { dunned } = situation;
  const payment = reversedPaymentOf(dunned, message);
  if (!payment || (await isToldAnyway(store, dunned, payment))) return [];
  const tellings = tellingOfReversal(dunned, { ...payment, isReceiptSent: true }, situation);
  const { creditor, debtorId } = dunned.invoice;
  const asked = await Promise.all(
    tellings.map(({ subject }) => store.loadTransactional(creditor, debtorId, transactionalIdOf(dunned.id, subject))),
  );
  return tellings.filter((_, index) => asked[index] === undefined);
}
