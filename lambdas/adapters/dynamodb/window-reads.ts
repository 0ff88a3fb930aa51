import type { DebtorWindow, WindowNotice } from '../../domain/window/window.ts';
import type { Store } from '../../ports/store.ts';
import { flat } from './item-parts.ts';
import { keys } from './keys.ts';
import type { Reads } from './reads.ts';

const windowFields = ['creditor', 'debtorId', 'date', 'sendAt', 'attempt', 'state'] as const;
/** Reads debtors' windows. */
export function createWindowReads(reads: Reads): Pick<Store, 'loadWindow' | 'windowsFrom' | 'windowNotices'> {
  return {
    loadWindow: async (creditor, debtorId, date) =>
      flat<DebtorWindow>(await reads.get(keys.window(creditor, debtorId, date)), windowFields),
    async windowsFrom(creditor, debtorId, date) {
      const { pk, sk } = keys.window(creditor, debtorId, date);
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': sk, ':to': 'WINDOW#~' },
        ConsistentRead: true,
      });
      return items.flatMap((item) => flat<DebtorWindow>(item, windowFields) ?? []);
    },
    async windowNotices({ creditor, debtorId, date }) {
      const { pk } = keys.notice(creditor, debtorId, date, '');
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      });
      return items.map((item) => item['notice'] as WindowNotice);
    },
  };
}
