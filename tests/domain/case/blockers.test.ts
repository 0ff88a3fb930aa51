import { describe, expect, it } from 'vitest';
import { assess, assessPending } from '../../../lambdas/domain/case/assess.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';

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
        until: '2026-04-30T08:00:00.000Z',
      },
    ]);
  });
});

describe('a notice on its way out', () => {
  const waiting = aCase({ notice: aPendingNotice({ sendAt: '2026-04-03T07:30:00.000Z' }) });

  it('is the next stage still, and tells when it leaves', () => {
    expect(assess({ dunned: waiting, debtor, policy, now: '2026-04-03T07:00:00.000Z' })).toMatchObject({
      step: 'reminderOne',
      isAllowed: false,
      dunnableFrom: '2026-04-03T07:30:00.000Z',
      blockers: [
        {
          code: 'noticePending',
          message: "Reminder one leaves with the debtor's next message, at 2026-04-03T07:30:00.000Z.",
          until: '2026-04-03T07:30:00.000Z',
        },
      ],
    });
  });

  it.each([
    [aPendingNotice(), 'Reminder one is about to leave.'],
    [aPendingNotice({ messageKey: 'key' }), 'Reminder one is being sent; the mail service has not confirmed it yet.'],
  ])('that should have left is looked at again half an hour later (%#)', (notice, message) => {
    const now = '2026-04-03T08:00:00.000Z';
    expect(assess({ dunned: aCase({ notice }), debtor, policy, now }).blockers).toEqual([
      { code: 'noticePending', message, until: '2026-04-03T08:30:00.000Z' },
    ]);
  });

  it('stands not in its own way in the moment of sending', () => {
    const now = '2026-04-03T07:30:00.000Z';
    expect(assessPending({ dunned: waiting, debtor, policy, now })).toMatchObject({
      step: 'reminderOne',
      isAllowed: true,
    });
  });

  it('is held by the contact delay once, and no more when that has moved it before', () => {
    const contacted = aDebtorOnRecord({ lastContactAt: '2026-04-02T08:00:00.000Z' });
    const now = '2026-04-03T07:30:00.000Z';
    const moved = aCase({ notice: aPendingNotice({ isMoved: true }) });
    expect(assessPending({ dunned: waiting, debtor: contacted, policy, now }).blockers).toMatchObject([
      { code: 'contactDelay' },
    ]);
    expect(assessPending({ dunned: moved, debtor: contacted, policy, now }).isAllowed).toBe(true);
  });

  it('does not leave when the invoice has been paid meanwhile', () => {
    const paid = { ...waiting, status: 'paid' as const, receivedMinor: 120_000 };
    expect(assessPending({ dunned: paid, debtor, policy, now: '2026-04-03T07:30:00.000Z' }).blockers).toMatchObject([
      { code: 'settled' },
    ]);
  });
});

describe('a notice that did not arrive', () => {
  const undelivered = { stage: 'reminderOne', since: '2026-04-03T09:00:00.000Z' } as const;
  const dunned = aCaseThatSent({ reminderOne: '2026-04-03' }, { undelivered });

  it.each([
    ['2026-04-10T08:00:00.000Z', '2026-05-03T09:00:00.000Z'],
    ['2026-05-03T08:59:59.999Z', '2026-05-03T09:00:00.000Z'],
    ['2026-05-03T09:00:00.000Z', '2026-06-02T09:00:00.000Z'],
    ['2026-06-01T09:00:00.000Z', '2026-06-02T09:00:00.000Z'],
  ])('holds the ladder and is reviewed every 30 days: at %s until %s', (now, until) => {
    const { blockers, isAllowed } = assess({ dunned, debtor, policy, now });
    expect(isAllowed).toBe(false);
    expect(blockers.find(({ code }) => code === 'undelivered')).toEqual({
      code: 'undelivered',
      message: 'It is not certain that reminder one has arrived: a person has to look into it.',
      until,
    });
  });
});

describe('a decision that a person was asked for', () => {
  const legal = {
    kind: 'requested',
    at: '2026-05-22T07:00:00.000Z',
    taskId: 'task',
    taskKind: 'legalDecision',
  } as const;

  it('leaves nothing to send, and is reviewed after 30 days', () => {
    const dunned = aCase({ status: 'escalated', stage: 'legalEscalation', legal });
    expect(assess({ dunned, debtor, policy, now: '2026-05-23T08:00:00.000Z' })).toMatchObject({
      step: null,
      dunnableFrom: null,
      isAllowed: false,
      blockers: [
        {
          code: 'awaitingDecision',
          message: 'A person has to take the legal decision.',
          until: '2026-06-21T07:00:00.000Z',
        },
      ],
    });
  });

  it.each([
    ['the day before', '2026-06-29T08:00:00.000Z', false],
    ['on the day, from the opening on', '2026-06-30T07:00:00.000Z', true],
    ['the day after', '2026-07-01T08:00:00.000Z', true],
  ])('and has put off comes again %s', (_when, now, isAllowed) => {
    const extended = { kind: 'extended', until: '2026-06-30', reason: 'he pays in June' } as const;
    const dunned = aCase({ status: 'escalated', stage: 'legalEscalation', legal: extended });
    const assessment = assess({ dunned, debtor, policy, now });
    expect(assessment).toMatchObject({ step: 'legalDecision', isAllowed });
    if (isAllowed) return;
    expect(assessment.blockers).toEqual([
      {
        code: 'notYetDue',
        message: 'The legal decision is put off until 2026-06-30.',
        until: '2026-06-30T07:00:00.000Z',
      },
    ]);
  });
});
