import type { Write } from '../../ports/write.ts';
import { keys } from './keys.ts';
import { type Operation, put } from './operation.ts';

export type NamingWrite = Extract<
  Write,
  { kind: 'invoiceName' | 'invoiceAmount' | 'payerMark' | 'erasePayerMark' | 'paymentPayer' | 'erasePaymentPayer' }
>;

/**
 * The operations of a write about what leads from money to invoices and debtors. A name that a second invoice has, too,
 * stays with how many have it: it names none of them for sure any more.
 */
export function namingOperations(TableName: string, write: NamingWrite): Operation[] {
  switch (write.kind) {
    case 'invoiceName':
      return [
        {
          Update: {
            TableName,
            Key: keys.invoiceName(write.creditor, write.name),
            UpdateExpression: 'SET itemType = :type, #name = :name, invoiceId = :id ADD uses :one',
            ExpressionAttributeNames: { '#name': 'name' },
            ExpressionAttributeValues: {
              ':type': 'invoiceName',
              ':name': write.name,
              ':id': write.invoiceId,
              ':one': 1,
            },
          },
        },
      ];
    case 'invoiceAmount': {
      const { creditor, amount, invoiceId } = write;
      const key = keys.invoiceAmount(creditor, amount.currency, amount.amountMinor, invoiceId);
      return [put(TableName, { ...key, itemType: 'invoiceAmount', invoiceId })];
    }
    case 'payerMark': {
      const { creditor, debtorId, mark } = write;
      const item = { itemType: 'payerMark', debtorId, mark };
      return [
        put(TableName, { ...keys.payerMark(creditor, mark, debtorId), ...item }),
        put(TableName, { ...keys.markOfDebtor(creditor, debtorId, mark), ...item }),
      ];
    }
    case 'erasePayerMark': {
      const { creditor, debtorId, mark } = write;
      return [
        { Delete: { TableName, Key: keys.payerMark(creditor, mark, debtorId) } },
        { Delete: { TableName, Key: keys.markOfDebtor(creditor, debtorId, mark) } },
      ];
    }
    case 'paymentPayer': {
      const { creditor, paymentId, mark } = write;
      return [put(TableName, { ...keys.paymentPayer(creditor, paymentId), itemType: 'paymentPayer', mark })];
    }
    case 'erasePaymentPayer':
      return [{ Delete: { TableName, Key: keys.paymentPayer(write.creditor, write.paymentId) } }];
  }
}
