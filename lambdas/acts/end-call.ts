import { localDate } from '../domain/calendar/send-window.ts';
import { callResultOf, type PostedTaskAnswer } from '../domain/call-result.ts';
import { completeCall } from '../domain/case/complete-call.ts';
import { type Refused, refused } from '../domain/case/decision.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import { brokenByDebtor } from './broken-by-debtor.ts';
import { type Changed, tryChange } from './change-case.ts';
import type { Deps } from './dunning-of-case.ts';
import { once } from './once.ts';

/**
 * Ends a call with what came of it, in one transaction with what that leads to. The same again changes nothing, other
 * content is refused: a call is answered once. Throws ConcurrentChangeError on stale state.
 */
export async function endCall(
  deps: Deps,
  task: Task,
  { posted, by }: { readonly posted: PostedTaskAnswer; readonly by: string },
  also: readonly Write[],
): Promise<Changed | Refused | { readonly kind: 'answered' }> {
  const answer = callResultOf(posted);
  if ('kind' in answer) return answer;
  const asked = await once(deps.store, `call#${task.id}`, 'answer', posted);
  if (asked.kind === 'repeated') return { kind: 'answered' };
  if (asked.kind === 'conflict' || task.status === 'done') return refused('ended', `it ended before: ${task.result}`);
  return tryChange(
    deps,
    task.invoiceId ?? '',
    by,
    async (situation) => {
      const today = localDate(situation.now, situation.policy.sendWindow.timeZone);
      const broken = answer.result === 'promise' ? await brokenByDebtor(deps, situation) : 0;
      return completeCall({ ...situation, brokenByDebtor: broken }, task, answer, today);
    },
    () => [...asked.writes, ...also],
  );
}
