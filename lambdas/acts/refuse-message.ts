import { localDate } from '../domain/calendar/send-window.ts';
import type { Message } from '../domain/message/message.ts';
import { restartCheck } from '../domain/restart.ts';
import { openTask, type Task, taskIdOf } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { endClaims } from './notices-of-message.ts';

/**
 * SES has said no: nothing left. The notices are free again, so that their cases plan them for the next window. A person
 * is told once per message, unless SES takes no mail for the time being, which later occasions mend by themselves.
 */
export async function refuseMessage(
  deps: Deps,
  message: Message,
  { reason, isTransient }: { readonly reason: string; readonly isTransient: boolean },
): Promise<void> {
  const { store, clock } = deps;
  await onFreshState(async () => {
    const before = await store.loadMessage(message.key);
    if (before?.state !== 'sending') return;
    const now = clock.now();
    const task: Task = openTask(
      {
        id: taskIdOf('caseStuck', message.key),
        kind: 'caseStuck',
        creditor: message.creditor,
        debtorId: message.debtorId,
        dueOn: localDate(now, 'UTC'),
        data: { messageKey: message.key, reason: `the mail service refused a message: ${reason}` },
      },
      now,
    );
    const after: Message = { ...before, state: 'refused', refusal: reason };
    const others = isTransient ? await putOff(deps, message, now) : [{ kind: 'raiseTask' as const, task }];
    await store.commit([{ kind: 'message', before, after, wakeBy: null }, ...others]);
  });
  await freeNotices(deps, message, reason);
}

/** Notices have their next window; a transactional message is tried again later, under a key of its own as this one is used up. */
async function putOff({ store }: Deps, { creditor, debtorId, occasion }: Message, now: string): Promise<Write[]> {
  if (occasion.kind === 'window') return [];
  const before = await store.loadTransactional(creditor, debtorId, occasion.id);
  if (before?.state !== 'open') return [];
  const postponed = before.postponed ?? 0;
  const after = { ...before, postponed: postponed + 1 };
  return [{ kind: 'transactional', before, after, wakeBy: restartCheck(now, postponed) }];
}

/** Takes the notices of a refused message out of its window. What is free already stays so. */
export function freeNotices(deps: Deps, message: Message, reason: string): Promise<void> {
  const { key: messageKey } = message;
  return endClaims(deps, message, ({ stage, cycle }) => ({
    fact: { type: 'NoticeRefused', data: { stage, cycle, messageKey, reason } },
  }));
}
