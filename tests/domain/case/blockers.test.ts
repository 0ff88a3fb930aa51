import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();

describe('what a person reads in next-action', () => {
  it('names the date of a stage that is not due, and the opening at which it ends', () => {
    expect(assess({ dunned: aCase(), debtor, policy, now: '2026-04-01T08:00:00.000Z' }).blockers).toEqual([
      { code: 'notYetDue', message: 'Reminder one is not due before 2026-04-03.', until: '2026-04-03T07:00:00.000Z' },
    ]);
  });

  it('names the send hours when the day has come and only the hour is wrong', () => {
    const message = 'Messages leave on business days (FR) from 09:00 to 17:00, Europe/Paris time.';
    expect(assess({ dunned: aCase(), debtor, policy, now: '2026-04-03T16:00:00.000Z' }).blockers).toEqual([
      { code: 'notYetDue', message, until: '2026-04-07T07:00:00.000Z' },
    ]);
  });

  it.each([
    ['the last day of the gap', '2026-04-13T14:00:00.000Z', ['minimumGap']],
    ['the day it ends', '2026-04-14T07:00:00.000Z', []],
    ['the day after', '2026-04-15T07:00:00.000Z', []],
  ])('names the gap, counted from the real sending: %s', (_when, now, codes) => {
    const dunned = aCaseThatSent({ reminderOne: '2026-04-09' });
    const { blockers } = assess({ dunned, debtor, policy, now });
    expect(blockers.map(({ code }) => code)).toEqual(codes);
  });

  it('tells which stage left when, and how long the policy waits after it', () => {
    const dunned = aCaseThatSent({ reminderOne: '2026-04-09' });
    const message = 'The policy leaves 5 days between two stages, and reminder one left on 2026-04-09.';
    expect(assess({ dunned, debtor, policy, now: '2026-04-10T08:00:00.000Z' }).blockers).toEqual([
      { code: 'minimumGap', message, until: '2026-04-14T07:00:00.000Z' },
    ]);
  });

  it.each([
    ['the last day of the delay', '2026-04-09T14:00:00.000Z', ['contactDelay']],
    ['the day it ends', '2026-04-10T07:00:00.000Z', []],
  ])('names the delay after another message to the same debtor: %s', (_when, now, codes) => {
    const contacted = aDebtorOnRecord({ lastContactAt: '2026-04-07T08:00:00.000Z' });
    const { blockers } = assess({ dunned: aCase(), debtor: contacted, policy, now });
    expect(blockers.map(({ code }) => code)).toEqual(codes);
  });

  it('tells when the debtor was last written to', () => {
    const contacted = aDebtorOnRecord({ lastContactAt: '2026-04-07T08:00:00.000Z' });
    const message = 'The policy leaves 3 days between two messages to a debtor, and one left on 2026-04-07.';
    const { blockers } = assess({ dunned: aCase(), debtor: contacted, policy, now: '2026-04-08T08:00:00.000Z' });
    expect(blockers).toEqual([{ code: 'contactDelay', message, until: '2026-04-10T07:00:00.000Z' }]);
  });

  it('speaks of one day, not of 1 days', () => {
    const dunned = aCaseThatSent({ reminderOne: '2026-04-09' });
    const { blockers } = assess({
      dunned,
      debtor,
      policy: aPolicy({ minimumGapDays: 1 }),
      now: '2026-04-09T12:00:00.000Z',
    });
    expect(blockers.map(({ message }) => message)).toContain(
      'The policy leaves 1 day between two stages, and reminder one left on 2026-04-09.',
    );
  });

  it.each([0, 1])('lets no two stages leave on one day, even with a gap of %i days', (minimumGapDays) => {
    const dunned = aCaseThatSent({ reminderOne: '2026-04-13' });
    const hasty = aPolicy({ minimumGapDays });
    expect(assess({ dunned, debtor, policy: hasty, now: '2026-04-13T12:00:00.000Z' }).blockers).toMatchObject([
      { code: 'minimumGap', until: '2026-04-14T07:00:00.000Z' },
    ]);
  });

  it('counts gaps in local days: what left late in the evening in UTC left the next day in Sydney', () => {
    const sydney = aPolicy({
      sendWindow: { timeZone: 'Australia/Sydney', from: '09:00', to: '17:00', businessDaysOf: 'GB' },
    });
    const dunned = aCaseThatSent({ reminderOne: '2026-04-08T23:30:00.000Z' });
    const { blockers } = assess({ dunned, debtor, policy: sydney, now: '2026-04-10T00:00:00.000Z' });
    expect(blockers).toMatchObject([{ code: 'minimumGap', until: '2026-04-13T23:00:00.000Z' }]);
  });

  it.each([
    [499, ['minimumBalance']],
    [500, []],
    [501, []],
  ])('a balance of %i minor units against the minimum of 500', (balance, codes) => {
    const dunned = aCase({ receivedMinor: 120_000 - balance });
    const { blockers, step } = assess({ dunned, debtor, policy, now: '2026-04-07T08:00:00.000Z' });
    expect(step).toBe('reminderOne');
    expect(blockers.map(({ code }) => code)).toEqual(codes);
  });

  it('prints balance and minimum as money, and a date to look again', () => {
    const dunned = aCase({ receivedMinor: 119_501 });
    expect(assess({ dunned, debtor, policy, now: '2026-04-07T08:00:00.000Z' }).blockers).toEqual([
      {
        code: 'minimumBalance',
        message: 'The balance is €4.99; the policy sends nothing below €5.00.',
        until: '2026-05-05T07:00:00.000Z',
      },
    ]);
  });
});
