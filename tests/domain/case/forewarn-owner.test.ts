import { describe, expect, it } from 'vitest';
import { answerApproval, requestApproval } from '../../../lambdas/domain/case/approval.ts';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import { accepted, type Decision } from '../../../lambdas/domain/case/decision.ts';
import { openDispute } from '../../../lambdas/domain/case/dispute.ts';
import { evolve } from '../../../lambdas/domain/case/evolve.ts';
import { forewarnOwner } from '../../../lambdas/domain/case/forewarn-owner.ts';
import { placeHold } from '../../../lambdas/domain/case/hold.ts';
import { noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import { aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';

const policy = aPolicy();
const owner = { name: 'Camille Moreau', email: 'camille@exemple.example' };
const debtor = aDebtorOnRecord({ owner });
/** Direct notice falls due on Monday 20 April; reminder two left on the 10th. */
const reminded = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
const fridayOpening = '2026-04-17T07:00:00.000Z';
const monday = '2026-04-20T07:00:00.000Z';
const tuesday = '2026-04-21T07:00:00.000Z';

const at = (now: string, dunned = reminded, of: Debtor = debtor) => ({ dunned, debtor: of, policy, now });
function after(dunned: Case, decision: Decision, now: string): Case {
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision.facts.reduce((before, fact) => evolve(before, fact, now), dunned);
}
const told = (now = fridayOpening, dunned = reminded) => after(dunned, forewarnOwner(at(now, dunned)), now);
const factsOf = (decision: Decision) => (decision.kind === 'accepted' ? decision.facts.map(({ data }) => data) : []);
const held = (dunned: Case, until: string) =>
  after(dunned, placeHold(dunned, 'H-1', { reason: 'a talk', until }, '2026-04-17'), '2026-04-17T12:00:00.000Z');

describe('the owner of a debtor', () => {
  it.each([
    ['not a moment before the opening of the business day before', '2026-04-17T06:59:59.999Z', []],
    ['over a week-end on the Friday', fridayOpening, [{ stage: 'directNotice', cycle: 1, on: '2026-04-20' }]],
    ['late on that Friday: he hears of it on Monday, for Tuesday', '2026-04-17T18:00:00.000Z', []],
    ['found out on the day itself, for the next one', monday, [{ stage: 'directNotice', cycle: 1, on: '2026-04-21' }]],
  ])('is told of a direct notice: %s', (_when, now, expected) => {
    expect(factsOf(forewarnOwner(at(now)))).toEqual(expected);
  });

  it('is told before a bank holiday and its week-end of what leaves after', () => {
    const dunned = aCaseThatSent(
      { reminderOne: '2026-03-20', reminderTwo: '2026-03-27' },
      { invoice: { dueDate: '2026-03-18' } },
    );
    expect(factsOf(forewarnOwner(at('2026-04-02T12:00:00.000Z', dunned)))).toEqual([]);
    expect(factsOf(forewarnOwner(at('2026-04-03T07:00:00.000Z', dunned)))).toEqual([
      { stage: 'directNotice', cycle: 1, on: '2026-04-07' },
    ]);
  });

  it('is told before a formal notice too, and of nothing softer', () => {
    const formal = aCaseThatSent({ reminderTwo: '2026-04-10', directNotice: '2026-04-20' });
    expect(factsOf(forewarnOwner(at('2026-05-04T07:00:00.000Z', formal)))).toEqual([
      { stage: 'legalEscalation', cycle: 1, on: '2026-05-05' },
    ]);
    for (const [stage, sent] of [
      ['reminderOne', {}],
      ['reminderTwo', { reminderOne: '2026-04-03' }],
    ] as const) {
      const dunned = aCaseThatSent(sent);
      expect(assess(at('2026-04-30T12:00:00.000Z', dunned))).toMatchObject({ step: stage, isAllowed: true });
      expect(forewarnOwner(at('2026-04-30T12:00:00.000Z', dunned)).kind).toBe('repeated');
    }
  });

  it('is told once for each stage and cycle', () => {
    for (const now of ['2026-04-17T08:00:00.000Z', monday, '2026-04-24T12:00:00.000Z'])
      expect(forewarnOwner(at(now, told())).kind).toBe('repeated');
    const again = { ...told(), cycle: 2 };
    expect(factsOf(forewarnOwner(at(monday, again)))).toEqual([{ stage: 'directNotice', cycle: 2, on: '2026-04-21' }]);
  });

  it.each([
    ['2026-04-24', 7, false],
    ['2026-04-25', 10, true],
  ])('is told again of a notice that a hold until %s has moved to %i days after: %s', (until, _days, isAgain) => {
    const dunned = held(told(), until);
    expect(forewarnOwner(at('2026-04-23T12:00:00.000Z', dunned)).kind).toBe('repeated');
    const expired = accepted([{ type: 'PauseExpired', data: { pauseId: 'H-1' } }]);
    const over = after(dunned, expired, `${until}T07:00:00.000Z`);
    const opening = until === '2026-04-25' ? '2026-04-27T07:00:00.000Z' : `${until}T07:00:00.000Z`;
    expect(factsOf(forewarnOwner(at(opening, over)))).toEqual(
      isAgain ? [{ stage: 'directNotice', cycle: 1, on: '2026-04-28' }] : [],
    );
    expect(assess(at(opening, over)).isAllowed).toBe(!isAgain);
  });

  it.each<[string, Case, Debtor]>([
    ['nobody looks after him', reminded, aDebtorOnRecord({ owner: null })],
    ['a hold stands', held(reminded, '2026-04-24'), debtor],
    ['nobody is to write to him', reminded, aDebtorOnRecord({ owner, doNotWrite: true })],
    [
      'all of it is disputed',
      after(
        reminded,
        openDispute(reminded, 'D-1', { reason: 'quality', reviewOn: '2026-05-29' }, '2026-04-17'),
        monday,
      ),
      debtor,
    ],
    [
      'his own money would cover it',
      reminded,
      aDebtorOnRecord({
        owner,
        unapplied: [{ paymentId: 'P', amountMinor: 120_000, currency: 'EUR', receivedOn: '2026-04-01', since: monday }],
      }),
    ],
  ])('is told nothing while %s', (_why, dunned, of) => {
    for (const now of [fridayOpening, monday]) expect(forewarnOwner(at(now, dunned, of)).kind).toBe('repeated');
  });

  it('is told nothing of a formal notice that a person posts', () => {
    const { notices, ...rest } = aCaseThatSent({ reminderTwo: '2026-04-10', directNotice: '2026-04-20' });
    const unproven = { ...rest, notices: notices.map(({ deliveredAt: _at, ...notice }) => notice) };
    expect(forewarnOwner(at('2026-05-04T07:00:00.000Z', unproven)).kind).toBe('repeated');
  });

  it('is told although the bank is still to be read, and not while a manager holds everything', () => {
    const feeds = { main: { readUpTo: '2026-04-10T06:00:00.000Z' } };
    const strict = aPolicy({ maxPaymentFeedAgeHours: 24 });
    const stale = { ...noCircumstances, version: 1, feeds };
    expect(forewarnOwner({ ...at(fridayOpening), policy: strict, circumstances: stale }).kind).toBe('accepted');
    const hold = { id: 'G', scope: 'creditor', key: 'main', reason: 'merger', until: '2026-06-01' } as const;
    const holds = [{ ...hold, since: fridayOpening, by: 'ann', end: null }];
    const stopped = { ...noCircumstances, version: 1, holds };
    expect(forewarnOwner({ ...at(fridayOpening), circumstances: stopped }).kind).toBe('repeated');
  });
});

describe('a stage of which the owner is to be told', () => {
  it('leaves on its own day when he was told on the business day before', () => {
    const dunned = told();
    expect(assess(at(fridayOpening, dunned)).dunnableFrom).toBe(monday);
    expect(assess(at(fridayOpening, dunned)).blockers.map(({ code }) => code)).toEqual(['notYetDue']);
    expect(checkStage(at(monday, dunned), 'directNotice')).toBe('send');
  });

  it('waits one business day from when it was found out, and says so', () => {
    const blocker = {
      code: 'ownerForewarned',
      message:
        "The debtor's owner is told one business day before: the direct notice does not leave before 2026-04-21.",
      until: tuesday,
    };
    expect(assess(at(monday))).toMatchObject({ isAllowed: false, dunnableFrom: tuesday, blockers: [blocker] });
    expect(checkStage(at(monday), 'directNotice')).toBe('leave');
    const dunned = told(monday);
    expect(assess(at('2026-04-20T14:00:00.000Z', dunned)).blockers).toEqual([blocker]);
    expect(assess(at(tuesday, dunned)).isAllowed).toBe(true);
  });

  it('is not held where nobody looks after the debtor', () => {
    expect(assess(at(monday, reminded, aDebtorOnRecord())).isAllowed).toBe(true);
  });

  it("waits for the debtor's weekday as before, and he is told on the day before that", () => {
    const onWednesdays = aDebtorOnRecord({ owner, contactDays: ['wednesday'] });
    expect(forewarnOwner(at(monday, reminded, onWednesdays)).kind).toBe('repeated');
    expect(factsOf(forewarnOwner(at(tuesday, reminded, onWednesdays)))).toEqual([
      { stage: 'directNotice', cycle: 1, on: '2026-04-22' },
    ]);
  });

  it('is put to a person for approval at the same time, and he is not told again while that lasts', () => {
    const strict = aPolicy({ approvalFrom: 'directNotice' });
    const situation = { ...at(monday), policy: strict };
    expect(assess(situation).blockers.map(({ code }) => code)).toEqual(['ownerForewarned', 'approvalPending']);
    const asked = requestApproval(situation);
    const both = after(after(reminded, asked, monday), forewarnOwner(situation), monday);
    const later = '2026-05-04T07:00:00.000Z';
    expect(forewarnOwner({ ...situation, dunned: both, now: later }).kind).toBe('repeated');
    const [task] = asked.kind === 'accepted' ? asked.raise : [];
    if (!task) throw new Error('a person is asked');
    const approved = after(both, answerApproval(both, task, 'approved', later, { isPerson: true }), later);
    expect(factsOf(forewarnOwner({ ...situation, dunned: approved, now: later }))).toEqual([
      { stage: 'directNotice', cycle: 1, on: '2026-05-05' },
    ]);
  });
});
