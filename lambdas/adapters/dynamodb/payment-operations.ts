import type { Write } from '../../ports/write.ts';
import { paymentItem } from './items.ts';
import { isNew, type Operation, put } from './operation.ts';

export type PaymentWrite = Extract<Write, { kind: 'newPayment' | 'payment' }>;

/** The operations of a write to a payment for many. */
export function paymentOperations(TableName: string, write: PaymentWrite): Operation[] {
  switch (write.kind) {
    case 'newPayment':
      return [put(TableName, paymentItem(write.payment, write.wakeBy), isNew)];
    case 'payment': {
      const { before, after, wakeBy } = write;
      return [
        {
          Put: {
            TableName,
            Item: paymentItem(after, wakeBy),
            // What an earlier version stored has none; it has had no parts either, so nobody else changes it.
            ConditionExpression: 'payment.#version = :version OR attribute_not_exists(payment)',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': before.version },
          },
        },
      ];
    }
  }
}
