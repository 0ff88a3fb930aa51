import type { PolicyVersion } from '../../domain/circumstances/policy-version.ts';
import type { Store } from '../../ports/store.ts';
import { circumstancesOf, completed } from './items.ts';
import { keys } from './keys.ts';
import type { Reads } from './reads.ts';

/** What holds for many cases, and what the policies among it were before. */
export function createCircumstancesReads(reads: Reads): Pick<Store, 'loadCircumstances' | 'policyVersions'> {
  return {
    loadCircumstances: async () => circumstancesOf(await reads.get(keys.circumstances())),
    async policyVersions(policyId, cursor, limit) {
      const { pk, sk } = keys.policyVersion(policyId, Number(cursor));
      const items = await reads.page({
        KeyConditionExpression: cursor === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :sk',
        ExpressionAttributeValues: { ':pk': pk, ...(cursor !== undefined && { ':sk': sk }) },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit + 1,
      });
      const found = items.map((item) => completed(item['policyVersion'] as PolicyVersion));
      const page = found.slice(0, limit);
      return { items: page, ...(found.length > limit && { cursor: String(page.at(-1)?.version) }) };
    },
  };
}
