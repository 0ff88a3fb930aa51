import type { Write } from '../../ports/write.ts';
import { taskItem } from './items.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

export type TaskWrite = Extract<Write, { kind: 'raiseTask' | 'task' | 'endTask' }>;

/** The operations of a write to a task. */
export function taskOperations(TableName: string, write: TaskWrite): Operation[] {
  switch (write.kind) {
    case 'raiseTask':
      return [put(TableName, taskItem(write.task), isNew)];
    case 'task':
      return [
        {
          Put: {
            TableName,
            Item: taskItem(write.task),
            ConditionExpression: 'task.#status = :open',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':open': 'open' },
          },
        },
      ];
    case 'endTask':
      return [
        {
          Update: {
            TableName,
            Key: keys.task(write.taskId),
            UpdateExpression:
              'SET task.#status = :done, task.#result = :result, task.doneAt = :at, task.doneBy = :by REMOVE statusPk, listSk',
            ConditionExpression: 'task.#status = :open',
            ExpressionAttributeNames: { '#status': 'status', '#result': 'result' },
            ExpressionAttributeValues: {
              ':done': 'done',
              ':open': 'open',
              ':result': write.result,
              ':at': write.at,
              ':by': write.by,
            },
          },
        },
      ];
  }
}
