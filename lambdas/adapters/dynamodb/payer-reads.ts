import type { OldestOpen } from '../../domain/payer/payer-figures.ts';
import type { KeptContribution, PayerKey } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { caseOf } from './items.ts';
import { keys } from './keys.ts';
import { totalsOf } from './payer-items.ts';
import type { Reads } from './reads.ts';

/** Small ones are few: nobody lets more of them stand than a page holds. */
const perPage = 25;

/** The open item of a payer that fell due first, of those of an amount or more. */
async function oldestOpenItem(reads: Reads, payer: PayerKey, minimumMinor: number): Promise<OldestOpen | undefined> {
  const { pk, sk: from } = keys.openItem(payer.creditor, payer.debtorId, '', '');
  let after = from;
  for (;;) {
    const items = await reads.page({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':after': after, ':to': 'OPEN#~' },
      ConsistentRead: true,
      Limit: perPage,
    });
    const found = items
      .map((item) => item['open'] as OldestOpen)
      .find(({ amountMinor }) => amountMinor >= minimumMinor);
    if (found || items.length < perPage) return found;
    // Sorts right after the last one, and before whatever follows it.
    after = `${String(items.at(-1)?.['sk'])}!`;
  }
}

/** What is known of payers: two small reads each, whatever was counted. */
export function createPayerReads(reads: Reads): Pick<Store, 'loadContribution' | 'loadPayer' | 'loadCreditReview'> {
  return {
    async loadContribution(invoiceId) {
      const items = await reads.getMany([keys.case(invoiceId), keys.contribution(invoiceId)]);
      const dunned = items.find(({ itemType }) => itemType === 'case');
      const kept = items.find(({ itemType }) => itemType === 'contribution');
      return {
        dunned: dunned && caseOf(dunned),
        kept: kept?.['contribution'] as KeptContribution | undefined,
      };
    },
    async loadPayer(payer, minimumMinor) {
      // The revision first: what is read after it may be newer, but never older than it says.
      const totals = await reads.get(keys.payer(payer.creditor, payer.debtorId));
      const oldestOpen = await oldestOpenItem(reads, payer, minimumMinor);
      return { totals: totalsOf(totals), oldestOpen, revision: totals?.['revision'] as number | undefined };
    },
    async loadCreditReview(payer) {
      const item = await reads.get(keys.creditReview(payer.creditor, payer.debtorId));
      return (item?.['wakeBy'] as string | undefined) ?? null;
    },
  };
}
