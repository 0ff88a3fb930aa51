import type { Write } from '../../ports/write.ts';
import { windowItem } from './items.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put, replace } from './operation.ts';

export type WindowWrite = Extract<
  Write,
  { kind: 'newWindow' | 'windowStillOpen' | 'joinWindow' | 'leaveWindow' | 'window' }
>;

/** The operations of a write to a debtor's window. */
export function windowOperations(TableName: string, write: WindowWrite): Operation[] {
  switch (write.kind) {
    case 'newWindow': {
      const { window, wakeBy } = write;
      return [put(TableName, { ...windowItem(window, wakeBy), dispatch: 'window' }, isNew)];
    }
    case 'windowStillOpen':
      return [
        {
          ConditionCheck: {
            TableName,
            Key: keys.window(write.window.creditor, write.window.debtorId, write.window.date),
            ConditionExpression: '#state = :open',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':open': 'open' },
          },
        },
      ];
    case 'joinWindow': {
      const { creditor, debtorId, date } = write.window;
      const key = keys.notice(creditor, debtorId, date, write.notice.invoiceId);
      return [put(TableName, { ...key, itemType: 'notice', notice: write.notice })];
    }
    case 'leaveWindow': {
      const { creditor, debtorId, date } = write.window;
      return [{ Delete: { TableName, Key: keys.notice(creditor, debtorId, date, write.invoiceId) } }];
    }
    case 'window': {
      const { before, after, wakeBy } = write;
      const isBegunAgain = after.attempt > before.attempt;
      return [
        replace(TableName, { ...windowItem(after, wakeBy), ...(isBegunAgain && { dispatch: 'window' }) }, before),
      ];
    }
  }
}
