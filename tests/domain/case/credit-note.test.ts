import { describe, expect, it } from 'vitest';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import { creditNoteSchema, type PostedCreditNote, recordCreditNote } from '../../../lambdas/domain/case/credit-note.ts';
import { demandableMinor } from '../../../lambdas/domain/case/demandable.ts';
import {
  openDispute,
  type PostedDispute,
  type Resolution,
  resolveDispute,
} from '../../../lambdas/domain/case/dispute.ts';
import { makePromise } from '../../../lambdas/domain/case/promise.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { reopenDispute } from '../../../lambdas/domain/case/reopen-dispute.ts';
import { aCase, aCaseThatSent, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';

const at = '2026-04-20T08:00:00.000Z';
const today = '2026-04-20';
const policy = aPolicy({ settlementToleranceMinor: 100 });
const moment = { now: at, today, policy };

const aNote = (amountMinor: number, changes: Partial<PostedCreditNote> = {}): PostedCreditNote => ({
  number: 'AV-1',
  amountMinor,
  reason: 'two were missing',
  issuedOn: '2026-04-20',
  ...changes,
});
const credit = (dunned: Case, amountMinor: number, changes: Partial<PostedCreditNote> = {}) =>
  recordCreditNote(dunned, aNote(amountMinor, changes), moment);
const credited = (dunned: Case, amountMinor: number, changes: Partial<PostedCreditNote> = {}) =>
  after(dunned, credit(dunned, amountMinor, changes), at);

/** Reminder one of 1,200.00 EUR left on 3 April. */
const reminded = () => aCaseThatSent({ reminderOne: '2026-04-03' });
const paid = (amountMinor: number, dunned: Case = reminded(), id = 'bank-1') => {
  const payment = { id, amount: { amountMinor, currency: 'EUR' as const }, receivedOn: today };
  return after(dunned, recordPayment(dunned, payment, moment), at);
};
const disputed = (changes: Partial<PostedDispute> = {}, dunned = reminded(), id = 'D-1') =>
  after(dunned, openDispute(dunned, id, { reason: 'quality', reviewOn: '2026-05-04', ...changes }, today), at);
const resolved = (dunned: Case, resolution: Resolution, id = 'D-1') =>
  after(dunned, resolveDispute(dunned, id, resolution, policy), at);

describe('a credit note', () => {
  it.each([
    [1, 'open', 119_999, 0],
    [20_000, 'open', 100_000, 0],
    [119_900, 'open', 100, 0],
    [119_901, 'canceled', 0, 99],
    [120_000, 'canceled', 0, 0],
  ])(
    'of %i on an unpaid invoice of 120000 leaves it %s with a balance of %i and a small difference of %i',
    (amount, status, balance, small) => {
      const dunned = credited(reminded(), amount);
      expect([dunned.status, balanceMinor(dunned), dunned.smallDifferenceMinor]).toEqual([status, balance, small]);
      expect(dunned.creditNotes).toEqual([aNote(amount)]);
    },
  );

  it('of the rest of an invoice that was paid in part closes it as paid', () => {
    expect(credited(paid(50_000), 70_000)).toMatchObject({ status: 'paid', receivedMinor: 50_000, closedAt: at });
  });

  it('of more than what is still owed leaves as much of what was paid to the debtor, with a task', () => {
    const decision = acceptedOf(credit(paid(50_000), 80_000));
    expect(decision.facts).toMatchObject([{ type: 'CreditNoteRecorded', data: { excessMinor: 10_000 } }]);
    expect(decision.raise).toMatchObject([
      {
        kind: 'refundOrAllocate',
        dueOn: today,
        data: { paymentId: 'bank-1', creditNote: 'AV-1', excess: { amountMinor: 10_000, currency: 'EUR' } },
      },
    ]);
    const dunned = after(paid(50_000), decision, at);
    expect(dunned).toMatchObject({ status: 'paid', receivedMinor: 40_000, payments: [{ excessMinor: 10_000 }] });
    expect(balanceMinor(dunned)).toBe(0);
  });

  it('takes what is too much from the payment that came last, then from those before', () => {
    const dunned = credited(paid(30_000, paid(40_000), 'bank-2'), 100_000);
    expect(dunned.payments.map(({ id, excessMinor }) => [id, excessMinor])).toEqual([
      ['bank-1', 20_000],
      ['bank-2', 30_000],
    ]);
    expect(acceptedOf(credit(paid(30_000, paid(40_000), 'bank-2'), 100_000)).raise).toHaveLength(2);
  });

  it('of all of an invoice on which money came leaves it canceled, and all the money to the debtor', () => {
    expect(credited(paid(50_000), 120_000)).toMatchObject({ status: 'canceled', receivedMinor: 0 });
  });

  it('of more than the invoice, together with those before, is refused, naming the field', () => {
    expect(credit(reminded(), 120_001)).toMatchObject({ kind: 'refused', field: 'amountMinor' });
    const once = credited(reminded(), 100_000);
    expect(credit(once, 20_000, { number: 'AV-2' }).kind).toBe('accepted');
    expect(credit(once, 20_001, { number: 'AV-2' })).toMatchObject({ kind: 'refused', field: 'amountMinor' });
  });

  it('again changes nothing; under the same number with other content it is refused', () => {
    const dunned = credited(reminded(), 20_000);
    expect(credit(dunned, 20_000).kind).toBe('repeated');
    expect(credit(dunned, 20_001)).toMatchObject({ code: 'creditNoteTaken' });
    for (const other of [{ reason: 'goodwill' }, { issuedOn: '2026-04-21' }])
      expect(credit(dunned, 20_000, other)).toMatchObject({ code: 'creditNoteTaken' });
  });

  it('keeps no promise: one that it makes needless is lifted', () => {
    const promise = { amountMinor: 20_000, promisedFor: '2026-04-30', by: 'M. Petit', channel: 'phone' } as const;
    const dunned = after(reminded(), makePromise(reminded(), 'P-1', promise, moment), at);
    expect(credited(dunned, 120_000).pauses).toMatchObject([{ end: { how: 'lifted' } }]);
    expect(credited(dunned, 50_000).pauses).toMatchObject([{ end: null }]);
  });

  it('of everything ends the question that was put to a person', () => {
    const legal = { kind: 'requested', at, taskId: 'task', taskKind: 'legalDecision' } as const;
    const escalated = aCase({ status: 'escalated', legal });
    expect(acceptedOf(credit(escalated, 120_000)).end).toEqual([{ taskId: 'task', result: 'canceled' }]);
    expect(acceptedOf(credit(escalated, 119_000)).end).toEqual([]);
  });

  it.each([
    [{ amountMinor: 1, reason: 'x', issuedOn: today }, 'number'],
    [{ number: 'AV-1', amountMinor: 0, reason: 'x', issuedOn: today }, 'amountMinor'],
    [{ number: 'AV-1', amountMinor: 1.5, reason: 'x', issuedOn: today }, 'amountMinor'],
    [{ number: 'AV-1', amountMinor: 1, issuedOn: today }, 'reason'],
    [{ number: 'AV-1', amountMinor: 1, reason: 'x', issuedOn: '20 April' }, 'issuedOn'],
  ])('of the form %j names the field at fault: %s', (body, field) => {
    expect(creditNoteSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('a credit note on a case that is closed', () => {
  it('as paid leaves as much of what was paid to the debtor', () => {
    const dunned = credited(paid(120_000), 20_000);
    expect(dunned).toMatchObject({ status: 'paid', receivedMinor: 100_000 });
    expect(acceptedOf(credit(paid(120_000), 20_000)).raise).toMatchObject([{ data: { caseStatus: 'paid' } }]);
  });

  it.each([
    [30, 20, 0],
    [50, 0, 0],
    [51, 0, 1],
  ])('with a small difference of 50 given up, of %i credits that first: %i of it is left, %i is too much', (...row) => {
    const [amount, small, excess] = row;
    const closed = paid(119_950);
    expect(closed).toMatchObject({ status: 'paid', smallDifferenceMinor: 50 });
    const dunned = credited(closed, amount);
    expect([dunned.smallDifferenceMinor, dunned.receivedMinor]).toEqual([small, 119_950 - excess]);
    expect(balanceMinor(dunned)).toBe(0);
  });

  it.each(['canceled', 'handedOver', 'writtenOff'] as const)('as %s is on record and moves no status', (status) => {
    const dunned: Case = { ...paid(50_000), status, closedAt: at };
    const then = credited(dunned, 20_000);
    expect([then.status, balanceMinor(then), then.run]).toEqual([status, 50_000, 1]);
    expect(acceptedOf(credit(dunned, 20_000)).raise).toEqual([]);
    // The whole invoice: what was paid on it is to be given back.
    expect(acceptedOf(credit(dunned, 120_000)).raise).toMatchObject([{ data: { excess: { amountMinor: 50_000 } } }]);
  });
});

describe('a credit note that comes after an accepted dispute', () => {
  const accepted = resolved(disputed({ amountMinor: 40_000 }), { outcome: 'accepted' });

  it('of the same amount confirms it: nothing is taken off twice', () => {
    const dunned = credited(accepted, 40_000);
    expect([balanceMinor(accepted), balanceMinor(dunned)]).toEqual([80_000, 80_000]);
    expect(dunned.creditNotes).toMatchObject([{ disputeId: 'D-1' }]);
    expect(dunned.pauses).toMatchObject([{ creditMinor: 40_000, confirmedMinor: 40_000 }]);
    // A second one of the same amount is another credit.
    expect(balanceMinor(credited(dunned, 40_000, { number: 'AV-2' }))).toBe(40_000);
  });

  it('of another amount is another credit, unless it names the dispute', () => {
    expect(balanceMinor(credited(accepted, 39_999))).toBe(80_000 - 39_999);
    expect(balanceMinor(credited(accepted, 39_999, { disputeId: 'D-1' }))).toBe(80_000);
    expect(balanceMinor(credited(accepted, 40_001, { disputeId: 'D-1' }))).toBe(79_999);
  });

  it('may confirm it in several parts', () => {
    const part = credited(accepted, 15_000, { disputeId: 'D-1' });
    const whole = credited(part, 25_000, { number: 'AV-2' });
    expect(balanceMinor(whole)).toBe(80_000);
    expect(whole.pauses).toMatchObject([{ confirmedMinor: 40_000 }]);
  });

  it('of the whole invoice closes the case when it names the dispute, and is too much when it does not', () => {
    expect(credited(accepted, 120_000, { disputeId: 'D-1' })).toMatchObject({
      status: 'canceled',
      creditedMinor: 120_000,
    });
    expect(credit(accepted, 120_000)).toMatchObject({ field: 'amountMinor' });
  });

  it('names a dispute of this invoice, or is refused', () => {
    expect(credit(reminded(), 40_000, { disputeId: 'D-1' })).toMatchObject({ kind: 'refused', field: 'disputeId' });
  });

  it('is the same again with and without the dispute that was found for it', () => {
    const dunned = credited(accepted, 40_000);
    expect(credit(dunned, 40_000).kind).toBe('repeated');
    expect(credit(dunned, 40_000, { disputeId: 'D-1' }).kind).toBe('repeated');
    expect(credit(dunned, 40_000, { disputeId: 'D-2' })).toMatchObject({ code: 'creditNoteTaken' });
  });
});

describe('a credit note that comes while a dispute stands', () => {
  const standing = disputed({ amountMinor: 40_000, expectedCreditMinor: 10_000 });

  it.each<[number, PostedCreditNote['disputeId'], number]>([
    // What was expected: as much as before may be demanded.
    [10_000, undefined, 80_000],
    // It may be about anything: what is disputed stays so.
    [6_000, undefined, 74_000],
    [15_000, undefined, 65_000],
    // What is disputed, by its amount or by name.
    [40_000, undefined, 80_000],
    [25_000, 'D-1', 80_000],
    [60_000, 'D-1', 60_000],
  ])('of %i, naming %s, leaves %i to be demanded', (amountMinor, disputeId, demandable) => {
    const dunned = credited(standing, amountMinor, { ...(disputeId && { disputeId }) });
    expect(demandableMinor(standing, today)).toBe(80_000);
    expect(demandableMinor(dunned, today)).toBe(demandable);
  });

  it('that was there before it was taken up is not the expected one', () => {
    const dunned = disputed({ expectedCreditMinor: 50_000, amountMinor: 40_000 }, credited(reminded(), 10_000));
    expect(demandableMinor(dunned, today)).toBe(60_000);
  });

  it('of what is disputed is not taken off again when the dispute is accepted after it', () => {
    const dunned = credited(disputed({ amountMinor: 40_000 }), 40_000);
    expect(balanceMinor(dunned)).toBe(80_000);
    expect(balanceMinor(resolved(dunned, { outcome: 'accepted' }))).toBe(80_000);
  });

  it.each<[Resolution, number | string]>([
    [{ outcome: 'accepted', creditMinor: 40_000 }, 80_000],
    [{ outcome: 'accepted', creditMinor: 30_000 }, 80_000],
    [{ outcome: 'accepted', creditMinor: 40_001 }, 'creditMinor'],
    [{ outcome: 'partly', creditMinor: 40_000 }, 'creditMinor'],
  ])('is part of the credit that a resolution names: after %j leaves %s', (resolution, left) => {
    const dunned = credited(disputed({ amountMinor: 40_000 }), 40_000);
    const decision = resolveDispute(dunned, 'D-1', resolution, policy);
    if (typeof left === 'string') return expect(decision).toMatchObject({ kind: 'refused', field: left });
    const then = after(dunned, decision, at);
    expect(balanceMinor(then)).toBe(left);
    expect(resolveDispute(then, 'D-1', resolution, policy).kind).toBe('repeated');
  });

  it('of a part of what is disputed leaves the other part to the resolution', () => {
    const dunned = credited(disputed({ amountMinor: 40_000 }), 15_000, { disputeId: 'D-1' });
    expect(balanceMinor(resolved(dunned, { outcome: 'accepted', creditMinor: 40_000 }))).toBe(80_000);
    expect(balanceMinor(resolved(dunned, { outcome: 'partly', creditMinor: 20_000 }))).toBe(100_000);
  });

  it('about another dispute leaves this one as it is', () => {
    const both = disputed({ amountMinor: 30_000 }, standing, 'D-2');
    expect(demandableMinor(both, today)).toBe(50_000);
    const dunned = credited(both, 30_000, { disputeId: 'D-2' });
    expect(demandableMinor(dunned, today)).toBe(50_000);
  });
});

describe('the resolution of a dispute that is undone', () => {
  const again = { reason: 'a mistake', reviewOn: '2026-05-20' };
  const reopened = (dunned: Case) => after(dunned, reopenDispute(dunned, 'D-1', again, moment), at);

  it('leaves on record what a credit note has confirmed, and brings back the rest', () => {
    const accepted = resolved(disputed({ amountMinor: 40_000 }), { outcome: 'accepted' });
    const dunned = reopened(credited(accepted, 25_000, { disputeId: 'D-1' }));
    expect(balanceMinor(dunned)).toBe(95_000);
    expect(demandableMinor(dunned, today)).toBe(80_000);
    // Accepted again, only what is still in dispute is taken off, and only that has to be confirmed.
    const once = resolved(dunned, { outcome: 'accepted' });
    expect(balanceMinor(once)).toBe(80_000);
    expect(balanceMinor(credited(once, 15_000, { number: 'AV-2' }))).toBe(80_000);
  });
});
