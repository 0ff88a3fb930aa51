import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { lateDaysAt, lateDaysOfPending, lateDaysOfProposal } from '../../../lambdas/domain/case/lateness.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { noticeSent } from '../../../lambdas/domain/case/evolve-notices.ts';
import type { Stage } from '../../../lambdas/domain/dunning-policy.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();

/** Sends the next stage at an instant, as the run would. */
function sendNext(dunned: Case, at: string): Case {
  const assessment = assess({ dunned, debtor, policy, now: at });
  expect(assessment).toMatchObject({ isAllowed: true });
  const notice = { stage: assessment.step as Stage, cycle: dunned.cycle };
  const fact = noticeSent(notice, { messageKey: at, messageId: at }, lateDaysAt(at, assessment, policy));
  return record(dunned, [fact], { at, by: 'relance' }).after;
}

function nextOf(dunned: Case, now: string) {
  const { step, dueOn } = assess({ dunned, debtor, policy, now });
  return `${step} ${dueOn}`;
}

describe('an invoice posted long after its due date', () => {
  it('begins with reminder one at once, and what follows keeps the distances of the policy', () => {
    const old = aCase({ invoice: { dueDate: '2021-01-04' } });
    const first = sendNext(old, '2026-06-01T10:00:00.000Z');
    expect(first).toMatchObject({ stage: 'reminderOne', lateDays: 1971 });
    expect(nextOf(first, '2026-06-01T10:00:00.000Z')).toBe('reminderTwo 2026-06-08');
    const second = sendNext(first, '2026-06-08T10:00:00.000Z');
    expect(second.lateDays).toBe(1971);
    expect(nextOf(second, '2026-06-08T10:00:00.000Z')).toBe('directNotice 2026-06-18');
    const third = sendNext(second, '2026-06-18T10:00:00.000Z');
    expect(nextOf(third, '2026-06-18T10:00:00.000Z')).toBe('legalEscalation 2026-07-03');
  });

  it('keeps the distance from the day of sending, though its own day was a weekend or the float', () => {
    const dueBeforeEaster = aCase({ invoice: { dueDate: '2026-04-02' } });
    expect(nextOf(dueBeforeEaster, '2026-04-03T10:00:00.000Z')).toBe('reminderOne 2026-04-07');
    const late = sendNext(dueBeforeEaster, '2026-04-08T10:00:00.000Z');
    expect(nextOf(late, '2026-04-08T10:00:00.000Z')).toBe('reminderTwo 2026-04-15');
  });
});

describe('lateness', () => {
  it.each([
    ['on its day', '2026-04-03T10:00:00.000Z', 0],
    ['on the next business day, after Easter', '2026-04-07T10:00:00.000Z', 4],
    ['a week later', '2026-04-10T10:00:00.000Z', 7],
  ])('of reminder one that leaves %s', (_when, at, lateDays) => {
    expect(lateDaysAt(at, assess({ dunned: aCase(), debtor, policy, now: at }), policy)).toBe(lateDays);
  });

  it('is none for a stage that the calendar, the gap or the contact delay has moved', () => {
    const contacted = aDebtorOnRecord({ lastContactAt: '2026-04-08T08:00:00.000Z' });
    const now = '2026-04-13T10:00:00.000Z';
    const assessment = assess({ dunned: aCase(), debtor: contacted, policy, now });
    expect(assessment.dueOn).toBe('2026-04-13');
    expect(lateDaysAt(now, assessment, policy)).toBe(0);
  });

  it('of a courtesy notice moves nothing: what follows counts from the due date', () => {
    const sent = sendNext(aCase(), '2026-03-27T10:00:00.000Z');
    expect(sent).toMatchObject({ stage: 'courtesyNotice', lateDays: 0 });
    expect(nextOf(sent, '2026-03-27T10:00:00.000Z')).toBe('reminderOne 2026-04-03');
  });

  it('after a gap that moved a stage, counts from the offset again, so that no days are lost', () => {
    const sentLate = aCaseThatSent({ reminderOne: '2026-04-09' });
    expect(nextOf(sentLate, '2026-04-09T10:00:00.000Z')).toBe('reminderTwo 2026-04-14');
    const later = sendNext(sentLate, '2026-04-15T10:00:00.000Z');
    expect(later.lateDays).toBe(5);
    expect(nextOf(later, '2026-04-15T10:00:00.000Z')).toBe('directNotice 2026-04-27');
  });
});

describe('a notice put into a window', () => {
  const assessment = assess({ dunned: aCase(), debtor, policy, now: '2026-04-10T14:59:00.000Z' });
  const nextMorning = '2026-04-13T07:10:00.000Z';

  it.each([
    ['late, and moved over the weekend by the closing hour', '2026-04-10T14:59:00.000Z', false, 10],
    ['late, and moved by the contact delay', '2026-04-10T14:59:00.000Z', true, 7],
    ['on its day, and moved by the closing hour', '2026-04-03T14:59:00.000Z', false, 0],
  ])('%s', (_how, now, isMoved, lateDays) => {
    expect(lateDaysOfProposal({ sendAt: nextMorning, isMoved }, now, assessment, policy)).toBe(lateDays);
  });
});

describe('a notice that waits in its window', () => {
  const notice = aPendingNotice({ window: '2026-04-03', lateDays: 2 });

  it.each([
    ['2026-04-03T07:40:00.000Z', 2],
    ['2026-04-03T14:59:00.000Z', 2],
    ['2026-04-07T07:40:00.000Z', 6],
  ])('and leaves at %s has cost %i days', (at, lateDays) => {
    expect(lateDaysOfPending(notice, at, policy)).toBe(lateDays);
  });

  it('moved by the contact delay costs none: its window is a later day', () => {
    const moved = aPendingNotice({ window: '2026-04-08', lateDays: 0, isMoved: true });
    expect(lateDaysOfPending(moved, '2026-04-08T07:40:00.000Z', policy)).toBe(0);
  });
});
