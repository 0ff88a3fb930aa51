import type { Case } from './case.ts';
import type { CaseFact } from './events.ts';

type CallFact = Extract<
  CaseFact,
  {
    type:
      | 'StageCallRequested'
      | 'StageCallWithdrawn'
      | 'StageTold'
      | 'CallTaskRaised'
      | 'CallTaskPassedOver'
      | 'CallTaskWithdrawn'
      | 'CallRetried';
  }
>;

/** The case with another task in the place of one: whatever waits for that one waits for it. */
function withTaskInPlace(before: Case, { taskId, nextTaskId }: { taskId: string; nextTaskId: string }): Case {
  const { stageCall, policyCall } = before;
  return {
    ...before,
    ...(stageCall?.taskId === taskId && { stageCall: { ...stageCall, taskId: nextTaskId } }),
    ...(policyCall?.taskId === taskId && { policyCall: { ...policyCall, taskId: nextTaskId } }),
    pauses: before.pauses.map((pause) =>
      pause.kind !== 'hold' && pause.taskId === taskId ? { ...pause, taskId: nextTaskId } : pause,
    ),
  };
}

/** The case after something has happened to a call: one that tells of a stage instead of a message, or one of the policy. */
export function withCallFact(before: Case, fact: CallFact, at: string): Case {
  const { stageCall: _ended, ...rest } = before;
  switch (fact.type) {
    case 'StageCallRequested': {
      const { stage, cycle, taskId } = fact.data;
      return { ...rest, stageCall: { stage, cycle, taskId, at } };
    }
    case 'StageCallWithdrawn':
      return rest;
    case 'StageTold': {
      const { stage, lateDays } = fact.data;
      return { ...rest, stage, told: { stage, at }, lateDays: before.lateDays + lateDays };
    }
    case 'CallTaskRaised': {
      const { offsetDays, taskId } = fact.data;
      return { ...before, policyCall: { offsetDays, taskId } };
    }
    case 'CallTaskPassedOver':
      return { ...before, policyCall: { offsetDays: fact.data.offsetDays, taskId: before.policyCall?.taskId ?? null } };
    case 'CallTaskWithdrawn':
      return { ...before, policyCall: { offsetDays: fact.data.offsetDays, taskId: null } };
    case 'CallRetried':
      return withTaskInPlace(before, fact.data);
  }
}
