import { describe, expect, it } from 'vitest';
import { assess, assessPending } from '../../../lambdas/domain/case/assess.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import { planDunning } from '../../../lambdas/domain/case/plan.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';

const policy = aPolicy();
const reason = 'we talk about the contract';
const hold = (until: string) => ({ id: 'H-1', reason, until, since: '2026-04-01T08:00:00.000Z', end: null });
const heldUntil = (until: string) => aDebtorOnRecord({ holds: [hold(until)] });
const silent = aDebtorOnRecord({ doNotWrite: true });
const run = (now: string) => ({ startedAt: now, previous: { version: 0, rounds: 0 }, isCurrent: true });

describe('a hold on the debtor', () => {
  it('is named by next-action with its reason and its end', () => {
    const now = '2026-04-10T08:00:00.000Z';
    expect(assess({ dunned: aCase(), debtor: heldUntil('2026-04-20'), policy, now })).toMatchObject({
      isAllowed: false,
      blockers: [
        {
          code: 'debtorHold',
          message: `A person holds dunning of this debtor until 2026-04-20: ${reason}`,
          until: '2026-04-20T07:00:00.000Z',
        },
      ],
    });
  });

  it.each([
    ['the day before its end', '2026-04-17T08:00:00.000Z', 'leave'],
    ['its last night', '2026-04-19T21:59:59.000Z', 'leave'],
    ['the opening on its day', '2026-04-20T07:00:00.000Z', 'send'],
  ])('stops a stage until its day, in the time of the policy: %s', (_when, now, answer) => {
    expect(checkStage({ dunned: aCase(), debtor: heldUntil('2026-04-20'), policy, now }, 'reminderOne')).toBe(answer);
  });

  it('stops a notice that gathers already, even one that the contact delay has moved', () => {
    const dunned = aCase({ notice: aPendingNotice({ isMoved: true }) });
    const now = '2026-04-03T07:30:00.000Z';
    const debtor = { ...heldUntil('2026-04-20'), lastContactAt: '2026-04-02T08:00:00.000Z' };
    expect(assessPending({ dunned, debtor, policy, now }).blockers.map(({ code }) => code)).toEqual(['debtorHold']);
  });

  it('stops the legal decision, too', () => {
    const dunned = aCaseThatSent({ legalEscalation: '2026-05-01' });
    const now = '2026-06-15T08:00:00.000Z';
    expect(assess({ dunned, debtor: heldUntil('2026-06-20'), policy, now })).toMatchObject({
      step: 'legalDecision',
      blockers: [{ code: 'debtorHold' }],
    });
  });

  it('is waited out at its end, and the ladder is planned from there', () => {
    const now = '2026-04-01T08:00:00.000Z';
    const plan = planDunning({ dunned: aCase(), debtor: heldUntil('2026-04-20'), policy, now, ...run(now) });
    expect([plan.stage, plan.at.resumption]).toEqual(['resumption', '2026-04-20T07:00:00.000Z']);
  });
});

describe('a debtor whom nobody is to write to', () => {
  it('is not written to on the day a stage is due; next-action says that a person tells him', () => {
    const now = '2026-04-03T08:00:00.000Z';
    expect(assess({ dunned: aCase(), debtor: silent, policy, now })).toMatchObject({
      step: 'reminderOne',
      isAllowed: false,
      blockers: [
        {
          code: 'doNotWrite',
          message: 'Nobody is to write to this debtor: a person tells him of reminder one.',
          until: '2026-04-03T08:30:00.000Z',
        },
      ],
    });
    expect(checkStage({ dunned: aCase(), debtor: silent, policy, now }, 'reminderOne')).toBe('leave');
  });

  it('has his run wait for that day', () => {
    const now = '2026-04-01T08:00:00.000Z';
    const plan = planDunning({ dunned: aCase(), debtor: silent, policy, now, ...run(now) });
    expect([plan.stage, plan.at.resumption]).toEqual(['resumption', '2026-04-03T07:00:00.000Z']);
  });

  it('is looked at again 30 days after a person was asked to call', () => {
    const stageCall = { stage: 'reminderOne' as const, cycle: 1, taskId: 't', at: '2026-04-03T07:00:00.000Z' };
    const situation = { debtor: silent, policy, now: '2026-04-08T08:00:00.000Z' };
    expect(assess({ dunned: aCase({ stageCall }), ...situation }).blockers).toEqual([
      {
        code: 'doNotWrite',
        message: 'Nobody is to write to this debtor: a person has been asked to tell him of reminder one.',
        until: '2026-05-03T07:00:00.000Z',
      },
    ]);
  });

  it('gets no courtesy notice: it is dropped with the due date', () => {
    const now = '2026-03-25T08:00:00.000Z';
    expect(assess({ dunned: aCase(), debtor: silent, policy, now })).toMatchObject({
      step: 'courtesyNotice',
      blockers: [{ code: 'doNotWrite', until: '2026-04-01T07:00:00.000Z' }],
    });
  });

  it('does not keep a person from taking the legal decision, for which nothing is written', () => {
    const dunned = aCaseThatSent({ legalEscalation: '2026-05-01' });
    const now = '2026-06-15T08:00:00.000Z';
    expect(assess({ dunned, debtor: silent, policy, now })).toMatchObject({ step: 'legalDecision', isAllowed: true });
  });
});
