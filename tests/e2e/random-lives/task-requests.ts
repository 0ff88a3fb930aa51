import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import type { ActOf } from './acts.ts';
import type { Request, Scene } from './requests.ts';

/** What becomes of money is told by other acts. */
const ofMoney: readonly string[] = ['refundOrAllocate', 'matchPayment'];

function callAnswer({ answer, inDays }: ActOf<'task'>, { name, today }: Scene): object {
  const promisedFor = addDays(today, inDays);
  if (answer === 0) return { result: 'told' };
  if (answer === 1) return { result: 'noAnswer' };
  return inDays % 2 === 0
    ? { result: 'coolOff', coolOffDays: inDays }
    : { result: 'promise', promise: { id: name, amountMinor: 1_000, promisedFor, by: 'A. Buyer', channel: 'phone' } };
}

function answerTo(kind: string, act: ActOf<'task'>, scene: Scene): object {
  if (kind === 'call') return callAnswer(act, scene);
  if (kind === 'approve' || kind === 'approveWriteOff') return { result: act.answer === 0 ? 'rejected' : 'approved' };
  if (kind === 'checkDelivery') return { result: act.answer === 0 ? 'lost' : 'arrived' };
  return { result: 'seen to' };
}

/** A person ends one of the tasks that wait, whatever invoice it is about. */
export async function taskRequest(act: ActOf<'task'>, scene: Scene): Promise<Request | undefined> {
  const tasks = (await scene.running.tasks()).filter(({ kind }) => !ofMoney.includes(kind));
  const task = tasks[act.nth % Math.max(1, tasks.length)];
  if (!task) return undefined;
  // Of a write-off it has to be another than who asked for it.
  const isByPerson = task.kind === 'approve' || task.kind === 'approveWriteOff';
  return { method: 'POST', path: `/tasks/${task.id}/done`, body: answerTo(task.kind, act, scene), isByPerson };
}
