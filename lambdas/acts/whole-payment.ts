import type { PaymentRecord } from '../domain/payment/payment-record.ts';
import type { Deps } from './dunning-of-case.ts';

/** The payment of a bank that an id is of, or that a part with this id was taken from. */
export async function wholePayment(
  { store }: Pick<Deps, 'store'>,
  creditor: string,
  paymentId: string,
): Promise<PaymentRecord | undefined> {
  const { payment } = await store.load({ payment: { creditor, paymentId } });
  if (payment?.partOf === undefined) return payment;
  return (await store.load({ payment: { creditor, paymentId: payment.partOf } })).payment;
}
