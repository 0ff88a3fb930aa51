import { describe, expect, it } from 'vitest';
import { answerApproval, requestApproval } from '../../../lambdas/domain/case/approval.ts';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import { aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';

/** The formal notice falls due on Tuesday 5 May; nothing of the policy asks for approvals. */
const due = '2026-05-05T07:00:00.000Z';
const dunned = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10', directNotice: '2026-04-20' });
const publicBuyer = aDebtorOnRecord({ kind: 'public' });
const business = aDebtorOnRecord();

const at = (now: string, debtor: Debtor, of: Case = dunned, policy = aPolicy()) => ({
  dunned: of,
  debtor,
  policy,
  now,
});
const codes = (...situation: Parameters<typeof at>) => assess(at(...situation)).blockers.map(({ code }) => code);

describe('the formal notice to a public buyer', () => {
  it('always waits for an approval, whatever the policy says, and that to a business does not', () => {
    expect(codes(due, publicBuyer)).toEqual(['approvalPending']);
    expect(codes(due, business)).toEqual([]);
    expect(requestApproval(at(due, publicBuyer)).kind).toBe('accepted');
  });

  it('is his alone: his direct notice leaves without one', () => {
    const before = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
    expect(codes('2026-04-20T07:00:00.000Z', publicBuyer, before)).toEqual([]);
  });
});

describe('who approves a formal notice', () => {
  const decision = acceptedOf(requestApproval(at(due, publicBuyer)));
  const waiting = after(dunned, decision, due);
  const [task] = decision.raise;
  const answer = (result: string, isPerson: boolean) => answerApproval(waiting, task!, result, due, { isPerson });

  it('is a named person, who is on record with it', () => {
    const { after: approved, events } = record(waiting, acceptedOf(answer('approved', true)).facts, {
      at: due,
      by: 'camille.martin',
    });
    expect(events.at(-1)).toMatchObject({ type: 'ApprovalGiven', by: 'camille.martin' });
    expect(codes(due, publicBuyer, approved)).toEqual([]);
  });

  it('is no system: its word is refused, saying why, and nothing leaves', () => {
    expect(answer('approved', false)).toMatchObject({
      kind: 'refused',
      code: 'person',
      message: expect.stringContaining('named person') as string,
    });
    expect(codes(due, publicBuyer, waiting)).toEqual(['approvalPending']);
  });

  it('does not matter for a rejection, nor for an earlier stage', () => {
    expect(answer('rejected', false).kind).toBe('accepted');
    const before = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
    const early = '2026-04-20T07:00:00.000Z';
    const strict = aPolicy({ approvalFrom: 'directNotice' });
    const asked = acceptedOf(requestApproval(at(early, business, before, strict)));
    const open = after(before, asked, early);
    expect(answerApproval(open, asked.raise[0]!, 'approved', early, { isPerson: false }).kind).toBe('accepted');
  });
});

it('never leaves to a debtor whose answer nobody has seen to: it is looked at again, month by month', () => {
  const reply = { taskId: 'reply-1', messageKey: 'key', since: '2026-04-27T08:00:00.000Z', until: '2026-05-01' };
  const open = aDebtorOnRecord({ replies: [reply] });
  const reviews = ['2026-05-05', '2026-06-01', '2026-12-01', '2028-05-05'].map((day) => {
    const { isAllowed, blockers } = assess(at(`${day}T07:00:00.000Z`, open));
    return [isAllowed, blockers.find(({ code }) => code === 'reply')?.until?.slice(0, 10)];
  });
  expect(reviews).toEqual([
    [false, '2026-05-27'],
    [false, '2026-06-26'],
    [false, '2026-12-23'],
    [false, '2028-05-16'],
  ]);
  // A reminder waits for its business days alone.
  const before = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
  expect(codes('2026-05-05T07:00:00.000Z', open, before)).toEqual([]);
});
