import type * as sfn from '@aws-sdk/client-sfn';
import type { ExecutionRow } from './store.ts';

/** An execution as lists show it. */
export function toListItem(row: ExecutionRow): sfn.ExecutionListItem {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machineArn,
    name: row.name,
    status: row.status,
    startDate: new Date(row.startedAt),
    stopDate: row.stoppedAt === null ? undefined : new Date(row.stoppedAt),
    redriveCount: row.redriveCount,
    redriveDate: row.redrivenAt === null ? undefined : new Date(row.redrivenAt),
  };
}
