import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimLedgerOf } from '../../../lambdas/domain/case/claim/case-claim.ts';
import { withClaim } from '../../../lambdas/domain/case/claim/claim-after-payment.ts';
import { cancelInvoice } from '../../../lambdas/domain/case/cancel-invoice.ts';
import { balanceMinor, type Case, isClosed } from '../../../lambdas/domain/case/case.ts';
import { recordCreditNote } from '../../../lambdas/domain/case/credit-note.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { openDispute, resolveDispute } from '../../../lambdas/domain/case/dispute.ts';
import { record, replay } from '../../../lambdas/domain/case/event-log.ts';
import type { CaseEvent, CaseFact } from '../../../lambdas/domain/case/events.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { refundTaskIds } from '../../../lambdas/domain/case/refund-task.ts';
import { type FreedStanding, reopenCase } from '../../../lambdas/domain/case/reopen-case.ts';
import { reopenDispute } from '../../../lambdas/domain/case/reopen-dispute.ts';
import { reversePayment } from '../../../lambdas/domain/case/reverse-payment.ts';
import type { DunningPolicy } from '../../../lambdas/domain/dunning-policy.ts';
import type { Task } from '../../../lambdas/domain/task.ts';
import { aDebtorOnRecord, aPolicy, invoicePosted } from '../builders.ts';

const at = '2026-04-20T08:00:00.000Z';
const today = '2026-04-20';
const invoicedMinor = 1_000;

/** Parts that meet often: the tolerance, and what makes up the whole. */
const anyPart = fc.constantFrom(1, 99, 100, 150, 250, 400);
const anyAmount = fc.oneof(
  { weight: 3, arbitrary: anyPart },
  { weight: 1, arbitrary: fc.constantFrom(500, 900, 901, 999, 1_000, 1_500) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 1_600 }) },
);
const anyOne = fc.integer({ min: 0, max: 4 });
const anyDispute = fc.integer({ min: 0, max: 1 });

const anyAct = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('pay' as const), id: anyOne, amount: anyAmount, isEarly: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('reverse' as const), payment: anyOne, id: anyOne }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('credit' as const),
      number: anyOne,
      amount: anyAmount,
      dispute: fc.option(anyDispute, { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('dispute' as const),
      id: anyDispute,
      amount: fc.option(anyPart, { nil: undefined }),
      expected: fc.option(anyPart, { nil: undefined }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('resolve' as const),
      id: anyDispute,
      outcome: fc.constantFrom('accepted' as const, 'rejected' as const, 'partly' as const),
      amount: anyPart,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopenDispute' as const), id: anyDispute }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
);
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

const anyLife = fc.array(anyAct, { maxLength: 25, size: 'max' });

const debtor = aDebtorOnRecord();
/** The invoice was due on 2026-03-31, and a notice has demanded what is due for that. */
const formalNoticeSent: CaseFact = {
  type: 'FormalNoticeSent',
  data: { stage: 'legalEscalation', cycle: 1, messageId: 'ses-1', messageKey: 'key-1', lateDays: 0 },
};
/** 40.00 EUR are fixed, and interest of 10.00 EUR makes less than 10 cents in these days. */
const mostClaimMinor = 4_010;

/** The books beside the case: money by payment, offers of what was too much, what disputes and notes have taken off. */
type Books = {
  readonly payments: Map<string, { amount: number; isReversed: boolean }>;
  readonly tasks: Map<string, Task>;
  readonly notes: Map<string, number>;
  /** What the resolution of a dispute has taken off and no credit note has confirmed. */
  readonly unconfirmed: Map<string, number>;
  isClosedByPerson: boolean;
};

/** Nobody has given away what a cancellation has freed, as long as its task is open. */
function standingOfFreed({ payments }: Case, { tasks }: Books): FreedStanding[] {
  return payments.map(({ id, freed }) => {
    const isOpen = freed !== undefined && tasks.get(freed.taskId)?.status === 'open';
    return { paymentId: id, isOpen, leftMinor: freed?.amountMinor ?? 0 };
  });
}

function decisionOf(dunned: Case, act: Act, policy: DunningPolicy, books: Books): Decision {
  const moment = { now: at, today, policy };
  switch (act.kind) {
    case 'pay': {
      // As the table does: an id is taken once.
      if (books.payments.has(`bank-${act.id}`)) return { kind: 'repeated' };
      const amount = { amountMinor: act.amount, currency: 'EUR' as const };
      const payment = { id: `bank-${act.id}`, amount, receivedOn: act.isEarly ? '2026-04-12' : today };
      return recordPayment(dunned, payment, { ...moment, debtor });
    }
    case 'reverse': {
      const paymentId = `bank-${act.payment}`;
      const refunds = refundTaskIds(dunned, paymentId).flatMap((id) => books.tasks.get(id) ?? []);
      const reversal = { paymentId, reason: 'returned' as const, receivedOn: today };
      return reversePayment(dunned, `R-${act.id}`, reversal, { ...moment, refunds });
    }
    case 'credit': {
      const disputeId = act.dispute === undefined ? {} : { disputeId: `D-${act.dispute}` };
      const note = { number: `AV-${act.number}`, amountMinor: act.amount, reason: 'x', issuedOn: today, ...disputeId };
      return recordCreditNote(dunned, note, moment);
    }
    case 'dispute': {
      const amounts = {
        ...(act.amount !== undefined && { amountMinor: act.amount }),
        ...(act.expected !== undefined && { expectedCreditMinor: act.expected }),
      };
      return openDispute(dunned, `D-${act.id}`, { reason: 'other', reviewOn: '2026-05-20', ...amounts }, today);
    }
    case 'resolve': {
      const { outcome, amount: creditMinor } = act;
      const resolution = outcome === 'partly' ? { outcome, creditMinor } : { outcome };
      return resolveDispute(dunned, `D-${act.id}`, resolution, policy);
    }
    case 'reopenDispute':
      return reopenDispute(dunned, `D-${act.id}`, { reason: 'x', reviewOn: '2026-05-20' }, moment);
    case 'cancel':
      return cancelInvoice(dunned, { reason: 'x' }, moment);
    case 'reopen':
      return reopenCase(dunned, { reason: 'x' }, standingOfFreed(dunned, books));
  }
}

/** Writes an accepted act into the books, by what it says and by nothing that the case has worked out. */
function keep(act: Act, books: Books, events: readonly CaseEvent[]): void {
  switch (act.kind) {
    case 'pay':
      books.payments.set(`bank-${act.id}`, { amount: act.amount, isReversed: false });
      return;
    case 'reverse': {
      const payment = books.payments.get(`bank-${act.payment}`);
      if (payment) payment.isReversed = true;
      return;
    }
    case 'credit': {
      books.notes.set(`AV-${act.number}`, act.amount);
      const same = [...books.unconfirmed].find(([, minor]) => minor === act.amount)?.[0];
      const about = act.dispute === undefined ? same : `D-${act.dispute}`;
      const open = about === undefined ? undefined : books.unconfirmed.get(about);
      if (about !== undefined && open !== undefined) books.unconfirmed.set(about, Math.max(0, open - act.amount));
      return;
    }
    case 'resolve':
      for (const { type, data } of events)
        if (type === 'DisputeResolved') books.unconfirmed.set(data.disputeId, data.creditMinor);
      return;
    case 'reopenDispute':
      books.unconfirmed.delete(`D-${act.id}`);
      return;
    case 'cancel':
      books.isClosedByPerson = true;
      return;
    case 'reopen':
      books.isClosedByPerson = false;
      return;
    case 'dispute':
      return;
  }
}

const sum = (amounts: Iterable<number>) => [...amounts].reduce((total, amount) => total + amount, 0);

it('keeps the books of a case to the cent, whatever money comes, goes and is credited, and however often it is told', () => {
  const seen = {
    onClaim: 0,
    claimFreed: 0,
    claimReversed: 0,
    reopened: 0,
    freed: 0,
    returned: 0,
    excess: 0,
    small: 0,
    confirmed: 0,
    undone: 0,
  };
  fc.assert(
    fc.property(anyLife, fc.constantFrom(0, 100), fc.constantFrom(true, true, false), (acts, tolerance, isNoticed) => {
      const policy = aPolicy({ settlementToleranceMinor: tolerance });
      const opening = [invoicePosted({ amountMinor: invoicedMinor }), ...(isNoticed ? [formalNoticeSent] : [])];
      const start = record(undefined, opening, { at: '2026-04-10T08:00:00.000Z', by: 'test' });
      let dunned = start.after;
      const log = [...start.events];
      const books: Books = {
        payments: new Map(),
        tasks: new Map(),
        notes: new Map(),
        unconfirmed: new Map(),
        isClosedByPerson: false,
      };
      for (const act of acts) {
        const decided = decisionOf(dunned, act, policy, books);
        if (decided.kind !== 'accepted') continue;
        const decision = withClaim({ dunned, debtor, policy, now: at }, decided, today);
        const before = dunned;
        const { after, events } = record(dunned, decision.facts, { at, by: 'test' });
        dunned = after;
        log.push(...events);
        for (const task of decision.raise) {
          expect(books.tasks.has(task.id)).toBe(false);
          books.tasks.set(task.id, task);
        }
        for (const { taskId, result } of decision.end) {
          const task = books.tasks.get(taskId);
          expect(task?.status).toBe('open');
          if (task) books.tasks.set(taskId, { ...task, status: 'done', result });
        }
        const isConfirming = act.kind === 'credit' && sum(books.unconfirmed.values()) > 0;
        keep(act, books, events);

        // All money that is here is on the invoice or offered to the debtor.
        const here = sum([...books.payments.values()].flatMap(({ amount, isReversed }) => (isReversed ? [] : amount)));
        const offered = sum(
          [...books.tasks.values()].flatMap(({ kind, status, data }) =>
            kind === 'refundOrAllocate' && status === 'open'
              ? (data['excess'] as { amountMinor: number }).amountMinor
              : [],
          ),
        );
        const credited = sum(books.notes.values()) + sum(books.unconfirmed.values());
        const onClaim = sum(claimLedgerOf(dunned).payments.map((part) => (part.reversal ? 0 : part.amountMinor)));
        const paidMinor = here - offered - onClaim;
        for (const { amountMinor, excessMinor, claimMinor = 0 } of dunned.payments)
          expect(Math.min(excessMinor, claimMinor, amountMinor - excessMinor - claimMinor)).toBeGreaterThanOrEqual(0);
        expect(sum(dunned.payments.map(({ claimMinor = 0, reversal }) => (reversal ? 0 : claimMinor)))).toBe(onClaim);
        expect(onClaim).toBeLessThanOrEqual(isNoticed && dunned.status !== 'canceled' ? mostClaimMinor : 0);
        expect(dunned.receivedMinor).toBe(paidMinor);
        expect(dunned.creditedMinor).toBe(credited);
        const balance = balanceMinor(dunned);
        expect(balance).toBe(invoicedMinor - paidMinor - credited - dunned.smallDifferenceMinor);
        expect(
          Math.min(balance, dunned.receivedMinor, dunned.creditedMinor, dunned.smallDifferenceMinor),
        ).toBeGreaterThanOrEqual(0);
        expect(dunned.smallDifferenceMinor).toBeLessThan(Math.max(1, tolerance));

        // Closed if and only if nothing is owed or a person has closed it; every reopening has a run of its own.
        expect([act, isClosed(dunned)]).toEqual([act, balance === 0 || books.isClosedByPerson]);
        const isReopened = isClosed(before) && !isClosed(dunned);
        expect(dunned.run).toBe(before.run + (isReopened ? 1 : 0));
        expect(dunned.stage).toBe(before.stage);

        // Told again, it is known again.
        const again = decisionOf(dunned, act, policy, books);
        expect(again.kind).not.toBe('accepted');

        const hasTold = (type: CaseEvent['type']) => (events.some((event) => event.type === type) ? 1 : 0);
        seen.onClaim += hasTold('ClaimPaymentRecorded');
        seen.claimFreed += hasTold('ClaimPaymentFreed');
        seen.claimReversed += hasTold('ClaimPaymentReversed');
        seen.reopened += isReopened ? 1 : 0;
        seen.excess += offered > 0 ? 1 : 0;
        seen.freed += act.kind === 'cancel' && before.receivedMinor > 0 ? 1 : 0;
        seen.returned += act.kind === 'reopen' && dunned.receivedMinor > before.receivedMinor ? 1 : 0;
        seen.small += dunned.smallDifferenceMinor > 0 ? 1 : 0;
        seen.confirmed += isConfirming ? 1 : 0;
        seen.undone += act.kind === 'reopenDispute' ? 1 : 0;
      }
      expect(replay(log)).toEqual(dunned);
    }),
    { numRuns: 2_000 },
  );
  const { claimFreed, ...often } = seen;
  expect(claimFreed).toBeGreaterThan(3);
  for (const times of Object.values(often)) expect(times).toBeGreaterThan(20);
});
