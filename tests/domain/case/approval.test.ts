import { describe, expect, it } from 'vitest';
import { answerApproval, requestApproval } from '../../../lambdas/domain/case/approval.ts';
import { assess, assessPending } from '../../../lambdas/domain/case/assess.ts';
import { amendInvoice } from '../../../lambdas/domain/case/amend-invoice.ts';
import type { Approval, Case } from '../../../lambdas/domain/case/case.ts';
import type { Accepted, Decision } from '../../../lambdas/domain/case/decision.ts';
import {
  openDispute,
  type PostedDispute,
  type Resolution,
  resolveDispute,
} from '../../../lambdas/domain/case/dispute.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import type { Stage } from '../../../lambdas/domain/dunning-policy.ts';
import { aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';

const policy = aPolicy({ approvalFrom: 'directNotice' });
const debtor = aDebtorOnRecord();
/** Direct notice falls due on 20 April; reminder two left on the 10th. */
const dunned = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
const due = '2026-04-20T07:00:00.000Z';
const at = (now: string, of = dunned) => ({ dunned: of, debtor, policy, now });

function after(before: Case, decision: Decision, now = due): Case {
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return record(before, decision.facts, { at: now, by: 'camille' }).after;
}
const aPerson = { isPerson: true };
const requested = after(dunned, requestApproval(at(due)));
const task = (requestApproval(at(due)) as Accepted).raise[0]!;
const answered = (result: string) => after(requested, answerApproval(requested, task, result, due, aPerson));
const codes = (now: string, of: Case) => assess(at(now, of)).blockers.map(({ code }) => code);

const legal = { kind: 'requested', at: due, taskId: 'legal', taskKind: 'legalDecision' } as const;
/** As an earlier version has put it on record. */
const known: Approval = { stage: 'directNotice', cycle: 1, taskId: 'approve', state: 'approved', at: due };
const amended = (of: Case, dueDate: string) => after(of, amendInvoice(of, { dueDate }, { policy, now: due }));
/** A person is asked about a case as it stands, and lets its notice leave. */
function givenFor(of: Case): Case {
  const asked = requestApproval(at(due, of)) as Accepted;
  const waiting = after(of, asked);
  return after(waiting, answerApproval(waiting, asked.raise[0]!, 'approved', due, aPerson));
}

describe('a policy that wants approvals', () => {
  it.each<[Stage | null, Stage, string[]]>([
    [null, 'legalEscalation', []],
    ['legalEscalation', 'directNotice', []],
    ['directNotice', 'directNotice', ['approvalPending']],
    ['reminderTwo', 'directNotice', ['approvalPending']],
  ])('from %s on lets no %s leave without one: %j', (approvalFrom, _stage, expected) => {
    const ofPolicy = aPolicy({ approvalFrom });
    expect(assess({ ...at(due), policy: ofPolicy }).blockers.map(({ code }) => code)).toEqual(expected);
  });

  it('asks when the time has come, not before, with what the message is about', () => {
    expect(requestApproval(at('2026-04-20T06:59:59.999Z')).kind).toBe('repeated');
    expect(task).toMatchObject({
      kind: 'approve',
      dueOn: '2026-04-20',
      data: { stage: 'directNotice', cycle: 1, demanded: { amountMinor: 120_000, currency: 'EUR' } },
    });
  });

  it('asks once, and nothing leaves while nobody answers: a notice in its window neither', () => {
    expect(requestApproval(at('2026-04-28T08:00:00.000Z', requested)).kind).toBe('repeated');
    expect(codes('2026-05-18T08:00:00.000Z', requested)).toEqual(['approvalPending']);
    const pending = { ...requested, notice: aPendingNotice({ stage: 'directNotice' }) };
    expect(assessPending(at('2026-05-18T08:00:00.000Z', pending)).isAllowed).toBe(false);
  });
});

describe('the answer', () => {
  it('"approved" lets the notice of that stage and cycle leave, and no other', () => {
    expect(codes(due, answered('approved'))).toEqual([]);
    expect(codes(due, { ...answered('approved'), cycle: 2 })).toEqual(['approvalPending']);
  });

  it('"rejected" keeps it, and a person is asked again 30 days later', () => {
    const rejected = answered('rejected');
    expect(assess(at('2026-05-19T08:00:00.000Z', rejected)).blockers).toEqual([
      {
        code: 'approvalPending',
        message: 'A person has not approved the direct notice; he is asked again on 2026-05-20.',
        until: '2026-05-20T07:00:00.000Z',
      },
    ]);
    expect(requestApproval(at('2026-05-19T08:00:00.000Z', rejected)).kind).toBe('repeated');
    const again = requestApproval(at('2026-05-20T08:00:00.000Z', rejected)) as Accepted;
    expect(again.raise[0]?.id).not.toBe(task.id);
  });

  it('is one of the two, or refused', () => {
    expect(answerApproval(requested, task, 'done', due, aPerson)).toMatchObject({ kind: 'refused', field: 'result' });
  });

  it('on a case that has moved on meanwhile ends the task, no more', () => {
    const paid: Case = { ...requested, status: 'paid' };
    expect((answerApproval(paid, task, 'approved', due, aPerson) as Accepted).facts.map(({ type }) => type)).toEqual([
      'TaskDone',
    ]);
  });
});

describe('an approval', () => {
  const approved = answered('approved');
  const later = '2026-07-10T08:00:00.000Z';
  const disputed = (of: Case, changes: Partial<PostedDispute> = {}) =>
    after(of, openDispute(of, 'D-1', { reason: 'quality', reviewOn: '2026-07-01', ...changes }, '2026-04-20'));
  const resolved = (of: Case, resolution: Resolution) =>
    after(disputed(of), resolveDispute(disputed(of), 'D-1', resolution, policy));
  const paid = (of: Case, amountMinor: number) => {
    const payment = { id: 'bank-1', amount: { amountMinor, currency: 'EUR' as const }, receivedOn: '2026-04-20' };
    return after(of, recordPayment(of, payment, { now: due, today: '2026-04-20', policy }));
  };
  const lapsed = (of: Case) => ({
    ...of,
    pauses: of.pauses.map((each) => ({ ...each, end: { at: due, how: 'lifted' } as const })),
  });

  it.each<[string, Case, boolean]>([
    ['as it stands', approved, true],
    ['after the whole dispute was rejected', resolved(approved, { outcome: 'rejected' }), true],
    ['after it was accepted in part', resolved(approved, { outcome: 'partly', creditMinor: 50_000 }), false],
    ['while a part is in dispute', disputed(approved, { amountMinor: 50_000 }), false],
    ['after a payment, which only makes it less', paid(approved, 50_000), true],
    [
      'after a payment and a credit',
      resolved(paid(approved, 50_000), { outcome: 'partly', creditMinor: 10_000 }),
      false,
    ],
    ['after a hold', lapsed(disputed(approved)), true],
    ['of a part, when more is to be demanded', lapsed(givenFor(disputed(dunned, { amountMinor: 50_000 }))), false],
    ['after the due date was moved', amended(approved, '2026-04-03'), false],
    [
      'that an earlier version has on record',
      { ...resolved(approved, { outcome: 'partly', creditMinor: 50_000 }), approval: known },
      true,
    ],
  ])('lets leave what a person was asked for, and nothing else: %s', (_when, of, isGiven) => {
    expect(codes(later, of)).toEqual(isGiven ? [] : ['approvalPending']);
    const asked = requestApproval(at(later, of));
    expect(asked.kind).toBe(isGiven ? 'repeated' : 'accepted');
    if (asked.kind !== 'accepted') return;
    expect(asked.raise).toMatchObject([{ kind: 'approve', data: { stage: 'directNotice' } }]);
    const again = after(of, asked, later);
    expect(
      codes(later, after(again, answerApproval(again, asked.raise[0]!, 'approved', later, aPerson), later)),
    ).toEqual([]);
  });

  it('is kept by a notice that waits in its window when money comes, and lost by one when a part is disputed', () => {
    const waiting = (of: Case) => ({ ...of, notice: aPendingNotice({ stage: 'directNotice' }) });
    expect(assessPending(at(due, waiting(paid(approved, 50_000)))).isAllowed).toBe(true);
    expect(assessPending(at(due, waiting(disputed(approved, { amountMinor: 50_000 })))).isAllowed).toBe(false);
  });

  it.each<[string, Partial<Parameters<typeof requestApproval>[0]>, number]>([
    ['its stage comes again in a new cycle', { dunned: { ...requested, cycle: 2 } }, 1],
    ['an earlier stage comes again', { dunned: { ...requested, cycle: 2, stage: 'reminderOne' } }, 0],
    ['the due date has moved', { dunned: amended(requested, '2026-05-29') }, 0],
    ['the policy wants no approvals any more', { policy: aPolicy() }, 0],
    ['nobody is to write to the debtor', { debtor: aDebtorOnRecord({ doNotWrite: true }) }, 0],
    ['all of it is disputed', { dunned: disputed(requested) }, 0],
    ['a part of it is disputed', { dunned: disputed(requested, { amountMinor: 50_000 }) }, 1],
    ['a person is asked for the legal decision', { dunned: { ...requested, legal } }, 0],
  ])('that nobody need give any more ends with its task when %s', (_why, changes, raised) => {
    const decision = requestApproval({ ...at(due, requested), ...changes });
    expect(decision).toMatchObject({ kind: 'accepted', end: [{ taskId: task.id, result: 'not needed' }] });
    const again = (decision as Accepted).raise.map(({ id }) => id);
    expect([again.length, again.includes(task.id)]).toEqual([raised, false]);
    const { dunned: of = requested } = changes;
    const next = requestApproval({ ...at(due, requested), ...changes, dunned: after(of, decision) });
    expect(next.kind).toBe('repeated');
  });

  it('is still asked for while money comes: it only makes the demand less', () => {
    expect(requestApproval(at(due, paid(requested, 50_000))).kind).toBe('repeated');
  });

  it('that was refused in an earlier cycle says nothing of the next one', () => {
    const again = requestApproval(at(due, { ...answered('rejected'), cycle: 2 }));
    expect((again as Accepted).raise).toHaveLength(1);
  });
});
