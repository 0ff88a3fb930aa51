import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent, CaseFact } from '../../../lambdas/domain/case/events.ts';
import { record, replay } from '../../../lambdas/domain/case/event-log.ts';
import { BrokenEventLogError } from '../../../lambdas/domain/case/broken-event-log-error.ts';
import { noticeSent } from '../../../lambdas/domain/case/evolve-notices.ts';
import type { Stage } from '../../../lambdas/domain/dunning-policy.ts';
import { aPendingNotice, invoicePosted } from '../builders.ts';

const sent = (stage: Stage): CaseFact =>
  noticeSent({ stage, cycle: 1 }, { messageKey: `key-${stage}`, messageId: `id-${stage}` }, 0);
const paid = (paymentId: string, amountMinor: number): CaseFact => ({
  type: 'PaymentRecorded',
  data: { paymentId, amountMinor, currency: 'EUR', receivedOn: '2026-04-02', method: undefined },
});

/** A life with something of everything, in three transactions. */
function aLog() {
  const facts: CaseFact[][] = [
    [invoicePosted()],
    [{ type: 'NoticeProposed', data: aPendingNotice() }],
    [{ type: 'NoticeClaimed', data: { stage: 'reminderOne', cycle: 1, messageKey: 'key-reminderOne' } }],
    [sent('reminderOne'), { type: 'MessageDelivered', data: { messageKey: 'key-reminderOne', messageId: 'id' } }],
    [paid('bank-1', 20_000)],
    [
      {
        type: 'NoticeUndelivered',
        data: { messageKey: 'key-reminderOne', messageId: 'id', stage: 'reminderOne', bounce: '5.1.1' },
      },
    ],
    [
      { type: 'TaskDone', data: { taskId: 'task', kind: 'fixAddress', result: 'mended' } },
      { type: 'DeliverySettled', data: { taskId: 'task', resend: true, result: 'mended' } },
    ],
    [{ type: 'RunRestarted', data: { run: 2, reason: 'its run had failed' } }],
    [paid('bank-2', 100_000)],
  ];
  let current: ReturnType<typeof record>['after'] | undefined;
  const events: CaseEvent[] = [];
  for (const [index, together] of facts.entries()) {
    const at = `2026-04-${String(index + 1).padStart(2, '0')}T08:00:00.000Z`;
    const recorded = record(current, together, { at, by: 'test' });
    current = recorded.after;
    events.push(...recorded.events);
  }
  if (!current) throw new Error('a log has events');
  return { events, dunned: current };
}

const { events, dunned } = aLog();

describe('the event log', () => {
  it('gives the case when it is replayed', () => {
    expect(replay(events)).toEqual(dunned);
    expect(dunned).toMatchObject({ status: 'paid', receivedMinor: 120_000, cycle: 2, run: 2, revision: events.length });
  });

  it('gives it again after a journey through storage, which keeps no absent values and no order of keys', () => {
    const stored = JSON.parse(JSON.stringify(events)) as Record<string, unknown>[];
    const shuffled = stored.map((event) =>
      Object.fromEntries(Object.entries(event).reverse()),
    ) as unknown as CaseEvent[];
    expect(replay(shuffled).lastHash).toBe(dunned.lastHash);
  });

  it('numbers its events from one, each with the state before and after', () => {
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const payment = events.find(({ type }) => type === 'PaymentRecorded');
    expect(payment).toMatchObject({
      by: 'test',
      at: '2026-04-05T08:00:00.000Z',
      before: { status: 'open', stage: 'reminderOne', balanceMinor: 120_000 },
      after: { status: 'open', stage: 'reminderOne', balanceMinor: 100_000 },
    });
  });

  it('betrays an event that is missing, unless it is the last: then the case knows better', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: events.length - 2 }), (missing) => {
        expect(() => replay(events.filter((_, index) => index !== missing))).toThrow(BrokenEventLogError);
      }),
    );
    expect(replay(events.slice(0, -1)).lastHash).not.toBe(dunned.lastHash);
  });

  it('betrays two events that have changed places, and one that stands twice', () => {
    const place = fc.integer({ min: 0, max: events.length - 1 });
    fc.assert(
      fc.property(place, place, (one, other) => {
        fc.pre(one !== other);
        const swapped = events.map(
          (event, index) => events[index === one ? other : index === other ? one : index] ?? event,
        );
        expect(() => replay(swapped)).toThrow(BrokenEventLogError);
        expect(() => replay(events.flatMap((event, index) => (index === one ? [event, event] : [event])))).toThrow(
          BrokenEventLogError,
        );
      }),
    );
  });

  it.each<[string, (event: CaseEvent) => object]>([
    ['who', () => ({ by: 'somebody else' })],
    ['when', () => ({ at: '2020-01-01T00:00:00.000Z' })],
    ['what', ({ data }) => ({ data: { ...data, extra: 1 } })],
    ['which', () => ({ type: 'ComplaintReceived' })],
    ['the state before', () => ({ before: { status: 'paid' } })],
    ['the state after', () => ({ after: { status: 'paid' } })],
    ['its place', ({ seq }) => ({ seq: seq + 1 })],
    ['its hash', () => ({ hash: 'f'.repeat(64) })],
    ['the hash of the one before', () => ({ previousHash: 'f'.repeat(64) })],
    ['a field that was never there', () => ({ note: 'all is well' })],
  ])('betrays that somebody has changed %s of any event', (_what, change) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: events.length - 1 }), (changed) => {
        const tampered = events.map((event, index) => {
          return index === changed ? ({ ...event, ...change(event) } as CaseEvent) : event;
        });
        expect(() => replay(tampered)).toThrow(BrokenEventLogError);
      }),
    );
  });

  it.each<[string, CaseEvent[]]>([
    ['is empty', []],
    ['begins without an invoice', events.slice(1)],
  ])('is refused when it %s', (_how, log) => {
    expect(() => replay(log)).toThrow(BrokenEventLogError);
  });

  it('takes an invoice once, and nothing before it', () => {
    const told = { at: '2026-04-01T08:00:00.000Z', by: 'test' };
    expect(() => record(dunned, [invoicePosted()], told)).toThrow(BrokenEventLogError);
    expect(() => record(undefined, [paid('bank-1', 1)], told)).toThrow(BrokenEventLogError);
    expect(() => record(undefined, [], told)).toThrow(BrokenEventLogError);
  });
});
