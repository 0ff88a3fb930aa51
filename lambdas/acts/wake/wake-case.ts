import { localDate } from '../../domain/calendar/send-window.ts';
import { caseTask } from '../../domain/case/case-task.ts';
import { type Case, isClosed } from '../../domain/case/case.ts';
import { accepted } from '../../domain/case/decision.ts';
import { wakeAfter } from '../../domain/case/wake.ts';
import { restartCheck, restartsBeforeTask } from '../../domain/restart.ts';
import { type Task, taskIdOf } from '../../domain/task.ts';
import type { RunStatus } from '../../ports/workflow.ts';
import { writesOf } from '../change-case.ts';
import { type CaseSituation, findSituation } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
import { followPayer } from '../follow-payer.ts';
import type { WakeDeps } from './wake-deps.ts';

function stuckTask({ dunned, policy, now }: CaseSituation, reason: string): Task {
  return caseTask(dunned, now, {
    id: taskIdOf('caseStuck', dunned.id, 'run', dunned.run),
    kind: 'caseStuck',
    dueOn: localDate(now, policy.sendWindow.timeZone),
    data: { reason },
  });
}

/** Asks for a new run, which goes on exactly where the case stands. The run before, should it live, does nothing any more. */
async function restart({ store }: WakeDeps, situation: CaseSituation, reason: string): Promise<void> {
  const { dunned, now } = situation;
  const fact = { type: 'RunRestarted' as const, data: { run: dunned.run + 1, reason } };
  const raise = dunned.restarts === restartsBeforeTask ? [stuckTask(situation, reason)] : [];
  await store.commit(
    writesOf(situation, accepted([fact], { raise }), 'relance', restartCheck(now, dunned.restarts)).writes,
  );
}

/** True when the run has a listener that can be told to plan again, and has been told. */
async function answer({ store, workflow }: WakeDeps, dunned: Case): Promise<boolean> {
  const listener = await store.loadListener(dunned.id);
  if (listener?.run !== dunned.run) return false;
  return (await workflow.answer(listener.token)) === 'answered';
}

async function wakeClosed(deps: WakeDeps, { dunned, now }: CaseSituation, status: RunStatus): Promise<void> {
  // The last event of a case has no next one that would make it good, should it be lost on its way.
  await followPayer(deps, dunned.id);
  const isToldToEnd = status === 'running' && (await answer(deps, dunned));
  await deps.store.setCaseWake(dunned, isToldToEnd ? wakeAfter(now) : null);
}

/** Brings a case on that should have moved: starts the run that was never started, tells the one that missed something, or begins a new one. */
export function wakeCase(deps: WakeDeps, invoiceId: string): Promise<void> {
  const { store, workflow } = deps;
  return onFreshState(async () => {
    const situation = await findSituation(deps, invoiceId);
    if (!situation) return;
    const { dunned, now } = situation;
    const status = await workflow.dunningStatus(dunned.id, dunned.run);
    if (isClosed(dunned)) return wakeClosed(deps, situation, status);
    switch (status) {
      case 'missing':
        await store.setCaseWake(dunned, restartCheck(now, dunned.restarts));
        return workflow.startDunning(dunned);
      case 'running':
        if (await answer(deps, dunned)) return store.setCaseWake(dunned, wakeAfter(now));
        return restart(deps, situation, 'its run could not be told to plan again');
      case 'failed':
      case 'ended':
        return restart(deps, situation, `its run had ${status}`);
    }
  });
}
