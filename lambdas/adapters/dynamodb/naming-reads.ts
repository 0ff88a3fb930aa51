import type { NamedInvoice } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { keys } from './keys.ts';
import type { Reads } from './reads.ts';

/** An account that pays for more debtors than these says nothing of whom it pays for. */
const mostDebtors = 20;

/** What leads from money to invoices and debtors: consistent reads all. */
export function createNamingReads(
  reads: Reads,
): Pick<Store, 'invoicesNamed' | 'invoicesOfAmount' | 'debtorsMarked' | 'marksOf' | 'loadPaymentPayer'> {
  return {
    async invoicesNamed(creditor, names) {
      const items = await reads.getMany(names.map((name) => keys.invoiceName(creditor, name)));
      return items.map(({ name, invoiceId, uses }) => ({ name, invoiceId, uses }) as NamedInvoice);
    },
    async invoicesOfAmount(creditor, { currency, amountMinor }, limit) {
      const items = await reads.page({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.invoiceAmount(creditor, currency, amountMinor, '').pk },
        ConsistentRead: true,
        Limit: limit,
      });
      return items.map((item) => item['invoiceId'] as string);
    },
    async debtorsMarked(creditor, mark) {
      const items = await reads.page({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.payerMark(creditor, mark, '').pk },
        ConsistentRead: true,
        Limit: mostDebtors,
      });
      return items.map((item) => item['debtorId'] as string);
    },
    async marksOf(creditor, debtorId) {
      const { pk, sk } = keys.markOfDebtor(creditor, debtorId, '');
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      });
      return items.map((item) => item['mark'] as string);
    },
    loadPaymentPayer: async (creditor, paymentId) =>
      (await reads.get(keys.paymentPayer(creditor, paymentId)))?.['mark'] as string | undefined,
  };
}
