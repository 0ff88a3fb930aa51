import { describe, expect, it } from 'vitest';
import type { CallResult } from '../../../lambdas/domain/call-result.ts';
import { completeCall, mostTries } from '../../../lambdas/domain/case/complete-call.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { arrangeCall } from '../../../lambdas/domain/case/stage-call.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';

const policy = aPolicy();
const debtor = aDebtorOnRecord({ doNotWrite: true });
const now = '2026-04-03T08:00:00.000Z';
const today = '2026-04-03';

/** A call that tells of reminder one, because nobody is to write. */
function stageCalled() {
  const dunned = aCase();
  const decision = arrangeCall({ dunned, debtor, policy, now });
  if (decision.kind !== 'accepted' || !decision.raise[0]) throw new Error('nobody was asked');
  return { dunned: record(dunned, decision.facts, { at: now, by: 'test' }).after, task: decision.raise[0] };
}
const end = (answer: CallResult, { dunned, task } = stageCalled()) =>
  completeCall({ dunned, debtor, policy, now }, task, answer, today);

const promise = { amountMinor: 120_000, promisedFor: '2026-04-20', by: 'Ms Durand', channel: 'phone' as const };
const dispute = { reason: 'wrongPrice' as const, reviewOn: '2026-05-01' };
const hold = { reason: 'on holiday', until: '2026-05-01' };

describe('a call that tells of a stage', () => {
  it.each<[CallResult, string[]]>([
    [{ result: 'told' }, ['TaskDone', 'StageTold']],
    [{ result: 'promise', promise }, ['TaskDone', 'StageTold', 'PromiseMade']],
    [{ result: 'dispute', dispute }, ['TaskDone', 'StageTold', 'DisputeOpened']],
    [{ result: 'hold', hold }, ['TaskDone', 'StageCallWithdrawn', 'HoldPlaced']],
    [{ result: 'coolOff', coolOffDays: 3 }, ['TaskDone', 'StageCallWithdrawn', 'HoldPlaced']],
    [{ result: 'noAnswer', retryOn: undefined }, ['CallRetried', 'TaskDone']],
  ])('with %j counts as made unless he is told later', (answer, facts) => {
    const decision = end(answer);
    expect(decision.kind === 'accepted' && decision.facts.map(({ type }) => type)).toEqual(facts);
  });

  it('hands the stage on to the next try, and after the last one to a letter', () => {
    let { dunned, task } = stageCalled();
    const kinds: string[] = [];
    for (let tried = 0; tried < mostTries; tried += 1) {
      const decision = end({ result: 'noAnswer', retryOn: undefined }, { dunned, task });
      if (decision.kind !== 'accepted' || !decision.raise[0]) throw new Error('nobody is to try again');
      dunned = record(dunned, decision.facts, { at: now, by: 'test' }).after;
      task = decision.raise[0];
      expect(dunned.stageCall).toMatchObject({ stage: 'reminderOne', taskId: task.id });
      kinds.push(task.kind);
    }
    expect(kinds).toEqual(['call', 'call', 'letter']);
  });

  it.each([
    [29, undefined],
    [30, undefined],
    [31, 'retryOn'],
  ])('is tried again at most 30 days later: %i', (days, field) => {
    const retryOn = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
    const decision = end({ result: 'noAnswer', retryOn });
    expect(decision.kind === 'refused' ? decision.field : undefined).toBe(field);
  });

  it.each<[CallResult, unknown]>([
    [{ result: 'told' }, { what: 'told' }],
    [
      { result: 'dispute', dispute: { ...dispute, amountMinor: 40_000 } },
      { what: 'dispute', reason: 'wrongPrice', disputedMinor: 40_000 },
    ],
    [
      { result: 'dispute', dispute },
      { what: 'dispute', reason: 'wrongPrice', disputedMinor: 120_000 },
    ],
    [
      { result: 'hold', hold },
      { what: 'later', until: '2026-05-01' },
    ],
    [
      { result: 'coolOff', coolOffDays: 3 },
      { what: 'later', until: '2026-04-06' },
    ],
  ])('with %j is followed by what was said, in writing, unless nobody is to write', (answer, said) => {
    const called = stageCalled();
    const writable = { dunned: called.dunned, debtor: aDebtorOnRecord(), policy, now };
    expect(completeCall(writable, called.task, answer, today)).toMatchObject({
      tell: [{ subject: { kind: 'callFollowUp', id: called.task.id, said } }],
    });
    expect(end(answer, called)).toMatchObject({ tell: [] });
  });

  it('of nobody is followed by nothing', () => {
    expect(end({ result: 'noAnswer', retryOn: undefined })).toMatchObject({ tell: [] });
  });

  it('asks in writing for what was promised, and names the field of the call that it refuses', () => {
    expect(end({ result: 'promise', promise })).toMatchObject({
      tell: [{ subject: { kind: 'promiseConfirmed', amountMinor: 120_000 } }],
    });
    expect(end({ result: 'promise', promise: { ...promise, amountMinor: 120_001 } })).toMatchObject({
      kind: 'refused',
      field: 'promise.amountMinor',
    });
  });
});

describe('a call about a case that is closed meanwhile', () => {
  it.each([undefined, '2026-04-08'])('that nobody answers only ends: nobody is tried again (%s)', (retryOn) => {
    const { dunned, task } = stageCalled();
    const decision = end({ result: 'noAnswer', retryOn }, { dunned: { ...dunned, status: 'paid' }, task });
    expect(decision).toMatchObject({
      facts: [{ type: 'TaskDone', data: { taskId: task.id } }],
      raise: [],
      end: [{ taskId: task.id, result: 'noAnswer' }],
    });
  });
});
