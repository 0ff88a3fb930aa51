import { describe, expect, it } from 'vitest';
import { noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { completeTask } from '../../../lambdas/domain/case/complete-task.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { placeHold } from '../../../lambdas/domain/case/hold.ts';
import { isCallDue, raiseCall } from '../../../lambdas/domain/case/policy-call.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import type { Task } from '../../../lambdas/domain/task.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';

const callTasks = [
  { offsetDays: 15, minimumBalanceMinor: 50_000 },
  { offsetDays: 30, minimumBalanceMinor: 0 },
];
const policy = aPolicy({ callTasks });
const debtor = aDebtorOnRecord();
/** The Wednesday and the Thursday on which the two calls fall due, at the opening. */
const first = '2026-04-15T07:00:00.000Z';
const second = '2026-04-30T07:00:00.000Z';

const globalHold = {
  id: 'G-1',
  scope: 'creditor' as const,
  key: 'main',
  reason: 'x',
  until: '2026-06-20',
  since: first,
  by: 'test',
  end: null,
};
const aTask = (id: string): Task => ({
  id,
  kind: 'call',
  creditor: 'main',
  dueOn: '2026-04-15',
  createdAt: first,
  status: 'open',
  data: {},
});

type Situation = Parameters<typeof raiseCall>[0];
const raise = (changes: Partial<Situation> = {}) =>
  raiseCall({ dunned: aCase(), debtor, policy, now: first, ...changes });

function taken(dunned: Case, decision: Decision, at: string): Case {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return record(dunned, decision.facts, { at, by: 'test' }).after;
}
const raisedAt = (now: string, dunned = aCase()) => taken(dunned, raise({ dunned, now }), now);

describe('a call that the policy wants after the due date', () => {
  it.each([
    ['the day before', '2026-04-14T12:00:00.000Z', false],
    ['on its day before the opening', '2026-04-15T06:59:59.999Z', false],
    ['on its day', first, true],
    ['on the day after, when nothing ran before', '2026-04-16T07:00:00.000Z', true],
  ])('%s', (_when, now, isRaised) => {
    expect(raise({ now }).kind).toBe(isRaised ? 'accepted' : 'repeated');
    expect(isCallDue({ dunned: aCase(), debtor, policy, now })).toBe(isRaised);
  });

  it('on a holiday comes on the next business day', () => {
    // 15 days after 16 April is the first of May, a Friday.
    const dunned = aCase({ invoice: { dueDate: '2026-04-16' } });
    expect(raise({ dunned, now: '2026-05-01T07:00:00.000Z' }).kind).toBe('repeated');
    expect(raise({ dunned, now: '2026-05-04T07:00:00.000Z' }).kind).toBe('accepted');
  });

  it('is a task that says what is owed and asked for, and how late it is', () => {
    expect(raise()).toMatchObject({
      facts: [{ type: 'CallTaskRaised', data: { offsetDays: 15, policyId: 'default', policyVersion: 0 } }],
      raise: [
        {
          kind: 'call',
          invoiceId: aCase().id,
          dueOn: '2026-04-15',
          data: {
            number: 'FA-1',
            offsetDays: 15,
            daysLate: 15,
            balance: { amountMinor: 120_000, currency: 'EUR' },
            demanded: { amountMinor: 120_000, currency: 'EUR' },
          },
        },
      ],
    });
  });

  it.each([
    [50_000, true],
    [49_999, false],
  ])('is for %i of the 500.00 it is worth: %s', (balance, isRaised) => {
    const dunned = aCase({ receivedMinor: 120_000 - balance });
    expect(raise({ dunned }).kind).toBe(isRaised ? 'accepted' : 'repeated');
  });

  it('comes once: the next one is that of the next day in the policy, and after the last none', () => {
    const once = raisedAt(first);
    expect(raise({ dunned: once, now: '2026-04-29T12:00:00.000Z' }).kind).toBe('repeated');
    const twice = raisedAt(second, once);
    expect(twice.policyCall).toMatchObject({ offsetDays: 30 });
    expect(raise({ dunned: twice, now: '2026-12-01T12:00:00.000Z' }).kind).toBe('repeated');
  });

  it('replaces the one before that nobody has made', () => {
    const once = raisedAt(first);
    const { taskId } = once.policyCall ?? {};
    expect(raise({ dunned: once, now: second })).toMatchObject({ end: [{ taskId, result: 'replaced' }] });
    const done = taken(once, completeTask(once, aTask(taskId ?? ''), 'told'), first);
    expect(raise({ dunned: done, now: second })).toMatchObject({ kind: 'accepted', end: [] });
  });

  it('that was held up comes as one: the latest that is due', () => {
    expect(raise({ now: '2026-06-01T08:00:00.000Z' })).toMatchObject({
      facts: [{ type: 'CallTaskRaised', data: { offsetDays: 30 } }],
    });
    const late = raisedAt('2026-06-01T08:00:00.000Z');
    expect(raise({ dunned: late, now: '2026-06-01T08:00:00.000Z' }).kind).toBe('repeated');
  });

  it('is taken off the list when the invoice is paid', () => {
    const once = raisedAt(first);
    const payment = {
      id: 'bank-1',
      amount: { amountMinor: 120_000, currency: 'EUR' as const },
      receivedOn: '2026-04-16',
    };
    expect(recordPayment(once, payment, { now: second, today: '2026-04-30', policy })).toMatchObject({
      end: [{ taskId: once.policyCall?.taskId, result: 'paid' }],
    });
  });
});

describe('nobody is asked to call', () => {
  const hold = { id: 'H-1', reason: 'x', until: '2026-05-20', since: first, end: null };
  const held = taken(aCase(), placeHold(aCase(), 'H-1', { reason: 'x', until: '2026-05-20' }, '2026-04-10'), first);
  const feeds = { main: { readUpTo: '2026-04-01T08:00:00.000Z', readAt: '2026-04-01T08:00:00.000Z' } };
  it.each<[string, Partial<Situation>]>([
    ['while the invoice is held', { dunned: held }],
    ['while the debtor is held', { debtor: { ...debtor, holds: [hold] } }],
    [
      'while a manager holds everything',
      {
        circumstances: { ...noCircumstances, holds: [globalHold] },
      },
    ],
    ['while nobody has read the bank', { circumstances: { ...noCircumstances, feeds } }],
    ['after the invoice was paid', { dunned: aCase({ status: 'paid' }) }],
    [
      'while the legal decision is to be taken',
      {
        dunned: aCase({
          status: 'escalated',
          legal: { kind: 'requested', at: first, taskId: 't', taskKind: 'legalDecision' },
        }),
      },
    ],
  ])('%s', (_why, changes) => {
    expect(raise(changes).kind).toBe('repeated');
  });

  it('a second time, where a person is asked to tell him of the stage: it counts as that call', () => {
    const stageCall = { stage: 'reminderTwo' as const, cycle: 1, taskId: 'call-1', at: first };
    const dunned = aCase({ stageCall });
    expect(raise({ dunned })).toMatchObject({
      facts: [{ type: 'CallTaskPassedOver', data: { offsetDays: 15, taskId: 'call-1' } }],
      raise: [],
    });
    const after = raisedAt(first, dunned);
    expect(after).toMatchObject({ stageCall, policyCall: { offsetDays: 15, taskId: null } });
    expect(raise({ dunned: after, now: '2026-04-16T07:00:00.000Z' }).kind).toBe('repeated');
  });
});

describe('a call that was asked for and not made', () => {
  const hold = { kind: 'hold', id: 'H-1', reason: 'x', until: '2026-05-04', since: first, end: null } as const;
  const called = raisedAt(first);
  const held: Case = { ...called, pauses: [hold] };
  const atHold = '2026-04-16T08:00:00.000Z';

  it('is taken back while nobody may ask for the money, once', () => {
    const decision = raise({ dunned: held, now: atHold });
    expect(decision).toMatchObject({ end: [{ taskId: called.policyCall?.taskId, result: 'not needed' }] });
    expect(raise({ dunned: taken(held, decision, atHold), now: atHold }).kind).toBe('repeated');
  });

  it('comes again after that, as one call with those that fell due meanwhile', () => {
    const waiting = taken(held, raise({ dunned: held, now: atHold }), atHold);
    const again = raise({ dunned: waiting, now: '2026-05-04T08:00:00.000Z' });
    expect(again).toMatchObject({ facts: [{ data: { offsetDays: 30 } }], raise: [{ kind: 'call' }] });
    expect(raise({ dunned: { ...waiting, pauses: [] }, now: atHold })).toMatchObject({
      facts: [{ data: { offsetDays: 15 } }],
    });
  });

  it('does not bring back the one before it, which was made', () => {
    const both = raisedAt(second, { ...called, policyCall: { offsetDays: 15, taskId: null } });
    const waiting = taken(both, raise({ dunned: { ...both, pauses: [hold] }, now: second }), second);
    expect(waiting.policyCall).toEqual({ offsetDays: 15, taskId: null });
  });

  it('stays while the bank was not read, which may end on any day', () => {
    const stale = { ...noCircumstances, feeds: { main: { readUpTo: '2026-01-01T08:00:00.000Z' } } };
    expect(raise({ dunned: called, now: atHold, circumstances: stale }).kind).toBe('repeated');
  });
});
