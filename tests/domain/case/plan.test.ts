import { describe, expect, it } from 'vitest';
import { spreadMs, stepAfter } from '../../../lambdas/domain/case/ladder-instants.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aLadder, aPendingNotice, aPolicy } from '../builders.ts';
import { plan } from './planning.ts';

describe('the plan of a new case', () => {
  it('names the opening of every stage, the decision and its review', () => {
    expect(plan({})).toMatchObject({
      action: 'dun',
      stage: 'courtesyNotice',
      at: {
        courtesyNotice: '2026-03-24T08:00:00.000Z',
        reminderOne: '2026-04-03T07:00:00.000Z',
        reminderTwo: '2026-04-10T07:00:00.000Z',
        directNotice: '2026-04-20T07:00:00.000Z',
        legalEscalation: '2026-05-05T07:00:00.000Z',
        legalDecision: '2026-05-22T07:00:00.000Z',
        decisionReview: '2026-06-21T07:00:00.000Z',
      },
      run: 1,
      version: 1,
    });
  });

  it('spreads debtors over the minutes after the opening, all invoices of one at the same minute', () => {
    const policy = aPolicy({ spreadMinutes: 60 });
    const minutes = Array.from({ length: 40 }, (_, number) => spreadMs('main', `C-${number}`, policy) / 60_000);
    expect(new Set(minutes).size).toBeGreaterThan(20);
    expect(minutes.every((minute) => Number.isInteger(minute) && minute >= 0 && minute < 60)).toBe(true);
    const debtor = aDebtorOnRecord({ id: 'C-002' });
    const spread = spreadMs('main', 'C-002', policy);
    const opening = Date.parse('2026-04-03T07:00:00.000Z');
    expect(plan({ policy, debtor }).at.reminderOne).toBe(new Date(opening + spread).toISOString());
    expect(plan({ policy, debtor, dunned: aCase({ invoice: { number: 'FA-2' } }) }).at.reminderOne).toBe(
      plan({ policy, debtor }).at.reminderOne,
    );
  });

  it.each([
    { day: 'before his minute', now: '2026-04-07T07:00:00.000Z', hasPassed: false },
    { day: 'after it', now: '2026-04-07T08:30:00.000Z', hasPassed: true },
  ])("takes a stage that is allowed now no earlier than the debtor's minute: $day", ({ now, hasPassed }) => {
    const policy = aPolicy({ spreadMinutes: 60 });
    const minute = new Date(Date.parse('2026-04-07T07:00:00.000Z') + spreadMs('main', 'C-001', policy)).toISOString();
    expect(minute > '2026-04-07T07:00:00.000Z').toBe(true);
    expect(plan({ now, policy })).toMatchObject({
      stage: 'reminderOne',
      at: { reminderOne: hasPassed ? now : minute },
    });
  });

  it('gives a stage that is off no time of its own', () => {
    const policy = aPolicy({ stages: aLadder({ reminderOne: 3, directNotice: 20 }) });
    expect(plan({ policy })).toMatchObject({
      stage: 'reminderOne',
      at: {
        courtesyNotice: '2026-03-01T08:00:00.000Z',
        reminderOne: '2026-04-03T07:00:00.000Z',
        reminderTwo: '2026-04-03T07:00:00.000Z',
        directNotice: '2026-04-20T07:00:00.000Z',
        legalEscalation: '2026-04-20T07:00:00.000Z',
        legalDecision: '2026-05-07T07:00:00.000Z',
      },
    });
  });

  it('of a consumer keeps the gap of 10 days from the day reminder one really leaves', () => {
    const policy = aPolicy({
      stages: aLadder({ reminderOne: 5, reminderTwo: 15, legalEscalation: 45 }),
      minimumGapDays: 10,
    });
    const dunned = aCase({ invoice: { dueDate: '2026-03-30' } });
    expect(plan({ policy, dunned }).at).toMatchObject({
      reminderOne: '2026-04-07T07:00:00.000Z',
      reminderTwo: '2026-04-17T07:00:00.000Z',
      legalEscalation: '2026-05-15T07:00:00.000Z',
    });
  });
});

describe('a plan made while a notice is on its way out', () => {
  it('goes on with the stage after it, counted from when its window sends', () => {
    const notice = aPendingNotice({ window: '2026-04-07', sendAt: '2026-04-07T07:30:00.000Z', isMoved: true });
    expect(plan({ dunned: aCase({ notice }), now: '2026-04-03T08:00:00.000Z' })).toMatchObject({
      stage: 'reminderTwo',
      at: { reminderTwo: '2026-04-13T07:00:00.000Z' },
    });
  });

  it('that is overdue never says "now", or it would be made again and again', () => {
    const policy = aPolicy({ minimumGapDays: 0, minimumContactDelayDays: 0 });
    const dunned = aCase({ notice: aPendingNotice({ messageKey: 'key' }) });
    const now = '2026-04-10T08:00:00.000Z';
    const { stage, at } = plan({ dunned, policy, now });
    expect(stage).toBe('reminderTwo');
    expect(at.reminderTwo).toBe('2026-04-17T07:00:00.000Z');
  });

  it('that is overdue by an outage keeps the distance of the policy from the day it leaves', () => {
    const { at } = plan({ dunned: aCase({ notice: aPendingNotice() }), now: '2026-04-13T08:00:00.000Z' });
    expect(at.reminderTwo).toBe('2026-04-20T07:00:00.000Z');
  });

  it('leads to the decision when it is the formal notice', () => {
    const notice = aPendingNotice({
      stage: 'legalEscalation',
      window: '2026-05-05',
      sendAt: '2026-05-05T07:30:00.000Z',
    });
    const dunned = aCaseThatSent({ directNotice: '2026-04-20' }, { notice });
    expect(plan({ dunned, now: '2026-05-05T07:00:00.000Z' })).toMatchObject({
      stage: 'legalDecision',
      at: { legalDecision: '2026-05-22T07:00:00.000Z' },
    });
  });
});

describe('what a message announces', () => {
  const debtor = aDebtorOnRecord();
  const policy = aPolicy();

  it('is the next step and its day when nothing is paid', () => {
    const dunned = aCase({ notice: aPendingNotice() });
    const now = '2026-04-03T07:30:00.000Z';
    expect(stepAfter({ dunned, debtor, policy, now }, 'reminderOne')).toEqual({
      step: 'reminderTwo',
      at: '2026-04-10T07:00:00.000Z',
    });
  });

  it('moves with a notice that leaves after an outage', () => {
    const dunned = aCase({ notice: aPendingNotice() });
    const now = '2026-04-13T07:30:00.000Z';
    expect(stepAfter({ dunned, debtor, policy, now }, 'reminderOne')?.at).toBe('2026-04-20T07:00:00.000Z');
  });

  it('is the decision of a person after the formal notice', () => {
    const dunned = aCaseThatSent({ directNotice: '2026-04-20' });
    const now = '2026-05-05T07:30:00.000Z';
    expect(stepAfter({ dunned, debtor, policy, now }, 'legalEscalation')).toEqual({
      step: 'legalDecision',
      at: '2026-05-22T07:00:00.000Z',
    });
  });
});
