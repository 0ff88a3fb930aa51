import type { DunningPolicy } from '../dunning-policy.ts';
import { formatMoney } from '../money.ts';
import { balanceMinor, type Case } from './case.ts';

/** Why nothing is sent for a balance so small. */
export function minimumBalanceSentence(dunned: Case, demandable: number, policy: DunningPolicy): string {
  const { currency } = dunned.invoice.amount;
  const [rest, minimum] = [demandable, policy.minimumBalanceMinor].map((amountMinor) =>
    formatMoney({ amountMinor, currency }, 'en'),
  );
  const what = demandable === balanceMinor(dunned) ? 'balance' : 'part that may be demanded';
  return `The ${what} is ${rest}; the policy sends nothing below ${minimum}.`;
}

/** Why no formal notice is sent for the little that pauses leave of more. */
export function formalNoticeThresholdSentence({ invoice }: Case, demandable: number, policy: DunningPolicy): string {
  const { currency } = invoice.amount;
  const [rest, threshold] = [demandable, policy.legalThresholdMinor].map((amountMinor) =>
    formatMoney({ amountMinor, currency }, 'en'),
  );
  return `The part that may be demanded is ${rest}; the policy sends no formal notice below ${threshold}.`;
}
