import { describe, expect, it } from 'vitest';
import { answerApproval, requestApproval } from '../../../lambdas/domain/case/approval.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { openDispute } from '../../../lambdas/domain/case/dispute.ts';
import { evolve } from '../../../lambdas/domain/case/evolve.ts';
import { placeHold } from '../../../lambdas/domain/case/hold.ts';
import { makePromise } from '../../../lambdas/domain/case/promise.ts';
import { type Circumstances, noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import { foresee, nextOccasion } from '../../../lambdas/domain/foresight/foresee.ts';
import { aDebtorOnRecord } from '../builders.ts';
import { factsOf, linesOf, punctual, reminded, withheldOf } from './debtor-facts.ts';

const evening = '2026-04-02T18:00:00.000Z';
const today = '2026-04-02';
const none = { messages: [], withheld: [] };

function after(dunned: Case, decision: Decision): Case {
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision.facts.reduce((before, fact) => evolve(before, fact, evening), dunned);
}

const young = (number = 'FA-1') => reminded(number, '2026-03-31', { courtesyNotice: '2026-03-24' });
const held = (dunned: Case, until: string) =>
  after(dunned, placeHold(dunned, 'H-1', { reason: 'a talk', until }, today));
const disputed = (dunned: Case, amountMinor?: number) => {
  const posted = { reason: 'quality', reviewOn: '2026-04-30', ...(amountMinor && { amountMinor }) } as const;
  return after(dunned, openDispute(dunned, 'D-1', posted, today));
};
const promised = (dunned: Case, promisedFor: string) => {
  const posted = { amountMinor: 120_000, promisedFor, by: 'Ann', channel: 'phone' } as const;
  return after(dunned, makePromise(dunned, 'P-1', posted, { today, policy: punctual }));
};

describe('an invoice whose ladder rests', () => {
  it('does not appear beside one that is told, and says why', () => {
    const foreseen = nextOccasion(factsOf(evening, [young('FA-1'), held(young('FA-2'), '2026-05-04')]));
    expect(linesOf(foreseen)).toEqual(['2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne']);
    expect(withheldOf(foreseen)).toEqual(['FA-2: hold']);
  });

  it('goes on by itself on the day its hold ends', () => {
    const foreseen = nextOccasion(factsOf(evening, [held(young(), '2026-04-20')]));
    expect(linesOf(foreseen)).toEqual(['2026-04-20T07:10:00.000Z dunning: FA-1 reminderOne']);
    expect(withheldOf(foreseen)).toEqual([]);
  });

  it('appears when its hold ends before the message leaves', () => {
    const foreseen = nextOccasion(factsOf(evening, [young('FA-1'), held(young('FA-2'), '2026-04-03')]));
    expect(linesOf(foreseen)).toEqual(['2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne, FA-2 reminderOne']);
  });

  it('waits for a person while it is disputed, past its review date too', () => {
    const foreseen = nextOccasion(factsOf(evening, [disputed(young())]));
    expect(linesOf(foreseen)).toEqual([]);
    expect(withheldOf(foreseen)).toEqual(['FA-1: dispute']);
  });

  it('is told of the part that is not disputed', () => {
    const foreseen = nextOccasion(factsOf(evening, [disputed(young(), 40_000)]));
    expect(linesOf(foreseen)).toEqual(['2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne']);
  });

  it('is told that a promise was not kept on the day after its grace, and of its next stage after the contact delay', () => {
    const foreseen = foresee(factsOf(evening, [promised(young(), '2026-04-07')]), '2026-04-20T00:00:00.000Z');
    expect(linesOf(foreseen)).toEqual([
      '2026-04-13T07:00:00.000Z transactional: FA-1 promiseBroken',
      '2026-04-16T07:10:00.000Z dunning: FA-1 reminderOne',
    ]);
  });

  it('of a debtor on hold says so, and goes on on its day', () => {
    const hold = { id: 'H-1', reason: 'a talk', until: '2026-04-20', since: evening, end: null };
    const foreseen = foresee(
      factsOf(evening, [young()], { debtor: aDebtorOnRecord({ holds: [hold] }) }),
      '2026-04-19T00:00:00.000Z',
    );
    expect(linesOf(foreseen)).toEqual([]);
    expect(withheldOf(foreseen)).toEqual(['FA-1: debtorHold']);
  });

  it('of a debtor whom nobody is to write to is never sent', () => {
    const foreseen = nextOccasion(factsOf(evening, [young()], { debtor: aDebtorOnRecord({ doNotWrite: true }) }));
    expect(linesOf(foreseen)).toEqual([]);
    expect(withheldOf(foreseen)).toEqual(['FA-1: doNotWrite']);
  });
});

describe('a stage that a person must approve', () => {
  const policy = { ...punctual, approvalFrom: 'reminderOne' } as const;

  it('does not appear, though its day comes: nobody has been asked yet', () => {
    const foreseen = nextOccasion(factsOf(evening, [young()], { policy }));
    expect(linesOf(foreseen)).toEqual([]);
    expect(withheldOf(foreseen)).toEqual(['FA-1: approvalPending']);
  });

  it('appears once he has approved it', () => {
    const due = '2026-04-03T07:00:00.000Z';
    const facts = factsOf(due, [young()], { policy });
    const [known] = facts.cases;
    if (!known) throw new Error('there is a case');
    const asked = requestApproval({ ...facts, ...known });
    const [task] = asked.kind === 'accepted' ? asked.raise : [];
    if (!task) throw new Error('a person is asked');
    const waiting = after(known.dunned, asked);
    const approved = after(waiting, answerApproval(waiting, task, 'approved', due, { isPerson: true }));
    expect(linesOf(nextOccasion(factsOf(due, [waiting], { policy })))).toEqual([]);
    expect(linesOf(nextOccasion(factsOf(due, [approved], { policy })))).toEqual([
      '2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne',
    ]);
  });
});

describe('what stops many at once', () => {
  const heldUntil = (until: string): Circumstances => {
    const hold = { id: 'G-1', scope: 'creditor', key: 'main', reason: 'merger', until } as const;
    return { ...noCircumstances, version: 1, holds: [{ ...hold, since: evening, by: 'ann', end: null }] };
  };
  const readUpTo = (at: string): Circumstances => ({
    ...noCircumstances,
    version: 1,
    feeds: { main: { readUpTo: at } },
  });

  it('lets the notices go on the first business day after a manager’s hold', () => {
    const circumstances = heldUntil('2026-04-18');
    expect(linesOf(nextOccasion(factsOf(evening, [young()], { circumstances })))).toEqual([
      '2026-04-20T07:10:00.000Z dunning: FA-1 reminderOne',
    ]);
    expect(withheldOf(foresee(factsOf(evening, [young()], { circumstances }), evening))).toEqual(['FA-1: globalHold']);
  });

  it.each([
    ['2026-03-29T18:00:00.000Z', 'today', true],
    ['2026-04-01T18:00:00.000Z', 'a day ago', false],
  ])('takes the bank to go on being read when it was read at %s, and says when that is needed', (at, _when, needed) => {
    const foreseen = nextOccasion(factsOf(evening, [young()], { circumstances: readUpTo(at) }));
    expect(linesOf(foreseen)).toEqual(['2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne']);
    expect(foreseen.messages[0]?.needsBankRead).toBe(needed);
  });

  it('sends nothing while the bank has not been read for too long', () => {
    const circumstances = readUpTo('2026-03-29T17:59:59.999Z');
    const foreseen = nextOccasion(factsOf(evening, [young()], { circumstances }));
    expect(linesOf(foreseen)).toEqual([]);
    expect(withheldOf(foreseen)).toEqual(['FA-1: paymentFeedStale']);
  });
});

it('a debtor without open invoices has no next message', () => {
  expect(nextOccasion(factsOf(evening, []))).toEqual(none);
});
