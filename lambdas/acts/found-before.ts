import { contentHash } from '../domain/canonical-json.ts';
import type { Case } from '../domain/case/case.ts';
import { payableMinor } from '../domain/case/record-payment.ts';
import type { MatchCandidate } from '../domain/matching/entry-match.ts';
import type { Match } from '../domain/payment/match-payment.ts';
import type { PaymentForMany } from '../domain/payment/payment-for-many.ts';
import type { PaymentRecord } from '../domain/payment/payment-record.ts';
import type { Write } from '../ports/write.ts';
import type { Deps } from './dunning-of-case.ts';

/** What a payment was found to be for before it is taken. */
export type FoundBefore = {
  readonly allocations: Match['allocations'];
  readonly debtorId: string | null;
  /** What a person may confirm, where nothing is sure. */
  readonly candidates: readonly MatchCandidate[];
  /** The account that paid, by its hash. */
  readonly payerMark: string | undefined;
};

/** The same money is known by itself: what it is found to be for may differ by then. */
export function hashOfFound({ id, creditor, amount }: PaymentForMany): string {
  return contentHash({ found: { id, creditor, amount } });
}

/** As it was found, each invoice up to what is owed of it now: somebody else may have paid it meanwhile. */
export async function asFound(
  { store }: Pick<Deps, 'store'>,
  { amount, creditor }: PaymentForMany,
  { allocations, debtorId }: FoundBefore,
): Promise<{ match: Match; cases: readonly Case[] }> {
  const { cases } = await store.load({ cases: allocations.map(({ invoiceId }) => invoiceId) });
  const owed = allocations.flatMap(({ invoiceId, amountMinor }) => {
    const dunned = cases.find(({ id, invoice }) => id === invoiceId && invoice.creditor === creditor);
    const isIts = dunned?.invoice.amount.currency === amount.currency;
    const share = dunned && isIts ? Math.min(amountMinor, payableMinor(dunned)) : 0;
    return share > 0 ? [{ invoiceId, amountMinor: share }] : [];
  });
  return { match: { allocations: owed, debtorId, unclear: [] }, cases };
}

/** Keeps the account that paid, apart from the payment, as long as nobody knows whose the money is. */
export function payerWrites(
  { creditor, id: paymentId, rest }: PaymentRecord,
  before: FoundBefore | undefined,
): Write[] {
  if (rest?.debtorId !== null || before?.payerMark === undefined) return [];
  return [{ kind: 'paymentPayer', creditor, paymentId, mark: before.payerMark }];
}
