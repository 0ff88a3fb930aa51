import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../../lambdas/domain/case/events.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { BrokenEventLogError } from '../../../lambdas/domain/case/broken-event-log-error.ts';
import { noticeSent } from '../../../lambdas/domain/case/evolve-notices.ts';
import { stages } from '../../../lambdas/domain/dunning-policy.ts';
import { aCase, aCaseThatSent, aPendingNotice } from '../builders.ts';

const at = '2026-04-10T08:00:00.000Z';
const after = (dunned: ReturnType<typeof aCase>, ...facts: CaseFact[]) =>
  record(dunned, facts, { at, by: 'test' }).after;
const ids = { messageKey: 'key', messageId: 'id' };
const settled = (resend: boolean): CaseFact => ({
  type: 'DeliverySettled',
  data: { taskId: 'task', resend, result: resend ? 'mended' : 'arrived' },
});

describe('a notice that left', () => {
  it.each(stages)('makes %s the stage of the case, and its window is history', (stage) => {
    const dunned = aCase({ notice: aPendingNotice({ stage }), restarts: 2 });
    const sent = after(dunned, noticeSent({ stage, cycle: 1 }, ids, 0));
    expect(sent).toMatchObject({
      stage,
      notice: null,
      restarts: 0,
      notices: [{ stage, cycle: 1, sentAt: at, ...ids }],
    });
  });

  it.each([
    ['courtesyNotice', 0],
    ['reminderOne', 7],
  ] as const)('%s that is 4 days late on a ladder of 3 makes %i more', (stage, lateDays) => {
    const dunned = aCase({ lateDays: stage === 'courtesyNotice' ? 0 : 3 });
    expect(after(dunned, noticeSent({ stage, cycle: 1 }, ids, 4)).lateDays).toBe(lateDays);
  });

  it('is delivered when the mail service says so', () => {
    const one = after(aCase(), noticeSent({ stage: 'reminderOne', cycle: 1 }, { ...ids, messageKey: 'one' }, 0));
    const two = after(one, noticeSent({ stage: 'reminderTwo', cycle: 1 }, { ...ids, messageKey: 'two' }, 0));
    const { notices } = after(two, { type: 'MessageDelivered', data: { ...ids, messageKey: 'two' } });
    expect(notices.map(({ deliveredAt }) => deliveredAt)).toEqual([undefined, at]);
  });
});

describe('a notice that a person found not to have left', () => {
  const undelivered = { stage: 'reminderTwo', since: '2026-04-10T09:00:00.000Z' } as const;

  it('is sent again in a new cycle, from where the case stood before it', () => {
    const dunned = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' }, { undelivered });
    expect(after(dunned, settled(true))).toMatchObject({ stage: 'reminderOne', cycle: 2, undelivered: null });
  });

  it('leaves a case without a stage when it was the first that ever left', () => {
    const first = { stage: 'reminderOne', since: '2026-04-03T09:00:00.000Z' } as const;
    const dunned = aCaseThatSent({ reminderOne: '2026-04-03' }, { undelivered: first });
    expect(after(dunned, settled(true))).toMatchObject({ stage: null, cycle: 2 });
  });
});

describe('a notice of which nobody knew whether it left', () => {
  const inDoubt = aCaseThatSent(
    { courtesyNotice: '2026-03-24' },
    {
      notice: aPendingNotice({ messageKey: 'key', lateDays: 6 }),
      undelivered: { stage: 'reminderOne', since: '2026-04-09T13:30:00.000Z' },
    },
  );

  it('counts as left when a person finds that it arrived: gap and distances count from it', () => {
    expect(after(inDoubt, settled(false))).toMatchObject({
      stage: 'reminderOne',
      cycle: 1,
      notice: null,
      undelivered: null,
      lateDays: 6,
      notices: [{ stage: 'courtesyNotice' }, { stage: 'reminderOne', cycle: 1, sentAt: '2026-04-09T13:30:00.000Z' }],
    });
  });

  it('is sent again in a new cycle when it did not arrive', () => {
    expect(after(inDoubt, settled(true))).toMatchObject({
      stage: 'courtesyNotice',
      cycle: 2,
      notice: null,
      undelivered: null,
      lateDays: 0,
    });
  });

  it('is settled once: the same answer again changes nothing', () => {
    const once = after(inDoubt, settled(false));
    expect(after(once, settled(false))).toMatchObject({ stage: once.stage, notices: once.notices, cycle: 1 });
  });
});

describe('a notice in a window', () => {
  it('moves to another with its claim undone', () => {
    const dunned = aCase({ notice: aPendingNotice() });
    const { notice } = after(dunned, {
      type: 'NoticeMoved',
      data: { ...aPendingNotice({ window: '2026-04-07', lateDays: 4, isMoved: true }), why: 'contactDelay' },
    });
    expect(notice).toEqual(aPendingNotice({ window: '2026-04-07', lateDays: 4, isMoved: true }));
  });

  it.each<CaseFact>([
    { type: 'NoticeReleased', data: { stage: 'reminderOne', cycle: 1, blockers: [] } },
    { type: 'NoticeRefused', data: { stage: 'reminderOne', cycle: 1, messageKey: 'key', reason: 'rejected' } },
  ])('is free again after $type', (fact) => {
    expect(after(aCase({ notice: aPendingNotice() }), fact)).toMatchObject({ notice: null, stage: null });
  });
});

describe('a legal decision', () => {
  it.each([
    ['handOver', 'handedOver'],
    ['writeOff', 'writtenOff'],
  ] as const)('to %s closes the case as %s', (decision, status) => {
    const fact: CaseFact = { type: 'LegalDecisionMade', data: { decision, reason: 'as agreed' } };
    expect(after(aCase({ status: 'escalated' }), fact)).toMatchObject({
      status,
      closedAt: at,
      legal: { kind: 'decided' },
    });
  });

  it('to extend needs a date', () => {
    const fact: CaseFact = { type: 'LegalDecisionMade', data: { decision: 'extend', reason: 'he pays in June' } };
    expect(() => after(aCase(), fact)).toThrow(BrokenEventLogError);
  });
});

describe('the version of a case', () => {
  it.each<[CaseFact, rises: boolean]>([
    [
      { type: 'PaymentRecorded', data: { paymentId: 'p', amountMinor: 1, currency: 'EUR', receivedOn: '2026-04-01' } },
      true,
    ],
    [{ type: 'InvoiceCanceled', data: { reason: 'our mistake' } }, true],
    [{ type: 'RunContinued', data: { run: 2 } }, true],
    [{ type: 'NoticeProposed', data: aPendingNotice() }, false],
    [{ type: 'CaseParked', data: { until: at, taskId: 'task' } }, false],
    [{ type: 'ReceiptSent', data: { paymentId: 'p', ...ids } }, false],
  ])('rises when the plan before is stale: %j', (fact, rises) => {
    expect(after(aCase(), fact).version).toBe(rises ? 2 : 1);
  });
});
