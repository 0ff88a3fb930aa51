import { describe, expect, it } from 'vitest';
import { cancelInvoice, cancelSchema } from '../../../lambdas/domain/case/cancel-invoice.ts';
import { completeTask } from '../../../lambdas/domain/case/complete-task.ts';
import type { Accepted } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import {
  decideLegal,
  legalDecisionSchema,
  requestLegalDecision,
} from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import type { Task, TaskKind } from '../../../lambdas/domain/task.ts';
import { aCase, aPendingNotice, aPolicy } from '../builders.ts';

const dates = { now: '2026-05-22T07:00:00.000Z', today: '2026-05-22' };
const requested = { kind: 'requested', at: dates.now, taskId: 'task', taskKind: 'legalDecision' } as const;
const escalated = aCase({ status: 'escalated', stage: 'legalEscalation', legal: requested });

describe('the legal decision', () => {
  it.each([
    [10_000, 'legalDecision'],
    [9_999, 'writeOffQuestion'],
  ])('over a balance of %i is put to a person as %s, due in a week', (amountMinor, kind) => {
    const dunned = aCase({ invoice: { amountMinor } });
    expect(requestLegalDecision(dunned, aPolicy(), dates)).toMatchObject({
      kind: 'accepted',
      facts: [{ type: 'LegalDecisionRequested', data: { taskKind: kind } }],
      raise: [
        {
          kind,
          invoiceId: dunned.id,
          dueOn: '2026-05-29',
          data: { number: 'FA-1', balance: { amountMinor, currency: 'EUR' } },
        },
      ],
    });
  });

  it.each([
    ['was asked for', escalated],
    ['is superfluous', aCase({ status: 'paid' })],
  ])('is not asked for again when it %s', (_why, dunned) => {
    expect(requestLegalDecision(dunned, aPolicy(), dates).kind).toBe('repeated');
  });

  it.each(['handOver', 'writeOff'] as const)('to %s ends the task with its answer', (decision) => {
    expect(decideLegal(escalated, { decision, reason: 'as agreed' }, dates.today)).toMatchObject({
      kind: 'accepted',
      facts: [
        { type: 'LegalDecisionMade', data: { decision, reason: 'as agreed' } },
        ...(decision === 'writeOff' ? [{ type: 'WrittenOff', data: { amountMinor: 120_000 } }] : []),
      ],
      end: [{ taskId: 'task', result: decision }],
    });
  });

  it.each([
    ['2026-05-21', 'refused'],
    ['2026-05-22', 'refused'],
    ['2026-05-23', 'accepted'],
  ])('cannot be put off to today or earlier: until %s is %s', (until, kind) => {
    expect(decideLegal(escalated, { decision: 'extend', reason: 'he pays', until }, dates.today).kind).toBe(kind);
  });

  it.each([
    ['before it was asked for', aCase(), 'notRequested'],
    [
      'while it is put off',
      aCase({ legal: { kind: 'extended', until: '2026-06-30', reason: 'he pays' } }),
      'notRequested',
    ],
    ['after the invoice was paid', aCase({ status: 'paid' }), 'closed'],
  ])('is refused %s', (_when, dunned, code) => {
    const decision = decideLegal(dunned, { decision: 'handOver', reason: 'as agreed' }, dates.today);
    expect(decision).toMatchObject({ kind: 'refused', code });
  });

  it('taken twice is taken once; another one after it is refused', () => {
    const decided = { kind: 'decided', decision: 'handOver', reason: 'as agreed' } as const;
    const over = aCase({ status: 'handedOver', legal: decided });
    expect(decideLegal(over, { decision: 'handOver', reason: 'as agreed' }, dates.today).kind).toBe('repeated');
    expect(decideLegal(over, { decision: 'writeOff', reason: 'as agreed' }, dates.today)).toMatchObject({
      code: 'closed',
    });
    const extended = aCase({ legal: { kind: 'extended', until: '2026-06-30', reason: 'he pays' } });
    const again = { decision: 'extend', until: '2026-06-30', reason: 'he pays' } as const;
    expect(decideLegal(extended, again, dates.today).kind).toBe('repeated');
  });

  it.each([
    [{ decision: 'handOver' }, 'reason'],
    [{ decision: 'extend', reason: 'he pays' }, 'until'],
    [{ decision: 'extend', reason: 'he pays', until: '2026-02-30' }, 'until'],
    [{ decision: 'forget', reason: 'never mind' }, 'decision'],
    [{ decision: 'writeOff', reason: '  ' }, 'reason'],
    [{ decision: 'writeOff', reason: 'small', until: '2026-06-30' }, ''],
  ])('%j names the field at fault: "%s"', (body, field) => {
    const { error } = legalDecisionSchema.safeParse(body);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('a cancellation', () => {
  it('ends dunning, and with it a decision that was asked for', () => {
    expect(cancelInvoice(escalated, { reason: 'our mistake' }, dates)).toMatchObject({
      kind: 'accepted',
      facts: [{ type: 'InvoiceCanceled', data: { reason: 'our mistake' } }],
      end: [{ taskId: 'task', result: 'canceled' }],
    });
    expect(cancelInvoice(aCase(), { reason: 'our mistake' }, dates)).toMatchObject({ kind: 'accepted', end: [] });
  });

  it('is repeatable, but comes too late for a case that ended otherwise', () => {
    expect(cancelInvoice(aCase({ status: 'canceled' }), { reason: 'our mistake' }, dates).kind).toBe('repeated');
    expect(cancelInvoice(aCase({ status: 'canceled' }), { reason: 'another' }, dates).kind).toBe('repeated');
    expect(cancelInvoice(aCase({ status: 'paid' }), { reason: 'our mistake' }, dates)).toMatchObject({
      code: 'closed',
    });
  });

  it('needs a reason', () => {
    expect(cancelSchema.safeParse({ reason: '' }).success).toBe(false);
  });
});

describe('a task that a person has done', () => {
  const undelivered = { stage: 'reminderOne', since: '2026-04-03T09:00:00.000Z' } as const;
  const notice = aPendingNotice({ messageKey: 'reminder' });
  const held = aCase({ notice, undelivered });
  const aTask = (kind: TaskKind, messageKey = 'reminder'): Task => ({
    id: 'task',
    kind,
    creditor: 'main',
    dueOn: '2026-04-03',
    createdAt: '2026-04-03T09:00:00.000Z',
    status: 'open',
    data: { messageKey },
  });

  it.each([
    ['lost', true],
    ['arrived', false],
  ] as const)('checkDelivery with "%s": the notice is sent again: %s', (result, resend) => {
    expect(completeTask(held, aTask('checkDelivery'), result)).toMatchObject({
      kind: 'accepted',
      facts: [{ type: 'TaskDone' }, { type: 'DeliverySettled', data: { resend } }],
      end: [{ taskId: 'task', result }],
    });
  });

  it('has no other effect when nothing is held any more', () => {
    expect(completeTask(aCase(), aTask('checkDelivery'), 'lost')).toMatchObject({ facts: [{ type: 'TaskDone' }] });
  });

  it('about a receipt says nothing of the reminder that is in doubt as well', () => {
    const { facts, end } = completeTask(held, aTask('checkDelivery', 'receipt'), 'arrived') as Accepted;
    expect([facts.map(({ type }) => type), end.length]).toEqual([['TaskDone'], 1]);
    const after = record(held, facts, { at: dates.now, by: 'person' }).after;
    expect(after).toMatchObject({ stage: null, notices: [], undelivered });
  });

  it('leaves a notice in doubt that another message was found for, as events once did', () => {
    const data = { taskId: 'task', resend: false, result: 'arrived', messageKey: 'receipt' };
    const about = (messageKey: string | undefined) =>
      record(held, [{ type: 'DeliverySettled', data: { ...data, ...(messageKey && { messageKey }) } }], {
        at: dates.now,
        by: 'relance',
      }).after.undelivered;
    expect([about('receipt'), about('reminder')]).toEqual([undelivered, null]);
  });

  it('settles the delivery on a closed case too, which may be opened again', () => {
    const { facts } = completeTask({ ...held, status: 'paid' }, aTask('checkDelivery'), 'lost') as Accepted;
    expect(facts).toMatchObject([{ type: 'TaskDone' }, { type: 'DeliverySettled' }]);
    expect(record({ ...held, status: 'paid' }, facts, { at: dates.now, by: 'person' }).after).toMatchObject({
      status: 'paid',
      undelivered: null,
    });
  });

  it('of another kind only ends', () => {
    expect(completeTask(held, aTask('refundOrAllocate'), 'refunded')).toMatchObject({ facts: [{ type: 'TaskDone' }] });
  });

  it.each(['legalDecision', 'writeOffQuestion'] as const)('%s is answered by the decision itself', (kind) => {
    expect(completeTask(escalated, aTask(kind), 'hand over')).toMatchObject({ kind: 'refused', code: 'decide' });
  });
});
