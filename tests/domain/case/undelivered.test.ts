import { describe, expect, it } from 'vitest';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { requestLegalDecision } from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { undeliverNotice } from '../../../lambdas/domain/case/undeliver-notice.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { type Stage, stages } from '../../../lambdas/domain/dunning-policy.ts';
import { aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy, aSentNotice } from '../builders.ts';

const at = '2026-04-21T08:00:00.000Z';
const policy = aPolicy();
const days = {
  courtesyNotice: '2026-03-24',
  reminderOne: '2026-04-03',
  reminderTwo: '2026-04-10',
  directNotice: '2026-04-20',
} as const;

/** A case whose notices left on those days; nobody knows whether they arrived. */
function silent(upTo: keyof typeof days, changes: Partial<Case> = {}): Case {
  const sent = stages.slice(0, stages.indexOf(upTo) + 1);
  const notices = sent.map((stage) => {
    const { deliveredAt: _, ...notice } = aSentNotice(stage, days[stage as keyof typeof days]);
    return notice;
  });
  const { invoice: _, ...rest } = changes;
  return aCaseThatSent({}, { stage: upTo, notices, ...rest });
}
const arrived = (dunned: Case, stage: Stage): Case => ({
  ...dunned,
  notices: dunned.notices.map((notice) => (notice.stage === stage ? { ...notice, deliveredAt: at } : notice)),
});

const decide = (dunned: Case, stage: Stage, isComplaint = false): Decision =>
  undeliverNotice(dunned, { messageKey: `key-${stage}`, messageId: 'ses', isComplaint, bounce: 'unknown user' }, at);
function decided(dunned: Case, decision: Decision): Case {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return record(dunned, decision.facts, { at, by: 'ses' }).after;
}
const lost = (dunned: Case, stage: Stage): Case => decided(dunned, decide(dunned, stage));

describe('a notice that did not arrive', () => {
  it.each<[keyof typeof days, Stage, Stage | null]>([
    ['courtesyNotice', 'courtesyNotice', null],
    ['reminderOne', 'reminderOne', 'courtesyNotice'],
    ['directNotice', 'directNotice', 'reminderTwo'],
    ['directNotice', 'reminderOne', 'courtesyNotice'],
  ])('of a case at %s: that of %s, takes it back to %s, in a new cycle', (upTo, stage, before) => {
    const after = lost(silent(upTo), stage);
    expect(after).toMatchObject({ stage: before, cycle: 2, undelivered: null });
    expect(after.notices.filter(({ undeliveredAt }) => undeliveredAt === at).map((each) => each.stage)).toEqual([
      stage,
    ]);
  });

  it('comes again at once: neither the gap nor the contact counts from what did not arrive', () => {
    const dunned = lost(silent('reminderOne'), 'reminderOne');
    const sentAt = '2026-04-03T08:00:00.000Z';
    const debtor = aDebtorOnRecord({ lastContactAt: sentAt, lostContactAt: sentAt });
    const soon = '2026-04-03T08:01:00.000Z';
    expect(assess({ dunned, debtor, policy, now: soon })).toMatchObject({ step: 'reminderOne', isAllowed: true });
  });

  it('takes a later notice back that gathers, and not one that is just being sent: that one tells more', () => {
    const waiting = aPendingNotice({ stage: 'reminderTwo' });
    expect(lost(silent('reminderOne', { notice: waiting }), 'reminderOne').notice).toBeNull();
    const claimed = { ...waiting, messageKey: 'key' };
    const undelivered = { stage: 'reminderTwo', since: at } as const;
    const after = lost(silent('reminderOne', { notice: claimed, undelivered }), 'reminderOne');
    expect(after).toMatchObject({ stage: 'courtesyNotice', cycle: 2, notice: claimed, undelivered });
  });

  it.each<[string, Case]>([
    ['a later one has arrived', arrived(silent('directNotice'), 'reminderTwo')],
    [
      'a person has told more since',
      silent('reminderOne', { stage: 'reminderTwo', told: { stage: 'reminderTwo', at } }),
    ],
  ])('does not take the ladder back when %s', (_why, dunned) => {
    const after = lost(dunned, 'reminderOne');
    expect(after).toMatchObject({ stage: dunned.stage, cycle: 1 });
    expect(after.notices.find(({ stage }) => stage === 'reminderOne')?.undeliveredAt).toBe(at);
  });

  it('counts once, and not at all when a manager has taken it back', () => {
    expect(decide(lost(silent('reminderOne'), 'reminderOne'), 'reminderOne').kind).toBe('repeated');
    const notices = [aSentNotice('reminderOne', '2026-04-03', { voidedAt: at })];
    expect(decide(aCaseThatSent({}, { notices }), 'reminderOne').kind).toBe('repeated');
    expect(decide(silent('reminderOne'), 'directNotice').kind).toBe('repeated');
  });

  it('because of a complaint has that on record, too', () => {
    expect(decide(silent('reminderOne'), 'reminderOne', true)).toMatchObject({
      facts: [{ type: 'ComplaintReceived' }, { type: 'NoticeUndelivered', data: { stage: 'reminderOne' } }],
    });
  });

  it('of the formal stage makes the legal decision superfluous that was asked for because of it', () => {
    const formal = aCaseThatSent({ directNotice: '2026-04-01', legalEscalation: '2026-04-10' });
    const request = requestLegalDecision(formal, policy, { now: at, today: '2026-04-21' });
    if (request.kind !== 'accepted') throw new Error(request.kind);
    const escalated = record(formal, request.facts, { at, by: 'relance' }).after;
    expect(escalated.status).toBe('escalated');
    const decision = decide(escalated, 'legalEscalation');
    expect(decision).toMatchObject({ end: [{ taskId: request.raise[0]?.id, result: 'noticeUndelivered' }] });
    expect(lost(escalated, 'legalEscalation')).toMatchObject({ status: 'open', legal: null, stage: 'directNotice' });
  });

  it('of an earlier stage leaves the legal decision alone when a later notice has arrived, and its task with it', () => {
    const formal = arrived(silent('directNotice'), 'directNotice');
    const escalated = decided(formal, requestLegalDecision(formal, policy, { now: at, today: '2026-04-21' }));
    const decision = decide(escalated, 'reminderOne', true);
    expect(decision).toMatchObject({ end: [] });
    const after = decided(escalated, decision);
    expect(after).toMatchObject({ status: 'escalated', legal: { kind: 'requested' }, stage: 'directNotice' });
    expect(after.notices.find(({ stage }) => stage === 'reminderOne')?.undeliveredAt).toBe(at);
  });

  it('of a case that is closed leaves it closed, and comes again should it be opened again', () => {
    const paid = silent('reminderOne', { status: 'paid', receivedMinor: 120_000, closedAt: at });
    const after = lost(paid, 'reminderOne');
    expect(after).toMatchObject({ status: 'paid', closedAt: at, stage: 'courtesyNotice' });
    expect(balanceMinor(after)).toBe(0);
  });
});
