import { describe, expect, it } from 'vitest';
import { answerApproval, requestApproval } from '../../../lambdas/domain/case/approval.ts';
import { assess, assessPending } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Accepted, Decision } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
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
const requested = after(dunned, requestApproval(at(due)));
const task = (requestApproval(at(due)) as Accepted).raise[0]!;
const answered = (result: string) => after(requested, answerApproval(requested, task, result, due));
const codes = (now: string, of: Case) => assess(at(now, of)).blockers.map(({ code }) => code);

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
    expect(answerApproval(requested, task, 'done', due)).toMatchObject({ kind: 'refused', field: 'result' });
  });

  it('on a case that has moved on meanwhile ends the task, no more', () => {
    const paid: Case = { ...requested, status: 'paid' };
    expect((answerApproval(paid, task, 'approved', due) as Accepted).facts.map(({ type }) => type)).toEqual([
      'TaskDone',
    ]);
  });
});
