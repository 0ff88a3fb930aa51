import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import { recordCreditNote } from '../../../lambdas/domain/case/credit-note.ts';
import { openDispute } from '../../../lambdas/domain/case/dispute.ts';
import { decideLegal } from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { makeInstalmentPlan } from '../../../lambdas/domain/case/instalment-plan.ts';
import { makePromise } from '../../../lambdas/domain/case/promise.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { refundTaskId } from '../../../lambdas/domain/case/refund-task.ts';
import {
  findReversed,
  type PostedReversal,
  reversalSchema,
  reversePayment,
  takeBackPayment,
} from '../../../lambdas/domain/case/reverse-payment.ts';
import { settlePauses } from '../../../lambdas/domain/case/settle-pauses.ts';
import type { ReversalReason } from '../../../lambdas/domain/message/transactional.ts';
import type { Task } from '../../../lambdas/domain/task.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy({ settlementToleranceMinor: 100 });
const paidAt = '2026-04-08T08:00:00.000Z';
const moment = { now: '2026-04-15T08:00:00.000Z', today: '2026-04-15', policy, refunds: [] };

/** Reminder one of 1,200.00 EUR left on 3 April. */
const reminded = (changes: Parameters<typeof aCaseThatSent>[1] = {}) =>
  aCaseThatSent({ reminderOne: '2026-04-03' }, changes);

function payment(id: string, amountMinor: number, dunned: Case) {
  const posted = { id, amount: { amountMinor, currency: 'EUR' as const }, receivedOn: '2026-04-08' };
  return recordPayment(dunned, posted, { now: paidAt, today: '2026-04-08', policy });
}
const paid = (id: string, amountMinor: number, dunned: Case) => after(dunned, payment(id, amountMinor, dunned), paidAt);
const withReceipt = (dunned: Case, paymentId: string): Case => ({
  ...dunned,
  payments: dunned.payments.map((each) => (each.id === paymentId ? { ...each, isReceiptSent: true } : each)),
});
const aReversal = (changes: Partial<PostedReversal> = {}): PostedReversal => ({
  paymentId: 'bank-1',
  reason: 'returned',
  receivedOn: '2026-04-15',
  ...changes,
});
const reverse = (dunned: Case, changes: Partial<PostedReversal> = {}, refunds: readonly Task[] = []) =>
  reversePayment(dunned, 'R-1', aReversal(changes), { ...moment, refunds });
const reversed = (dunned: Case, changes: Partial<PostedReversal> = {}) =>
  after(dunned, reverse(dunned, changes), moment.now);

describe('a reversal of a payment that an invoice has two parts of', () => {
  const twice = paid('bank-1+b', 80_000, paid('bank-1+a', 40_000, reminded()));
  const takeBack = (dunned: Case, paymentId: string) =>
    takeBackPayment(dunned, 'R-1', aReversal({ paymentId }), moment);

  it('takes both back under its one id, each of them once', () => {
    const first = after(twice, takeBack(twice, 'bank-1+a'), moment.now);
    const both = after(first, takeBack(first, 'bank-1+b'), moment.now);
    expect([balanceMinor(first), balanceMinor(both)]).toEqual([40_000, 120_000]);
    for (const paymentId of ['bank-1+a', 'bank-1+b'])
      expect(takeBack(both, paymentId)).toMatchObject({ kind: 'refused', code: 'reversed' });
    for (const id of ['bank-1+a', 'bank-1+b']) expect(findReversed(both, 'R-1', id)?.id).toBe(id);
  });

  it('and was of one part alone keeps its id to itself', () => {
    const one = reversed(twice, { paymentId: 'bank-1+a' });
    expect(reverse(one, { paymentId: 'bank-1+a' })).toEqual({ kind: 'repeated' });
    expect(reverse(one, { paymentId: 'bank-1+b' })).toMatchObject({ kind: 'refused', code: 'reversalTaken' });
  });
});

describe('a reversal of the payment that closed a case', () => {
  const closed = paid('bank-1', 120_000, reminded());

  it('opens it again at the stage it had reached, in a new run, with all of it owed', () => {
    const dunned = reversed(closed);
    expect(closed).toMatchObject({ status: 'paid', run: 1 });
    expect(dunned).toMatchObject({ status: 'open', stage: 'reminderOne', cycle: 1, run: 2, closedAt: null });
    expect([dunned.receivedMinor, balanceMinor(dunned)]).toEqual([0, 120_000]);
    expect(dunned.version).toBeGreaterThan(closed.version);
  });

  it.each([
    ['2026-04-19T08:00:00.000Z', ['minimumGap']],
    ['2026-04-20T06:59:59.000Z', ['minimumGap']],
    ['2026-04-20T07:00:00.000Z', []],
  ])('lets the next stage leave after the minimum gap, and reminder one never again: at %s', (now, codes) => {
    const { step, blockers } = assess({ dunned: reversed(closed), debtor, policy, now });
    expect([step, blockers.map(({ code }) => code)]).toEqual(['reminderTwo', codes]);
  });

  it('asks anew for a decision that was asked for before the money came', () => {
    const legal = { kind: 'requested', at: paidAt, taskId: 'task', taskKind: 'legalDecision' } as const;
    const escalated = aCaseThatSent({ legalEscalation: '2026-03-01' }, { status: 'escalated', legal });
    expect(reversed(paid('bank-1', 120_000, escalated))).toMatchObject({ status: 'open', legal: null });
  });

  it('lets a dispute stand again that stood when the money came, and asks a person for it anew', () => {
    const dispute = { reason: 'quality', reviewOn: '2026-04-07' } as const;
    const disputed = after(reminded(), openDispute(reminded(), 'D-1', dispute, '2026-04-03'), paidAt);
    const asked = settlePauses({ dunned: disputed, policy, now: paidAt });
    const closedInDispute = paid('bank-1', 120_000, after(disputed, asked, paidAt));
    const dunned = reversed(closedInDispute);
    expect(dunned).toMatchObject({ status: 'paused', pauses: [{ end: null, taskId: null }] });
    const again = acceptedOf(settlePauses({ dunned, policy, now: '2026-04-21T08:00:00.000Z' })).raise;
    expect(again).toMatchObject([{ kind: 'reviewDispute' }]);
    expect(again.map(({ id }) => id)).not.toEqual(acceptedOf(asked).raise.map(({ id }) => id));
  });
});

describe('a reversal', () => {
  it('of a part makes the balance higher, and the ladder of the open case goes on', () => {
    const partPaid = paid('bank-1', 50_000, reminded());
    const dunned = reversed(partPaid);
    expect([partPaid.receivedMinor, dunned.receivedMinor, dunned.run]).toEqual([50_000, 0, 1]);
    expect(dunned).toMatchObject({ status: 'open', resumedAt: null });
  });

  it('names the payment in every view of it', () => {
    expect(reversed(paid('bank-1', 50_000, reminded())).payments).toMatchObject([
      { id: 'bank-1', reversal: { id: 'R-1', reason: 'returned', on: '2026-04-15' } },
    ]);
  });

  it('of a payment that this invoice does not have is refused, naming the field', () => {
    expect(reverse(reminded())).toMatchObject({ kind: 'refused', field: 'paymentId' });
  });

  it('again changes nothing; with other content, or of a payment that is gone already, it is refused', () => {
    const dunned = reversed(paid('bank-2', 1_000, paid('bank-1', 50_000, reminded())));
    expect(reverse(dunned).kind).toBe('repeated');
    for (const other of [{ reason: 'error' }, { receivedOn: '2026-04-16' }, { paymentId: 'bank-2' }] as const)
      expect(reverse(dunned, other)).toMatchObject({ code: 'reversalTaken' });
    expect(reversePayment(dunned, 'R-2', aReversal(), moment)).toMatchObject({ code: 'reversed' });
  });

  it.each([
    [{ reason: 'returned', receivedOn: '2026-04-15' }, 'paymentId'],
    [{ paymentId: 'bank-1', receivedOn: '2026-04-15' }, 'reason'],
    [{ paymentId: 'bank-1', reason: 'refund', receivedOn: '2026-04-15' }, 'reason'],
    [{ paymentId: 'bank-1', reason: 'error' }, 'receivedOn'],
    [{ paymentId: 'bank-1', reason: 'error', receivedOn: '2026-02-30' }, 'receivedOn'],
    [{ paymentId: 'bank-1', reason: 'error', receivedOn: '2026-04-15', id: 'a b' }, 'id'],
  ])('of the form %j names the field at fault: %s', (body, field) => {
    expect(reversalSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('the debtor is told of a reversal', () => {
  const told = (dunned: Case, reason: ReversalReason) =>
    acceptedOf(reverse(dunned, { reason })).tell.map(({ subject }) => subject.kind);

  it.each<[ReversalReason, wasWritten: boolean, hadReceipt: boolean, isTold: boolean]>([
    ['chargeback', false, false, false],
    ['returned', false, false, false],
    ['error', false, false, false],
    ['chargeback', true, false, true],
    ['returned', true, false, true],
    ['error', true, false, false],
    ['chargeback', true, true, true],
    ['returned', true, true, true],
    ['error', true, true, true],
    // A receipt leaves only where he had heard of us.
    ['error', false, true, true],
  ])('because of %s, written to before: %s, with a receipt: %s: %s', (reason, wasWritten, hadReceipt, isTold) => {
    const dunned = paid('bank-1', 120_000, wasWritten ? reminded() : aCase());
    expect(told(hadReceipt ? withReceipt(dunned, 'bank-1') : dunned, reason)).toEqual(
      isTold ? ['paymentReversed'] : [],
    );
  });

  it.each([
    ['2026-04-15T08:00:00.000Z', '2026-04-15T08:00:00.000Z'],
    ['2026-04-15T02:00:00.000Z', '2026-04-15T07:00:00.000Z'],
    // A Friday evening.
    ['2026-04-17T18:00:00.000Z', '2026-04-20T07:00:00.000Z'],
  ])('in the send hours only: recorded at %s, told at %s', (now, sendAt) => {
    const decision = reversePayment(paid('bank-1', 120_000, reminded()), 'R-1', aReversal(), { ...moment, now });
    expect(acceptedOf(decision).tell).toEqual([
      {
        subject: {
          kind: 'paymentReversed',
          id: 'R-1',
          amountMinor: 120_000,
          receivedOn: '2026-04-08',
          reason: 'returned',
        },
        sendAt,
      },
    ]);
  });

  it('not on a case that stays closed: a person sees to that', () => {
    const dunned = withReceipt(paid('bank-1', 120_000, reminded({ status: 'handedOver' })), 'bank-1');
    expect(told(dunned, 'chargeback')).toEqual([]);
  });
});

describe('a reversal on a case that was closed otherwise', () => {
  it.each(['handedOver', 'writtenOff', 'canceled'] as const)(
    'than by money (%s) moves the balance and no status, and asks a person to see to it',
    (status) => {
      const partPaid = paid('bank-1', 50_000, reminded());
      const dunned: Case = { ...partPaid, status, closedAt: paidAt };
      const decision = acceptedOf(reverse(dunned));
      expect(after(dunned, decision, moment.now)).toMatchObject({ status, receivedMinor: 0, run: 1 });
      expect(decision.raise).toMatchObject([
        {
          kind: 'reviewReversal',
          invoiceId: dunned.id,
          dueOn: '2026-04-15',
          data: {
            paymentId: 'bank-1',
            reversalId: 'R-1',
            amount: { amountMinor: 50_000 },
            caseStatus: status,
            isGivenAway: false,
          },
        },
      ]);
    },
  );

  it('after a person had decided to write it off, and a payment came all the same', () => {
    const legal = { kind: 'requested', at: paidAt, taskId: 'task', taskKind: 'legalDecision' } as const;
    const escalated = reminded({ status: 'escalated', legal });
    const writeOff = decideLegal(escalated, { decision: 'writeOff', reason: 'small' }, '2026-04-08');
    const dunned = paid('bank-1', 120_000, after(escalated, writeOff, paidAt));
    expect(balanceMinor(dunned)).toBe(0);
    expect(reversed(dunned)).toMatchObject({ status: 'writtenOff', receivedMinor: 0 });
  });
});

describe('a reversal of what was too much', () => {
  const refund = (status: Task['status'], dunned: Case, paymentId = 'bank-1', note?: string): Task => ({
    id: refundTaskId(dunned, paymentId, note),
    kind: 'refundOrAllocate',
    creditor: 'main',
    dueOn: '2026-04-08',
    createdAt: paidAt,
    status,
    data: {},
  });

  it('ends the task that still offers it, whose id is that of the payment', () => {
    const raised = acceptedOf(payment('bank-1', 150_000, reminded())).raise;
    const dunned = paid('bank-1', 150_000, reminded());
    expect(raised.map(({ id }) => id)).toEqual([refundTaskId(dunned, 'bank-1')]);
    const decision = acceptedOf(reverse(dunned, {}, [refund('open', dunned)]));
    expect(decision.end).toEqual([{ taskId: refundTaskId(dunned, 'bank-1'), result: 'reversed' }]);
    expect(decision.facts).toMatchObject([{ data: { amountMinor: 150_000, excessMinor: 30_000, run: 2 } }]);
    expect(balanceMinor(after(dunned, decision, moment.now))).toBe(120_000);
  });

  it('that was refunded or used before asks a person, as the company has lost it', () => {
    const dunned = paid('bank-1', 150_000, reminded());
    const decision = acceptedOf(reverse(dunned, {}, [refund('done', dunned)]));
    expect(decision.end).toEqual([]);
    expect(decision.raise).toMatchObject([
      { kind: 'reviewReversal', data: { isGivenAway: true, excess: { amountMinor: 30_000 } } },
    ]);
  });

  it('a duplicate that was taken back leaves the case paid by the first payment', () => {
    const twice = paid('bank-2', 120_000, paid('bank-1', 120_000, reminded()));
    const decision = acceptedOf(reverse(twice, { paymentId: 'bank-2' }, [refund('open', twice, 'bank-2')]));
    expect(after(twice, decision, moment.now)).toMatchObject({ status: 'paid', receivedMinor: 120_000, run: 1 });
    expect([decision.raise, decision.tell]).toEqual([[], []]);
    expect(decision.end).toHaveLength(1);
    // He has taken it back himself; of a mistake of ours he has to hear when he was told that it is his.
    const withThanks = (reason: ReversalReason) =>
      acceptedOf(reverse(withReceipt(twice, 'bank-2'), { paymentId: 'bank-2', reason })).tell;
    expect([withThanks('returned').length, withThanks('error').length]).toEqual([0, 1]);
  });

  it('that a credit note had made too much leaves owed what the note has left', () => {
    const dunned = paid('bank-1', 120_000, reminded());
    const note = { number: 'AV-1', amountMinor: 20_000, reason: 'late', issuedOn: '2026-04-10' };
    const credited = after(dunned, recordCreditNote(dunned, note, { ...moment }), moment.now);
    expect([credited.receivedMinor, credited.payments[0]?.excessMinor]).toEqual([100_000, 20_000]);
    const decision = acceptedOf(reverse(credited, {}, [refund('open', credited, 'bank-1', 'AV-1')]));
    expect(balanceMinor(after(credited, decision, moment.now))).toBe(100_000);
    expect(decision.end).toEqual([{ taskId: refundTaskId(credited, 'bank-1', 'AV-1'), result: 'reversed' }]);
  });
});

describe('a rest that was given up as a small difference', () => {
  const closed = paid('bank-2', 69_950, paid('bank-1', 50_000, reminded()));

  it('is owed again once a payment is taken back', () => {
    expect(closed).toMatchObject({ status: 'paid', smallDifferenceMinor: 50 });
    const dunned = reversed(closed);
    expect(dunned).toMatchObject({ status: 'open', smallDifferenceMinor: 0, run: 2 });
    expect(balanceMinor(dunned)).toBe(50_000 + 50);
  });

  it.each([
    [49, 'paid', 99, 0],
    [50, 'open', 0, 100],
  ])('stays given up while it is below 100: %i taken back leaves the case %s', (amount, status, small, balance) => {
    const dunned = paid('bank-2', 120_000 - 50 - amount, paid('bank-1', amount, reminded()));
    expect(dunned).toMatchObject({ status: 'paid', smallDifferenceMinor: 50 });
    const decision = acceptedOf(reverse(dunned));
    const then = after(dunned, decision, moment.now);
    expect([then.status, then.smallDifferenceMinor, balanceMinor(then)]).toEqual([status, small, balance]);
    expect(decision.tell).toHaveLength(status === 'open' ? 1 : 0);
  });
});

describe('a promise that the payment had kept', () => {
  const promise = (promisedFor: string, dunned = reminded()) =>
    after(
      dunned,
      makePromise(
        dunned,
        'P-1',
        { amountMinor: 50_000, promisedFor, by: 'M. Petit', channel: 'phone' },
        { today: '2026-04-08', policy },
      ),
      paidAt,
    );

  it.each([
    // Decided on the first business day after 3 days of grace: 15 and 16 April.
    ['2026-04-11', 'kept'],
    ['2026-04-12', undefined],
  ])('for %s is, seven days later, on record as %s: before its day it stands again', (promisedFor, how) => {
    const kept = paid('bank-1', 50_000, promise(promisedFor));
    expect(kept.pauses).toMatchObject([{ end: { how: 'kept' } }]);
    const dunned = reversed(kept);
    expect(dunned.pauses[0]?.end?.how).toBe(how);
  });

  it('and that stands again is decided by payments when its day comes', () => {
    const dunned = reversed(paid('bank-1', 50_000, promise('2026-04-20')));
    const broken = acceptedOf(settlePauses({ dunned, policy, now: '2026-04-24T08:00:00.000Z' }));
    expect(broken.facts).toMatchObject([{ type: 'PromiseBroken', data: { receivedMinor: 0 } }]);
    const again = paid('bank-2', 50_000, dunned);
    expect(again.pauses).toMatchObject([{ end: { how: 'kept' } }]);
  });

  it('stays kept when it was another payment that is taken back', () => {
    const before = paid('bank-1', 10_000, reminded());
    const kept = paid('bank-2', 50_000, promise('2026-04-20', before));
    expect(reversed(kept).pauses).toMatchObject([{ end: { how: 'kept' } }]);
  });

  it('as with an instalment plan, which stands again until its last instalment', () => {
    const instalments = [
      { amountMinor: 60_000, dueOn: '2026-04-20' },
      { amountMinor: 60_000, dueOn: '2026-05-20' },
    ];
    const dunned = reminded();
    const plan = makeInstalmentPlan(dunned, 'I-1', { instalments }, { today: '2026-04-08', policy });
    const kept = paid('bank-1', 120_000, after(dunned, plan, paidAt));
    expect(kept.pauses).toMatchObject([{ end: { how: 'kept' } }]);
    expect(reversed(kept)).toMatchObject({ status: 'paused', run: 2, pauses: [{ end: null }] });
    const late = reversePayment(kept, 'R-1', aReversal(), { ...moment, today: '2026-05-20' });
    expect(acceptedOf(late).facts.map(({ type }) => type)).toEqual(['PaymentReversed']);
  });
});
