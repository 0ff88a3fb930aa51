import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { openDispute } from '../../../lambdas/domain/case/dispute.ts';
import { makePromise } from '../../../lambdas/domain/case/promise.ts';
import { noticeSent } from '../../../lambdas/domain/case/evolve-notices.ts';
import { arrangeCall, completeStageCall } from '../../../lambdas/domain/case/stage-call.ts';
import type { Task } from '../../../lambdas/domain/task.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';

const policy = aPolicy();
const silent = aDebtorOnRecord({ doNotWrite: true });
const due = '2026-04-03T08:00:00.000Z';
const arrange = (dunned: Case, now = due, debtor = silent) => arrangeCall({ dunned, debtor, policy, now });

function taken(dunned: Case, decision: Decision, at: string): { dunned: Case; task: Task | undefined } {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return { dunned: record(dunned, decision.facts, { at, by: 'test' }).after, task: decision.raise[0] };
}
function asked(dunned = aCase(), now = due): { dunned: Case; task: Task } {
  const { task, ...rest } = taken(dunned, arrange(dunned, now), now);
  if (!task) throw new Error('nobody was asked');
  return { ...rest, task };
}

describe('a stage that falls due for a debtor whom nobody is to write to', () => {
  it.each([
    ['before its day', '2026-04-02T08:00:00.000Z', false],
    ['before the opening', '2026-04-03T06:59:00.000Z', false],
    ['on its day', due, true],
    ['after the closing', '2026-04-03T15:30:00.000Z', false],
  ])('has a person call: %s', (_when, now, isAsked) => {
    expect(arrange(aCase(), now).kind).toBe(isAsked ? 'accepted' : 'repeated');
  });

  it('says in the task what to tell him, and asks once', () => {
    const { dunned, task } = asked();
    expect(task).toMatchObject({
      kind: 'call',
      invoiceId: dunned.id,
      debtorId: 'C-001',
      // The Monday is a public holiday.
      dueOn: '2026-04-07',
      data: { number: 'FA-1', stage: 'reminderOne', balance: { amountMinor: 120_000, currency: 'EUR' } },
    });
    expect(arrange(dunned).kind).toBe('repeated');
  });

  it('is a letter where the law wants it in writing', () => {
    const dunned = aCaseThatSent({ directNotice: '2026-04-20' });
    expect(asked(dunned, '2026-06-01T08:00:00.000Z').task).toMatchObject({
      kind: 'letter',
      data: { stage: 'legalEscalation' },
    });
  });

  it('waits for whatever else stands against it', () => {
    const hold = { id: 'H-1', reason: 'x', until: '2026-04-20', since: due, end: null };
    expect(arrange(aCase(), due, { ...silent, holds: [hold] }).kind).toBe('repeated');
    expect(arrange(aCase({ receivedMinor: 119_800 })).kind).toBe('repeated');
  });
});

describe('a call that was made', () => {
  it('counts as the stage on that day, and the next one keeps its distance', () => {
    const { dunned, task } = asked();
    const now = '2026-04-09T08:00:00.000Z';
    const told = taken(dunned, completeStageCall({ dunned, debtor: silent, policy, now }, task, 'spoke to her'), now);
    expect(told.dunned).toMatchObject({ stage: 'reminderOne', notices: [], told: { stage: 'reminderOne', at: now } });
    expect(told.dunned.stageCall).toBeUndefined();
    // 7 days after, as the policy's offsets say, and not at the end of the minimum gap of 5.
    const { blockers } = assess({ dunned: told.dunned, debtor: silent, policy, now });
    expect(blockers).toMatchObject([
      { code: 'notYetDue', until: '2026-04-16T07:00:00.000Z' },
      {
        code: 'minimumGap',
        message: 'The policy leaves 5 days between two stages, and reminder one was told by a person on 2026-04-09.',
        until: '2026-04-14T07:00:00.000Z',
      },
      { code: 'doNotWrite', until: '2026-04-16T07:00:00.000Z' },
    ]);
  });

  it('stays made when the notice after it does not arrive: only that one comes again', () => {
    const { dunned, task } = asked();
    const told = taken(
      dunned,
      completeStageCall({ dunned, debtor: silent, policy, now: due }, task, 'done'),
      due,
    ).dunned;
    const ids = { messageKey: 'm-2', messageId: 'ses-2' };
    const { after } = record(
      told,
      [
        noticeSent({ stage: 'reminderTwo', cycle: 1 }, ids, 0),
        { type: 'NoticeUndelivered', data: { ...ids, stage: 'reminderTwo', bounce: 'unknown user' } },
        { type: 'DeliverySettled', data: { taskId: 't', resend: true, result: 'new address' } },
      ],
      { at: '2026-04-13T08:00:00.000Z', by: 'test' },
    );
    expect(after).toMatchObject({ stage: 'reminderOne', cycle: 2 });
  });

  it('after the case was paid is done, and no stage', () => {
    const { dunned, task } = asked();
    const paid = { ...dunned, status: 'paid' as const };
    const { dunned: ended } = taken(
      paid,
      completeStageCall({ dunned: paid, debtor: silent, policy, now: due }, task, 'done'),
      due,
    );
    expect(ended).toMatchObject({ stage: null, status: 'paid' });
    expect(ended.stageCall).toBeUndefined();
  });
});

describe('a pause that leaves nothing to demand', () => {
  const { dunned, task } = asked();
  const back = '2026-05-04T08:00:00.000Z';
  const hold = { kind: 'hold', id: 'H-1', reason: 'x', until: '2026-05-04', since: due, end: null } as const;
  const stands = (changes: Partial<Case>): Case => ({ ...dunned, ...changes });
  const dispute = { reason: 'quality' as const, reviewOn: '2026-05-04' };
  const promise = { amountMinor: 120_000, promisedFor: '2026-04-30', by: 'Ann', channel: 'phone' as const };

  it.each<[string, Case, typeof silent]>([
    ['a hold', stands({ pauses: [hold] }), silent],
    ['a dispute', taken(dunned, openDispute(dunned, 'D-1', dispute, '2026-04-03'), due).dunned, silent],
    [
      'a promise',
      taken(dunned, makePromise(dunned, 'P-1', promise, { today: '2026-04-03', policy }), due).dunned,
      silent,
    ],
    ['a hold of the debtor', dunned, { ...silent, holds: [hold] }],
    ['a rest too small to write about', stands({ receivedMinor: 119_900 }), silent],
    ['a later due date', stands({ invoice: { ...dunned.invoice, dueDate: '2026-04-29' } }), silent],
  ])('takes the question to call back: %s', (_what, now, debtor) => {
    expect(arrangeCall({ dunned: now, debtor, policy, now: due })).toMatchObject({
      facts: [{ type: 'StageCallWithdrawn' }],
      end: [{ taskId: task.id, result: 'not needed' }],
    });
  });

  it('does not, when it covers a part alone', () => {
    const part = taken(
      dunned,
      openDispute(dunned, 'D-1', { ...dispute, amountMinor: 50_000 }, '2026-04-03'),
      due,
    ).dunned;
    expect(arrange(part).kind).toBe('repeated');
  });

  it('has it asked anew when it is over, with a task of its own', () => {
    const held = stands({ pauses: [hold] });
    const waiting = taken(held, arrange(held), due).dunned;
    expect(arrange(waiting, due).kind).toBe('repeated');
    expect(asked(waiting, back).task.id).not.toBe(task.id);
  });

  it('has a letter of the formal notice wait, too', () => {
    const formal = aCaseThatSent({ directNotice: '2026-04-20' });
    const now = '2026-06-01T08:00:00.000Z';
    const letter = asked(formal, now);
    const held = { ...letter.dunned, pauses: [{ ...hold, until: '2026-07-01' }] };
    expect(arrange(held, now)).toMatchObject({ end: [{ taskId: letter.task.id, result: 'not needed' }] });
  });
});

describe('a call that nobody needs any more is taken back', () => {
  const { dunned, task } = asked();
  it.each<[string, Case, typeof silent]>([
    ['he may be written to again', dunned, { ...silent, doNotWrite: false }],
    ['the invoice is paid', { ...dunned, status: 'paid' }, silent],
    ['the ladder was begun again', { ...dunned, cycle: 2 }, silent],
    [
      'a person has to decide',
      { ...dunned, legal: { kind: 'requested', at: due, taskId: 't', taskKind: 'legalDecision' } },
      silent,
    ],
  ])('because %s', (_why, now, debtor) => {
    expect(arrangeCall({ dunned: now, debtor, policy, now: due })).toMatchObject({
      kind: 'accepted',
      facts: [{ type: 'StageCallWithdrawn', data: { taskId: task.id } }],
      end: [{ taskId: task.id, result: 'not needed' }],
    });
  });
});
