import { describe, expect, it } from 'vitest';
import { assess } from '../../../../lambdas/domain/case/assess.ts';
import { recordCreditNote } from '../../../../lambdas/domain/case/credit-note.ts';
import { closeCollection, recallCase } from '../../../../lambdas/domain/case/collection/end-collection.ts';
import { collectionReportSchema, takeReport } from '../../../../lambdas/domain/case/collection/collection-report.ts';
import { completeTask } from '../../../../lambdas/domain/case/complete-task.ts';
import { decideLegal } from '../../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { recordPayment } from '../../../../lambdas/domain/case/record-payment.ts';
import { reopenCase } from '../../../../lambdas/domain/case/reopen-case.ts';
import { reversePayment } from '../../../../lambdas/domain/case/reverse-payment.ts';
import { aDebtorOnRecord } from '../../builders.ts';
import { acceptedOf, after } from '../deciding.ts';
import {
  aPayment,
  at,
  dataOf,
  escalated,
  handedOver,
  handing,
  moment,
  policy,
  standing,
  today,
} from './handed-over.ts';

const debtor = aDebtorOnRecord();
const [reviewTask = ''] = handedOver().collection?.taskIds ?? [];
const report = (changes: object = {}) =>
  collectionReportSchema.parse({ status: 'contacted', on: '2026-06-10', ...changes });

describe('a case that is handed over', () => {
  it('says who has it, on what terms, and when a person looks at it again', () => {
    const dunned = escalated();
    const decided = { decision: 'handOver' as const, reason: 'no answer', collectorId: 'agency', offerIndex: 0 };
    const deciding = { now: at, by: 'manager', approvalAboveMinor: null, handOver: handing };
    const { facts, raise, end } = acceptedOf(decideLegal(dunned, decided, today, deciding));
    expect(facts.map(({ type }) => type)).toEqual(['LegalDecisionMade', 'CaseHandedOver']);
    expect(dataOf(facts, 'CaseHandedOver')).toMatchObject([
      {
        collector: { id: 'agency', offer: { index: 0 } },
        balanceMinor: 120_000,
        claimMinor: 5_000,
        amicableUntil: '2026-07-24',
        exportKey: 'main/x/handOffExport-1',
        legalFilePath: `/invoices/${dunned.id}/legal-file`,
      },
    ]);
    expect(raise).toMatchObject([{ kind: 'reviewHandOff', dueOn: '2026-07-24', data: { collectorId: 'agency' } }]);
    expect(end).toMatchObject([{ result: 'handOver' }]);
    expect(assess({ dunned: handedOver(), debtor, policy, now: at })).toMatchObject({ isAllowed: false, step: null });
  });

  it('is the same again with the same collector and offer, and refused with another one', () => {
    const again = (changes: object) =>
      decideLegal(
        handedOver(),
        { decision: 'handOver', reason: 'no answer', collectorId: 'agency', offerIndex: 0, ...changes },
        today,
      );
    expect(again({}).kind).toBe('repeated');
    expect(again({ collectorId: 'lawyer' })).toMatchObject({ kind: 'refused', code: 'closed' });
    expect(again({ offerIndex: 1 })).toMatchObject({ kind: 'refused', code: 'closed' });
  });

  it.each([
    [50_000, 'handedOver', 70_000, null],
    [119_999, 'handedOver', 1, null],
    [120_000, 'paid', 0, 'paid'],
  ])('with %i paid is %s, with %i left', (amountMinor, status, left, how) => {
    const decision = acceptedOf(recordPayment(handedOver(), aPayment('bank-1', amountMinor), moment));
    const dunned = after(handedOver(), decision, at);
    expect(standing(dunned)).toEqual([status, left]);
    expect(dunned.collection?.end?.how ?? null).toBe(how);
    expect(decision.raise).toEqual([]);
    expect(decision.end).toEqual(how ? [{ taskId: reviewTask, result: 'paid' }] : []);
    expect(decision.tell).toHaveLength(1);
  });

  it('leaves a task for what is too much, and comes back to us when the money is taken back', () => {
    const decision = acceptedOf(recordPayment(handedOver(), aPayment('bank-1', 130_000), moment));
    expect(decision.raise).toMatchObject([{ kind: 'refundOrAllocate', data: { excess: { amountMinor: 10_000 } } }]);
    const paid = after(handedOver(), decision, at);
    const reversal = { paymentId: 'bank-1', reason: 'chargeback' as const, receivedOn: '2026-06-12' };
    const back = after(paid, reversePayment(paid, 'R-1', reversal, { ...moment, refunds: [] }), at);
    expect(back).toMatchObject({ status: 'open', run: 2, legal: null });
  });

  it('is over when credit notes have settled it', () => {
    const note = { number: 'CN-1', amountMinor: 120_000, reason: 'returned', issuedOn: '2026-06-10' };
    expect(after(handedOver(), recordCreditNote(handedOver(), note, moment), at)).toMatchObject({
      status: 'canceled',
      collection: { end: { how: 'paid' } },
    });
  });

  it('forgets the task that a person has done', () => {
    const task = { id: reviewTask, kind: 'reviewHandOff', data: {} } as never;
    expect(after(handedOver(), completeTask(handedOver(), task, 'seen'), at).collection?.taskIds).toEqual([]);
  });
});

describe('what a collector tells', () => {
  const told = (changes: object, dunned = handedOver(), id = 'C-1') =>
    takeReport(dunned, id, report(changes), { ...moment, today: '2026-06-10' });

  it('is on record without his words, which are kept apart', () => {
    const decision = acceptedOf(told({ status: 'promise', note: 'Mr Roux pays on the 20th.' }));
    expect(JSON.stringify(decision.facts)).not.toContain('Roux');
    expect(decision.notes).toEqual([{ id: 'collection-C-1', said: { note: 'Mr Roux pays on the 20th.' } }]);
    expect(after(handedOver(), decision, at).collection?.reports).toMatchObject([
      { id: 'C-1', status: 'promise', on: '2026-06-10' },
    ]);
  });

  it.each([
    ['accepted', 0],
    ['legalAction', 0],
    ['disputed', 1],
    ['uncollectable', 1],
    ['closed', 1],
  ])('as %s puts %i tasks before a person', (status, tasks) => {
    expect(acceptedOf(told({ status })).raise).toHaveLength(tasks);
  });

  it('is known again by its id, and other content under it is refused', () => {
    const dunned = after(handedOver(), told({ note: 'a', remitted: { amountMinor: 10_000, feeMinor: 1_000 } }), at);
    const same = { note: 'a', remitted: { amountMinor: 10_000, feeMinor: 1_000 } };
    expect(told(same, dunned).kind).toBe('repeated');
    for (const other of [
      { ...same, note: 'b' },
      { ...same, status: 'accepted' },
      { note: 'a' },
      { note: 'a', remitted: { amountMinor: 10_000, feeMinor: 999 } },
    ])
      expect(told(other, dunned)).toMatchObject({ kind: 'refused', code: 'reportTaken' });
  });

  it('with money takes all that the debtor paid off the balance, and puts on record what the collector keeps', () => {
    const decision = acceptedOf(told({ remitted: { amountMinor: 50_000, feeMinor: 5_000 } }));
    expect(decision.facts.map(({ type }) => type)).toEqual([
      'CollectionReported',
      'CollectionFeeRecorded',
      'PaymentRecorded',
    ]);
    const dunned = after(handedOver(), decision, at);
    expect(standing(dunned)).toEqual(['handedOver', 70_000]);
    expect(dunned.collection).toMatchObject({ feesMinor: 5_000 });
    expect(dunned.payments).toMatchObject([{ id: 'collection-C-1', amountMinor: 50_000 }]);
  });

  it('of a payment that came before puts its fee alone on record, once', () => {
    const paid = after(handedOver(), recordPayment(handedOver(), aPayment('bank-1', 50_000), moment), at);
    const remitted = { paymentId: 'bank-1', amountMinor: 50_000, feeMinor: 5_000 };
    const charged = after(paid, told({ remitted }, paid), at);
    expect(standing(charged)).toEqual(['handedOver', 70_000]);
    expect(charged.collection?.feesMinor).toBe(5_000);
    expect(told({ remitted }, charged, 'C-2')).toMatchObject({ kind: 'refused', field: 'remitted.paymentId' });
    const other = { remitted: { ...remitted, amountMinor: 40_000 } };
    expect(told(other, paid)).toMatchObject({ kind: 'refused', field: 'remitted.amountMinor' });
  });

  it('with the last of the money ends the matter, and asks nobody to look at it', () => {
    const remitted = { amountMinor: 120_000, feeMinor: 12_000 };
    const decision = acceptedOf(told({ status: 'closed', remitted }));
    expect(decision.raise).toEqual([]);
    expect(decision.end).toEqual([{ taskId: reviewTask, result: 'paid' }]);
    const dunned = after(handedOver(), decision, at);
    expect(dunned).toMatchObject({ status: 'paid', collection: { feesMinor: 12_000, end: { how: 'paid' } } });
    // What he tells after the end is still taken.
    expect(acceptedOf(told({ status: 'closed' }, dunned, 'C-2')).raise).toEqual([]);
  });

  it('is refused of a case that was never handed over, and with a fee above what came in', () => {
    expect(told({}, escalated())).toMatchObject({ kind: 'refused', code: 'notHandedOver' });
    const body = { status: 'closed', on: '2026-06-10', remitted: { amountMinor: 1, feeMinor: 2 } };
    expect(collectionReportSchema.safeParse(body).error?.issues).toMatchObject([{ path: ['remitted', 'feeMinor'] }]);
  });
});

describe('a case comes back from a collector', () => {
  const recalled = recallCase(handedOver(), { reason: 'he is too slow' });

  it('recalled: open again in a new run, and the collector is told', () => {
    const { facts, end } = acceptedOf(recalled);
    expect(facts.map(({ type }) => type)).toEqual(['CollectionEnded', 'CaseReopened']);
    expect(end).toEqual([{ taskId: reviewTask, result: 'recalled' }]);
    const dunned = after(handedOver(), recalled, at);
    expect(dunned).toMatchObject({ status: 'open', stage: 'legalEscalation', run: 2, legal: null });
    expect(dunned.collection).toMatchObject({ end: { at, how: 'recalled' }, taskIds: [] });
    expect(assess({ dunned, debtor, policy, now: '2026-07-01T08:00:00.000Z' }).step).toBe('legalDecision');
  });

  it('reopened by a manager: the matter ends as well', () => {
    expect(after(handedOver(), reopenCase(handedOver(), { reason: 'our mistake' }), at).collection?.end?.how).toBe(
      'recalled',
    );
  });

  it('is refused where no collector has it', () => {
    expect(recallCase(escalated(), { reason: 'x' })).toMatchObject({ kind: 'refused', code: 'notHandedOver' });
    const closing = { outcome: 'returned' as const, reason: 'x' };
    expect(closeCollection(escalated(), closing, { now: at, today })).toMatchObject({ code: 'notHandedOver' });
  });

  it.each([
    ['uncollectable', 'escalated', ['writeOffQuestion']],
    ['collected', 'escalated', ['writeOffQuestion']],
    ['returned', 'open', []],
  ] as const)('closed as %s it is %s, and asks %j', (outcome, status, asked) => {
    const decision = acceptedOf(closeCollection(handedOver(), { outcome, reason: 'done' }, { now: at, today }));
    expect(decision.raise.map(({ kind }) => kind)).toEqual(asked);
    const dunned = after(handedOver(), decision, at);
    expect(dunned).toMatchObject({ status, run: 2, collection: { end: { how: outcome } } });
  });
});
