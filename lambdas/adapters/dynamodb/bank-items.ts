import type { BankRecord } from '../../domain/bank-statement/statement-record.ts';
import type { Write } from '../../ports/write.ts';
import { wakeAttributes } from './items.ts';
import { keys, shardOf } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

function keyOf(record: BankRecord): { readonly pk: string; readonly sk: string } {
  switch (record.kind) {
    case 'statement':
      return keys.bankStatement(record.id);
    case 'entry':
      return keys.bankEntry(record.statementId, record.index);
    case 'movements':
      return keys.movements(record.scope);
    case 'account':
      return keys.bankAccount(record.account);
    case 'reference':
      return keys.bankReference(record.id);
    case 'upload':
      return keys.bankUpload(record.id);
  }
}

/** Statements are listed by the day they came on. */
function listAttributes(record: BankRecord): Record<string, string> {
  if (record.kind !== 'statement') return {};
  const { id, takenAt } = record;
  return { statusPk: `STATEMENT#${shardOf(id)}`, listSk: `${takenAt.slice(0, 10)}#${id}` };
}

/** Puts what is known of a bank on record: something new, or something that is still as the decision saw it. */
export function bankOperation(
  TableName: string,
  { before, after, wakeBy = null }: Extract<Write, { kind: 'bank' }>,
): Operation {
  const key = keyOf(after);
  const item = {
    ...key,
    itemType: 'bank',
    record: after,
    ...listAttributes(after),
    ...wakeAttributes(key.pk, wakeBy),
  };
  // Entries are there before their statement: whoever begins again after a death puts them again.
  const isNewOrUntouched = after.kind === 'entry' ? `${isNew} OR #record.version = :version` : isNew;
  if (!before && after.kind !== 'entry') return put(TableName, item, isNewOrUntouched);
  return {
    Put: {
      TableName,
      Item: item,
      ConditionExpression: before ? '#record.version = :version' : isNewOrUntouched,
      ExpressionAttributeNames: { '#record': 'record' },
      ExpressionAttributeValues: { ':version': before?.version ?? 0 },
    },
  };
}
