import type { PspMoney } from '../../domain/psp/psp-money.ts';
import type { Write } from '../../ports/write.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

type MoneyWrite = Extract<Write, { kind: 'pspMoney' | 'pspMoneyUnchanged' }>;

const asItWas = ({ version }: PspMoney) => ({
  ConditionExpression: 'money.#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
});

/** Puts on record what is known of a sum of money at a payment provider, or asks that it is as the decision saw it. */
export function pspMoneyOperation(TableName: string, write: MoneyWrite): Operation {
  if (write.kind === 'pspMoneyUnchanged') {
    const { creditor, id } = write.money;
    return { ConditionCheck: { TableName, Key: keys.pspMoney(creditor, id), ...asItWas(write.money) } };
  }
  const { before, after } = write;
  const Item = { ...keys.pspMoney(after.creditor, after.id), itemType: 'pspMoney', money: after };
  return before ? { Put: { TableName, Item, ...asItWas(before) } } : put(TableName, Item, isNew);
}
