import { localDate } from '../domain/calendar/send-window.ts';
import { circumstanceBlockers } from '../domain/case/circumstance-blockers.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import { openTask, type Task, taskIdOf } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { raiseOnce } from './raise-once.ts';

/** One task for as long as nothing new is read of a creditor's bank. */
const taskId = (creditor: string, readUpTo: string) => taskIdOf('readBankStatement', creditor, readUpTo);

/** Asks finance to read the bank when that alone keeps messages from leaving: once, for all the cases it stops. */
export async function askForStatement({ store }: Deps, situation: CaseSituation): Promise<void> {
  const { dunned, policy, circumstances, now } = situation;
  const { creditor } = dunned.invoice;
  const feed = circumstances.feeds[creditor];
  const isStopped = circumstanceBlockers(situation).some(({ code }) => code === 'paymentFeedStale');
  if (!feed || !isStopped) return;
  const task: Task = openTask(
    {
      id: taskId(creditor, feed.readUpTo),
      kind: 'readBankStatement',
      creditor,
      dueOn: localDate(now, policy.sendWindow.timeZone),
      data: { readUpTo: feed.readUpTo, reason: 'nothing is sent while nobody knows what was paid' },
    },
    now,
  );
  await raiseOnce(store, task);
}

/** The end of that task, where it was raised, once the bank is known further. */
export async function endOfStatementTask(
  { store }: Deps,
  { feeds }: Circumstances,
  creditor: string,
  { now, by }: { readonly now: string; readonly by: string },
): Promise<Write[]> {
  const readUpTo = feeds[creditor]?.readUpTo;
  const task = readUpTo === undefined ? undefined : await store.loadTask(taskId(creditor, readUpTo));
  return task?.status === 'open' ? [{ kind: 'endTask', taskId: task.id, result: 'read', at: now, by }] : [];
}
