import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../lambdas/domain/calendar/civil-date.ts';
import { isOpen, localDate } from '../../../lambdas/domain/calendar/send-window.ts';
import { spreadMs } from '../../../lambdas/domain/case/ladder-instants.ts';
import { chooseWindow } from '../../../lambdas/domain/window/choose-window.ts';
import type { DebtorWindow } from '../../../lambdas/domain/window/window.ts';
import { aDebtorOnRecord, aPolicy, aWindow } from '../builders.ts';
import { anyDate, anyInstantAround, anyPolicy } from '../case/arbitrary.ts';

const policy = aPolicy({ gatherMinutes: 10 });
const now = '2026-04-03T07:30:00.000Z';
const choose = (changes: Partial<Parameters<typeof chooseWindow>[0]> = {}) =>
  chooseWindow({ stage: 'reminderOne', debtor: aDebtorOnRecord(), policy, now, windows: [], ...changes });

describe('a notice without a window to join', () => {
  it('opens one that sends as soon as others have had the time to gather', () => {
    expect(choose()).toEqual({ date: '2026-04-03', sendAt: '2026-04-03T07:40:00.000Z', isNew: true, isMoved: false });
  });

  it.each([
    ['2026-04-03T14:49:59.999Z', '2026-04-03', '2026-04-03T14:59:59.999Z'],
    ['2026-04-03T14:50:00.000Z', '2026-04-07', '2026-04-07T07:10:00.000Z'],
    ['2026-04-03T16:00:00.000Z', '2026-04-07', '2026-04-07T07:10:00.000Z'],
    ['2026-04-04T10:00:00.000Z', '2026-04-07', '2026-04-07T07:10:00.000Z'],
    ['2026-04-03T05:00:00.000Z', '2026-04-03', '2026-04-03T07:10:00.000Z'],
  ])('never sends after closing time: at %s it takes the window of %s', (at, date, sendAt) => {
    expect(choose({ now: at })).toMatchObject({ date, sendAt, isNew: true, isMoved: false });
  });

  it('sends at the debtor’s minute of a later day, and gathers before that', () => {
    const spread = aPolicy({ gatherMinutes: 10, spreadMinutes: 60 });
    const sendAt = Date.parse('2026-04-07T07:10:00.000Z') + spreadMs('main', 'C-001', spread);
    expect(choose({ policy: spread, now: '2026-04-03T16:00:00.000Z' }).sendAt).toBe(new Date(sendAt).toISOString());
  });

  it.each([
    ['2026-03-31T08:00:00.000Z', '2026-04-03', false],
    ['2026-04-01T08:00:00.000Z', '2026-04-07', true],
    ['2026-04-02T08:00:00.000Z', '2026-04-07', true],
    ['2026-04-05T08:00:00.000Z', '2026-04-08', true],
  ])('waits out the contact delay of 3 days after a message of %s: %s', (lastContactAt, date, isMoved) => {
    expect(choose({ debtor: aDebtorOnRecord({ lastContactAt }) })).toMatchObject({ date, isNew: true, isMoved });
  });

  it('does not wait after a message that did not arrive: that was no contact', () => {
    const lastContactAt = '2026-04-02T08:00:00.000Z';
    const debtor = aDebtorOnRecord({ lastContactAt, lostContactAt: lastContactAt });
    expect(choose({ debtor })).toMatchObject({ date: '2026-04-03', isMoved: false });
  });
});

describe('the days of the week on which a debtor is written to', () => {
  const onTuesdays = aDebtorOnRecord({ contactDays: ['tuesday'] });

  it.each([
    ['2026-04-03T07:30:00.000Z', '2026-04-07', '2026-04-07T07:10:00.000Z'],
    ['2026-04-07T07:30:00.000Z', '2026-04-07', '2026-04-07T07:40:00.000Z'],
    ['2026-04-07T14:50:00.000Z', '2026-04-14', '2026-04-14T07:10:00.000Z'],
  ])('keep a notice of %s for the window of %s; they have moved nothing', (at, date, sendAt) => {
    expect(choose({ debtor: onTuesdays, now: at })).toEqual({ date, sendAt, isNew: true, isMoved: false });
  });

  it('let a week pass once the window of the day is closed', () => {
    const windows = [aWindow({ date: '2026-04-07', state: 'settled' })];
    expect(choose({ debtor: onTuesdays, now: '2026-04-07T08:00:00.000Z', windows })).toMatchObject({
      date: '2026-04-14',
      isNew: true,
    });
  });

  it('come after the contact delay, which they never shorten', () => {
    const debtor = { ...onTuesdays, lastContactAt: '2026-04-05T08:00:00.000Z' };
    expect(choose({ debtor, now: '2026-04-06T08:00:00.000Z' })).toMatchObject({ date: '2026-04-14', isMoved: true });
  });

  it('keep a reminder out of the window that a formal notice, which is not bound by them, waits in', () => {
    const windows = [aWindow()];
    expect(choose({ debtor: onTuesdays, windows })).toMatchObject({ date: '2026-04-07', isNew: true });
    expect(choose({ debtor: onTuesdays, windows, stage: 'legalEscalation' })).toMatchObject({
      date: '2026-04-03',
      isNew: false,
    });
  });
});

describe('a window of the debtor', () => {
  it('is joined while it gathers', () => {
    expect(choose({ windows: [aWindow()] })).toEqual({
      date: '2026-04-03',
      sendAt: '2026-04-03T07:40:00.000Z',
      isNew: false,
      isMoved: false,
    });
  });

  it('is joined as long as nobody has closed it, even when it is late', () => {
    const late = aWindow({ sendAt: '2026-04-03T07:20:00.000Z' });
    expect(choose({ windows: [late] })).toMatchObject({ date: '2026-04-03', sendAt: late.sendAt, isNew: false });
  });

  it('that is late is not joined once the send hours are over', () => {
    const late = aWindow({ sendAt: '2026-04-03T14:40:00.000Z' });
    expect(choose({ windows: [late], now: '2026-04-03T15:30:00.000Z' })).toMatchObject({
      date: '2026-04-07',
      isNew: true,
    });
  });

  it.each(['closed', 'settled'] as const)('that is %s is never joined: the next day is taken', (state) => {
    expect(choose({ windows: [aWindow({ state })] })).toMatchObject({
      date: '2026-04-07',
      isNew: true,
      isMoved: false,
    });
  });

  it.each([
    ['2026-04-05', '2026-04-05'],
    ['2026-04-06', '2026-04-03'],
    ['2026-04-07', '2026-04-03'],
  ])('of %s is joined where the contact delay would not let both leave: the notice goes to %s', (date, chosen) => {
    const waiting = aWindow({ date, sendAt: `${date}T07:10:00.000Z` });
    expect(choose({ windows: [waiting] })).toMatchObject({ date: chosen, isMoved: chosen !== '2026-04-03' });
  });

  it('that waits earlier than the delay allows is joined: one message is better than two', () => {
    const debtor = aDebtorOnRecord({ lastContactAt: '2026-04-03T07:00:00.000Z' });
    const waiting = aWindow({ date: '2026-04-07', sendAt: '2026-04-07T07:10:00.000Z' });
    expect(choose({ debtor, policy: aPolicy({ minimumContactDelayDays: 10 }), windows: [waiting] })).toMatchObject({
      date: '2026-04-07',
      isNew: false,
      isMoved: true,
    });
  });
});

describe('any window that is chosen', () => {
  const occasions = anyDate.chain((today) =>
    fc.record({
      policy: anyPolicy,
      now: anyInstantAround(today, 1, 1),
      contactedDaysAgo: fc.option(fc.integer({ min: 0, max: 12 })),
      windowsIn: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 5 }),
      states: fc.array(fc.constantFrom('open' as const, 'closed' as const, 'settled' as const), {
        minLength: 5,
        maxLength: 5,
      }),
    }),
  );

  it('is inside the send hours, open, the debtor’s only one of that day, and after the delay unless joined', () => {
    fc.assert(
      fc.property(occasions, ({ policy: any, now: at, contactedDaysAgo, windowsIn, states }) => {
        const { timeZone } = any.sendWindow;
        const today = localDate(at, timeZone);
        const windows = windowsIn
          .sort((a, b) => a - b)
          .map((days, index): DebtorWindow => {
            const chosen = choose({ policy: any, now: new Date(Date.parse(at) + days * 86_400_000).toISOString() });
            return aWindow({ date: chosen.date, sendAt: chosen.sendAt, state: states[index] ?? 'open' });
          })
          .filter(({ date }, index, all) => all.findIndex((other) => other.date === date) === index);
        const lastContactAt = new Date(Date.parse(at) - (contactedDaysAgo ?? 0) * 86_400_000).toISOString();
        const debtor = aDebtorOnRecord(contactedDaysAgo === null ? {} : { lastContactAt });
        const { date, sendAt, isNew } = choose({ policy: any, debtor, now: at, windows });
        expect(isOpen(sendAt, any.sendWindow)).toBe(true);
        expect(localDate(sendAt, timeZone)).toBe(date);
        expect(date >= today && sendAt >= at).toBe(true);
        const there = windows.find((window) => window.date === date);
        expect(there?.state).toBe(isNew ? undefined : 'open');
        if (!isNew) return;
        if (contactedDaysAgo !== null) {
          const contactedOn = localDate(lastContactAt, timeZone);
          expect(daysBetween(contactedOn, date)).toBeGreaterThanOrEqual(any.minimumContactDelayDays);
        }
        const open = windows.filter(({ state }) => state === 'open');
        expect(open.filter((window) => window.date < addDays(date, any.minimumContactDelayDays))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
