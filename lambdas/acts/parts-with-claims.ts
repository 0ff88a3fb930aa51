import { localDate } from '../domain/calendar/send-window.ts';
import { demandedShare } from '../domain/case/claim/demanded-claim.ts';
import { payableMinor } from '../domain/case/record-payment.ts';
import type { PaymentForMany } from '../domain/payment/payment-for-many.ts';
import type { PaymentPart } from '../domain/payment/payment-record.ts';
import type { CaseSituation } from './dunning-of-case.ts';

type Spread = { readonly parts: readonly PaymentPart[]; readonly restMinor: number; readonly debtorId: string | null };

/** What of the rest settles the claim of the invoice that a part pays in full. */
function claimMinorOf(
  { receivedOn, amount }: PaymentForMany,
  { dunned, ...situation }: CaseSituation,
  part: PaymentPart,
  restMinor: number,
): number {
  if (part.amountMinor < payableMinor(dunned)) return 0;
  const payment = { id: part.paymentId, amount: { ...amount, amountMinor: part.amountMinor + restMinor }, receivedOn };
  const today = localDate(situation.now, situation.policy.sendWindow.timeZone);
  const share = demandedShare({ ...situation, dunned }, { payment, excessMinor: restMinor, today });
  return share ? share.interestMinor + share.compensationMinor : 0;
}

/**
 * The parts of a payment with what is left of it beyond them: where it is one debtor's, it first goes, invoice by invoice,
 * to the claims that were demanded with those it pays in full.
 */
export function withClaims(
  posted: PaymentForMany,
  { parts, restMinor, debtorId }: Spread,
  situations: readonly CaseSituation[],
): Pick<Spread, 'parts' | 'restMinor'> {
  let leftMinor = restMinor;
  const grown = parts.map((part) => {
    const situation = situations.find(({ dunned }) => dunned.id === part.invoiceId);
    if (!situation || leftMinor === 0 || part.debtorId !== debtorId) return part;
    const claimMinor = claimMinorOf(posted, situation, part, leftMinor);
    leftMinor -= claimMinor;
    return claimMinor === 0 ? part : { ...part, amountMinor: part.amountMinor + claimMinor };
  });
  return { parts: grown, restMinor: leftMinor };
}
