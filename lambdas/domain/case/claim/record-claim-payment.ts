import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../../calendar/civil-date.ts';
import { plainText } from '../../plain-text.ts';
import { currencySchema } from '../../money.ts';
import { claimLedgerOf, type ClaimPayment } from './case-claim.ts';
import type { Case } from '../case.ts';
import type { ClaimSituation } from './claim-of-case.ts';
import { refusalOfShare } from './claim-share.ts';
import { accepted, type Decision, refused, repeated } from '../decision.ts';
import { settlingClaim } from './end-pursuit.ts';
import { type PostedReversal, reversalSchema } from '../reverse-payment.ts';

/** POST /invoices/{id}/claim/payments. Its id makes it repeatable. The amount in minor units of the invoice's currency. */
export const claimPaymentSchema = z.strictObject({
  id: plainText(128),
  amountMinor: z.int().min(1),
  currency: currencySchema,
  receivedOn: civilDateSchema,
});
export type PostedClaimPayment = z.infer<typeof claimPaymentSchema>;

/** POST /invoices/{id}/claim/reversals: the payment came back. */
export const claimReversalSchema = reversalSchema;

/** The payment of that id that was meant for the claim. */
export function findClaimPayment(dunned: Pick<Case, 'claim'>, id: string): ClaimPayment | undefined {
  return claimLedgerOf(dunned).payments.find((payment) => payment.id === id);
}

/** The payment that the reversal of that id has taken back from the claim. */
export function findReversedClaimPayment(dunned: Pick<Case, 'claim'>, reversalId: string): ClaimPayment | undefined {
  return claimLedgerOf(dunned).payments.find(({ reversal }) => reversal?.id === reversalId);
}

/**
 * Takes money that is meant for the claim, on a case of any status: it moves neither the balance nor the status. More than
 * is open of the claim is refused, so that no money is put where it has nothing to settle: the rest is a payment of the
 * invoice, where what is too much becomes the debtor's, with a task.
 */
export function recordClaimPayment(
  situation: ClaimSituation & { readonly now: string },
  posted: PostedClaimPayment,
  today: CivilDate,
): Decision {
  const { dunned } = situation;
  const { id: claimPaymentId, amountMinor, currency, receivedOn } = posted;
  const inCurrency = dunned.invoice.amount.currency;
  if (currency !== inCurrency) return refused('currency', `is not the invoice's currency, ${inCurrency}`, 'currency');
  const known = findClaimPayment(dunned, claimPaymentId);
  if (known) {
    return known.amountMinor === amountMinor && known.receivedOn === receivedOn
      ? repeated
      : refused('claimPaymentTaken', 'the id is taken by a payment of the claim with other content');
  }
  if (receivedOn > today) return refused('receivedOn', 'is after today', 'receivedOn');
  const refusal = refusalOfShare(situation, { kind: 'claimPayment', on: receivedOn, amountMinor }, today);
  if (refusal) return refusal;
  const data = { claimPaymentId, amountMinor, currency, receivedOn };
  return settlingClaim(situation, { type: 'ClaimPaymentRecorded', data }, { today, result: 'paid' });
}

/** Takes a payment back from the claim, because it came back: what it settled is open again. */
export function reverseClaimPayment(dunned: Case, reversalId: string, posted: PostedReversal): Decision {
  const { paymentId: claimPaymentId, reason, receivedOn } = posted;
  const earlier = findReversedClaimPayment(dunned, reversalId);
  if (earlier) {
    const { reversal } = earlier;
    return earlier.id === claimPaymentId && reversal?.reason === reason && reversal.on === receivedOn
      ? repeated
      : refused('reversalTaken', 'the id is taken by a reversal with other content');
  }
  const payment = findClaimPayment(dunned, claimPaymentId);
  if (!payment) return refused('paymentId', 'is not a payment of the claim of this invoice', 'paymentId');
  const { amountMinor, reversal, isPartOfPayment } = payment;
  if (reversal) return refused('reversed', `the payment was reversed before, by ${reversal.id}`);
  if (isPartOfPayment)
    return refused('partOfPayment', 'is a part of the payment of that id: reverse that', 'paymentId');
  if (receivedOn < payment.receivedOn) return refused('receivedOn', 'is before the payment', 'receivedOn');
  return accepted([
    { type: 'ClaimPaymentReversed', data: { reversalId, claimPaymentId, amountMinor, reason, receivedOn } },
  ]);
}
