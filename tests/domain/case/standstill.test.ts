import { describe, expect, it } from 'vitest';
import { assess, assessPending } from '../../../lambdas/domain/case/assess.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();

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
    ['2026-04-03T07:30:00.000Z', '2026-04-03T08:00:00.000Z'],
    ['2026-04-03T08:00:00.000Z', '2026-04-03T08:30:00.000Z'],
    ['2026-04-13T08:00:00.000Z', '2026-04-13T08:30:00.000Z'],
  ])('that should have left is looked at again in half an hour: at %s until %s', (now, until) => {
    expect(assess({ dunned: waiting, debtor, policy, now }).blockers).toMatchObject([{ code: 'noticePending', until }]);
  });

  it.each([
    [aPendingNotice(), 'Reminder one is about to leave.'],
    [aPendingNotice({ messageKey: 'key' }), 'Reminder one is being sent; the mail service has not confirmed it yet.'],
  ])('that should have left says what has become of it (%#)', (notice, message) => {
    const now = '2026-04-03T08:00:00.000Z';
    expect(assess({ dunned: aCase({ notice }), debtor, policy, now }).blockers.map((each) => each.message)).toEqual([
      message,
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

describe('a notice of which nobody knows whether it left', () => {
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
