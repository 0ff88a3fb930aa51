import type { Write } from '../../ports/write.ts';
import { circumstancesItem } from './items.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

export type CircumstancesWrite = Extract<Write, { kind: 'circumstances' | 'newPolicyVersion' }>;

/** The operations of a write to what concerns many cases. */
export function circumstancesOperations(TableName: string, write: CircumstancesWrite): Operation[] {
  switch (write.kind) {
    case 'circumstances': {
      const { before, after } = write;
      const isKnown = before.version > 0;
      return [
        {
          Put: {
            TableName,
            Item: circumstancesItem(after),
            ConditionExpression: isKnown ? 'version = :version' : isNew,
            ...(isKnown && { ExpressionAttributeValues: { ':version': before.version } }),
          },
        },
      ];
    }
    case 'newPolicyVersion': {
      const { policyVersion } = write;
      const key = keys.policyVersion(policyVersion.policy.id, policyVersion.version);
      return [put(TableName, { ...key, itemType: 'policyVersion', policyVersion }, isNew)];
    }
  }
}
