import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { InvocationFault } from '../../local/lambda/host.ts';
import { names } from '../../local/stack/environment.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import type { RunningStack } from './running-stack.ts';

export const startAt = '2026-03-01T08:00:00Z';
export const untilReminderTwo = ['2026-03-24 courtesyNotice', '2026-04-03 reminderOne', '2026-04-10 reminderTwo'];
export const broken: InvocationFault = { answer: { ok: false, error: 'TypeError', cause: 'a defect' } };

const local = { region: names.region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** The clients that the commands of the runbook stand for. */
export function clientsOf({ stack }: RunningStack) {
  return {
    states: new SFNClient({ ...local, endpoint: stack.workflow.endpoint }),
    table: DynamoDBDocumentClient.from(new DynamoDBClient({ ...local, endpoint: stack.table.endpoint })),
  };
}

/** Sets one attribute of an item of the table by hand, as the runbook does, on the condition that another one is there. */
export async function setByHand(
  table: DynamoDBDocumentClient,
  key: { readonly pk: string; readonly sk: string },
  [attribute, value]: readonly [string, string],
  condition: string,
): Promise<void> {
  await table.send(
    new UpdateCommand({
      TableName: names.table,
      Key: key,
      UpdateExpression: `SET ${attribute} = :value`,
      ConditionExpression: `attribute_exists(${condition})`,
      ExpressionAttributeValues: { ':value': value },
    }),
  );
}

/** So many invoices, due on March 31, each of another debtor. */
export async function postMany({ post }: RunningStack, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push(await post(anInvoice({ number: `FA-${index}`, debtor: aDebtor({ id: `C-${index}` }) })));
  return ids;
}

/** What `put-configuration-set-sending-options` does, and what AWS does to an account: SES takes no mail. */
export const disableSending = ({ stack }: RunningStack): void => stack.ses.faults.next('paused', 10_000);
export const enableSending = ({ stack }: RunningStack): void => stack.ses.faults.clear();
