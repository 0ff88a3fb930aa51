import type { Write } from '../../ports/write.ts';
import { caseAttributes, eventItem, headAttributes, wakeAttributes } from './items.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

export type CaseWrite = Extract<Write, { kind: 'case' | 'caseUnchanged' | 'newNote' | 'newDocument' }>;

/** A new case is put; one that is there is updated, if it is still the one the decision was made on. */
function saveCase(TableName: string, { before, after, events, wakeBy }: Extract<Write, { kind: 'case' }>): Operation {
  const wake = wakeBy === undefined ? {} : wakeAttributes(after.id, wakeBy);
  const attributes = { ...caseAttributes(after), ...headAttributes(after.id, events), ...wake };
  if (!before) return put(TableName, { ...keys.case(after.id), ...attributes }, isNew);
  const names = Object.keys(attributes);
  return {
    Update: {
      TableName,
      Key: keys.case(after.id),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}${wakeBy === null ? ' REMOVE wakePk, wakeBy' : ''}`,
      ConditionExpression: '#state.revision = :revision',
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(names.map((name) => [`:${name}`, attributes[name]])),
        ':revision': before.revision,
      },
    },
  };
}

/** The operations of a write to a case. */
export function caseOperations(TableName: string, write: CaseWrite): Operation[] {
  switch (write.kind) {
    case 'case':
      return [
        saveCase(TableName, write),
        ...write.events.map((event) => put(TableName, eventItem(write.after, event))),
      ];
    case 'caseUnchanged':
      return [
        {
          ConditionCheck: {
            TableName,
            Key: keys.case(write.dunned.id),
            ConditionExpression: '#state.revision = :revision',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':revision': write.dunned.revision },
          },
        },
      ];
    case 'newDocument': {
      const { invoiceId, document } = write;
      return [
        {
          Put: {
            TableName,
            Item: { ...keys.document(invoiceId, document.id), itemType: 'document', document },
            // Made again, a document is the same; of another one under its id, nobody could tell which was meant.
            ConditionExpression: `${isNew} OR document.sha256 = :sha256`,
            ExpressionAttributeValues: { ':sha256': document.sha256 },
          },
        },
      ];
    }
    case 'newNote':
      return [
        put(TableName, { ...keys.note(write.invoiceId, write.note.id), itemType: 'note', note: write.note }, isNew),
      ];
  }
}
