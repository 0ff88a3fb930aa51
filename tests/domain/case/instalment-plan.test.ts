import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { demandableMinor } from '../../../lambdas/domain/case/demandable.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import {
  acceptInstalmentPlan,
  instalmentPlanSchema,
  makeInstalmentPlan,
  withdrawInstalmentPlan,
} from '../../../lambdas/domain/case/instalment-plan.ts';
import type { InstalmentPlan } from '../../../lambdas/domain/case/pause.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { after, inInstalments, paid, promised, settled, taken, threeInstalments } from './agreements.ts';

const today = '2026-04-13';
const policy = aPolicy();

const planOf = ({ pauses }: Case) =>
  pauses.findLast((pause): pause is InstalmentPlan => pause.kind === 'instalmentPlan');
const make = (instalments = threeInstalments, dunned = aCase()) =>
  makeInstalmentPlan(dunned, 'I-1', { instalments }, { today, policy });
const accept = (dunned: Case, on = '2026-04-14', day = '2026-04-14') =>
  acceptInstalmentPlan(dunned, 'I-1', { by: 'Mme Durand', on, how: 'signature' }, day);
const accepted = (dunned = inInstalments()) => after(dunned, accept(dunned), '2026-04-14');
const moved = (dunned: Case, day: string) => after(dunned, settled(dunned, day), day);

describe('an instalment plan', () => {
  it('covers all of what is owed, and is confirmed to the debtor in writing', () => {
    const { facts, tell } = taken(make());
    expect(facts).toMatchObject([{ type: 'InstalmentPlanMade', data: { planId: 'I-1', until: '2026-04-20' } }]);
    expect(tell).toEqual([{ subject: { kind: 'planConfirmed', id: 'I-1', instalments: threeInstalments } }]);
    const dunned = inInstalments();
    expect([dunned.status, demandableMinor(dunned, today)]).toEqual(['paused', 0]);
    const { blockers } = assess({ dunned, debtor: aDebtorOnRecord(), policy, now: '2026-04-15T08:00:00.000Z' });
    expect(blockers).toMatchObject([{ code: 'instalmentPlan', until: '2026-04-20T07:00:00.000Z' }]);
  });

  it('takes the place of promises that stand', () => {
    expect(inInstalments(threeInstalments, { dunned: promised() }).pauses).toMatchObject([
      { kind: 'promise', end: { how: 'lifted' } },
      { kind: 'instalmentPlan', end: null },
    ]);
  });

  it('covers what was agreed: an older payment that is taken back is owed beside it', () => {
    const rest = inInstalments(threeInstalments.slice(0, 2), { dunned: paid(aCase(), 40_000, '2026-04-10') });
    const reversal = { reversalId: 'R-1', paymentId: 'bank-0', amountMinor: 40_000, reason: 'returned' as const };
    const fact = { type: 'PaymentReversed' as const, data: { ...reversal, receivedOn: '2026-04-20' } };
    const { after: reversed } = record(rest, [fact], { at: '2026-04-20T08:00:00.000Z', by: 'bank' });
    expect(demandableMinor(reversed, '2026-04-20')).toBe(40_000);
    const kept = paid(paid(reversed, 40_000, '2026-05-04'), 40_000, '2026-06-01');
    expect(kept).toMatchObject({ status: 'open', pauses: [{ end: { how: 'kept' } }] });
  });
});

describe('making a plan', () => {
  const two = (first: [number, string], second: [number, string]) =>
    [first, second].map(([amountMinor, dueOn]) => ({ amountMinor, dueOn }));

  it.each([
    [119_999, 'refused'],
    [120_000, 'accepted'],
    [120_001, 'refused'],
  ])('of %i for a balance of 120000 is %s', (total, kind) => {
    const decision = make(two([20_000, '2026-05-04'], [total - 20_000, '2026-06-01']));
    expect(decision).toMatchObject({ kind });
    if (kind === 'refused')
      expect(decision).toMatchObject({
        field: 'instalments',
        message: `add up to ${total}, and the balance is 120000`,
      });
  });

  it.each([
    ['2026-04-12', 'refused'],
    ['2026-04-13', 'accepted'],
  ])('with a first instalment on %s is %s on 2026-04-13', (dueOn, kind) => {
    const decision = make(two([60_000, dueOn], [60_000, '2026-06-01']));
    expect(decision).toMatchObject({ kind, ...(kind === 'refused' && { field: 'instalments.0.dueOn' }) });
  });

  it.each([
    [1, ['instalments']],
    [2, []],
    [36, []],
    [37, ['instalments']],
  ])('of %i instalments names what is at fault: %j', (count, fields) => {
    const instalments = Array.from({ length: count }, (_, index) => ({
      amountMinor: 1_000,
      dueOn: `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
    }));
    const { error } = instalmentPlanSchema.safeParse({ instalments });
    expect((error?.issues ?? []).map(({ path }) => path.join('.'))).toEqual(fields);
  });

  it.each([
    [two([1, '2026-05-04'], [1, '2026-05-04']), 'instalments.1.dueOn'],
    [two([1, '2026-05-04'], [1, '2026-05-03']), 'instalments.1.dueOn'],
    [two([1, '2026-05-04'], [0, '2026-05-05']), 'instalments.1.amountMinor'],
    [two([1, '2039-12-31'], [1, '2040-01-01']), 'instalments.1.dueOn'],
  ])('with %j names %s', (instalments, field) => {
    const { error } = instalmentPlanSchema.safeParse({ instalments });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('while another stands, or on a closed case, is refused', () => {
    const other = makeInstalmentPlan(inInstalments(), 'I-2', { instalments: threeInstalments }, { today, policy });
    expect(other).toMatchObject({
      kind: 'refused',
      code: 'planStands',
      message: 'the instalment plan I-1 stands; withdraw it first',
    });
    expect(make(threeInstalments, aCase({ status: 'canceled' }))).toMatchObject({ code: 'closed' });
  });

  it('again under the same id changes nothing; with other content it is refused', () => {
    expect(make(threeInstalments, inInstalments()).kind).toBe('repeated');
    const other = two([60_000, '2026-05-04'], [60_000, '2026-06-01']);
    for (const instalments of [other, threeInstalments.toReversed(), threeInstalments.slice(0, 2)])
      expect(make(instalments, inInstalments())).toMatchObject({ kind: 'refused', code: 'planTaken' });
  });
});

describe('the acceptance of a plan', () => {
  it('is on record with its day and its way; who accepted is kept apart from the event', () => {
    const { facts, notes } = taken(accept(inInstalments()));
    expect(facts).toEqual([
      {
        type: 'InstalmentPlanAccepted',
        data: { planId: 'I-1', on: '2026-04-14', how: 'signature', saidMark: expect.any(String) },
      },
    ]);
    expect(notes).toEqual([{ id: 'instalmentPlan-I-1/acceptance', said: { by: 'Mme Durand' } }]);
  });

  it.each([
    ['2026-04-17', []],
    ['2026-04-20', ['planAcceptance']],
  ])('is asked for once 5 days have gone by, on %s: %j', (day, kinds) => {
    const decision = settled(inInstalments(), day);
    expect(decision.kind === 'accepted' ? decision.raise.map(({ kind }) => kind) : []).toEqual(kinds);
  });

  it('is asked for once, and never when it has come', () => {
    const asked = moved(inInstalments(), '2026-04-20');
    expect(planOf(asked)).toMatchObject({ isAcceptanceChased: true, until: '2026-04-30' });
    expect(taken(settled(asked, '2026-04-30')).raise).toEqual([]);
    expect(taken(settled(accepted(), '2026-04-20')).raise).toEqual([]);
  });

  it('answers the task, once', () => {
    const asked = moved(inInstalments(), '2026-04-20');
    const taskId = planOf(asked)?.taskId;
    const { end } = taken(accept(asked, '2026-04-21', '2026-04-21'));
    expect(end).toEqual([{ taskId, result: 'accepted' }]);
    const late = after(asked, accept(asked, '2026-04-21', '2026-04-21'), '2026-04-21');
    expect(taken(withdrawInstalmentPlan(late, 'I-1')).end).toEqual([]);
    expect(taken(withdrawInstalmentPlan(asked, 'I-1')).end).toEqual([{ taskId, result: 'withdrawn' }]);
  });

  it('again changes nothing; on another day, of the future, or of a plan that is over or not there it is refused', () => {
    expect(accept(accepted()).kind).toBe('repeated');
    expect(accept(accepted(), '2026-04-13')).toMatchObject({ kind: 'refused', code: 'accepted' });
    const byOther = { by: 'M. Petit', on: '2026-04-14', how: 'signature' as const };
    expect(acceptInstalmentPlan(accepted(), 'I-1', byOther, '2026-04-14')).toMatchObject({ code: 'accepted' });
    expect(accept(inInstalments(), '2026-04-15')).toMatchObject({ kind: 'refused', field: 'on' });
    expect(accept(aCase())).toMatchObject({ kind: 'refused', code: 'unknown' });
    const over = after(inInstalments(), withdrawInstalmentPlan(inInstalments(), 'I-1'), today);
    expect(accept(over)).toMatchObject({ kind: 'refused', code: 'ended' });
  });
});

describe('before an instalment the debtor', () => {
  it.each([
    // 3 days before Monday 4 May is Friday 1 May, a holiday.
    ['2026-04-29', []],
    ['2026-04-30', [1]],
    ['2026-05-04', [1]],
    // Too late to be a notice: the day is over.
    ['2026-05-05', []],
  ])('is told on the business day at or before the notice days: on %s of %j', (day, numbers) => {
    const decision = settled(moved(accepted(), '2026-04-20'), day);
    const told = decision.kind === 'accepted' ? decision.tell.map(({ subject }) => subject) : [];
    expect(told).toEqual(
      numbers.map((number) => ({
        kind: 'instalmentDue',
        id: 'I-1',
        instalment: threeInstalments[0],
        number,
        count: 3,
      })),
    );
  });

  it('is told of each instalment once', () => {
    const told = moved(accepted(), '2026-04-30');
    expect(planOf(told)).toMatchObject({ announced: 1, until: '2026-05-11' });
    expect(taken(settled(paid(told, 40_000, '2026-05-04'), '2026-05-11')).tell).toEqual([]);
  });

  it('is not told of one that he has paid before, only of the next', () => {
    const early = moved(paid(accepted(), 40_000, '2026-04-15'), '2026-04-30');
    expect(taken(settled(paid(accepted(), 40_000, '2026-04-15'), '2026-04-30')).tell).toEqual([]);
    expect(planOf(early)).toMatchObject({ announced: 1, until: '2026-05-29' });
    expect(taken(settled(early, '2026-05-29')).tell).toMatchObject([{ subject: { number: 2 } }]);
  });

  it('is not told of one so close that the confirmation has just named its day', () => {
    const close = [
      { amountMinor: 60_000, dueOn: '2026-04-16' },
      { amountMinor: 60_000, dueOn: '2026-04-17' },
    ];
    const { tell } = taken(settled(inInstalments(close), '2026-04-14'));
    expect(tell.map(({ subject }) => subject)).toMatchObject([{ number: 2 }]);
  });

  it('is told nothing when the policy wants no notices', () => {
    const silent = aPolicy({ instalmentNoticeDays: 0 });
    const dunned = accepted(inInstalments(threeInstalments, { policy: silent }));
    expect(planOf(moved(dunned, '2026-04-20'))?.until).toBe('2026-04-30');
    const quiet = after(dunned, settled(dunned, '2026-04-20', { policy: silent }), '2026-04-20');
    expect(planOf(quiet)).toMatchObject({ announced: 0, until: '2026-05-11' });
  });
});

describe('an instalment', () => {
  const upTo = (received: number) => (received === 0 ? accepted() : paid(accepted(), received, '2026-05-07'));

  it.each([
    // Due on Monday 4 May, 3 days of grace, decided after the weekend that starts with 8 May, a holiday.
    ['2026-05-08', 0, 'InstalmentPlanMoved'],
    ['2026-05-11', 0, 'InstalmentPlanEnded'],
    ['2026-05-11', 39_900, 'InstalmentPlanEnded'],
    // A rest below the tolerance of 1.00 EUR ends no plan.
    ['2026-05-11', 39_901, 'InstalmentPlanMoved'],
    ['2026-05-11', 40_000, 'InstalmentPlanMoved'],
    ['2026-05-11', 79_900, 'InstalmentPlanMoved'],
  ])('is decided after its grace by what came in: on %s with %i %s', (day, received, type) => {
    expect(taken(settled(upTo(received), day)).facts).toMatchObject([{ type }]);
  });

  it('counts what came in cumulatively: too much for one is the next one paid in advance', () => {
    const advance = moved(upTo(60_000), '2026-05-11');
    expect(taken(settled(advance, '2026-06-05')).facts).toMatchObject([
      { type: 'InstalmentPlanEnded', data: { number: 2, missingMinor: 20_000 } },
    ]);
    expect(taken(settled(paid(advance, 20_000, '2026-06-04'), '2026-06-05')).facts).toMatchObject([
      { type: 'InstalmentPlanMoved' },
    ]);
  });

  it('cannot miss more than what is owed: a credit note takes from the last ones', () => {
    const credited = { ...upTo(40_000), creditedMinor: 70_000 };
    expect(taken(settled(moved(credited, '2026-05-11'), '2026-06-05')).facts).toMatchObject([
      { type: 'InstalmentPlanEnded', data: { number: 2, missingMinor: 10_000 } },
    ]);
  });

  it('missed ends the plan: a person is asked to call, the debtor is told, and all of it is due again', () => {
    const dunned = accepted(inInstalments(threeInstalments, { dunned: aCaseThatSent({ reminderOne: '2026-04-03' }) }));
    const { facts, raise, tell } = taken(settled(dunned, '2026-05-11'));
    expect(raise).toMatchObject([
      {
        kind: 'call',
        dueOn: '2026-05-11',
        data: {
          why: 'instalmentMissed',
          instalment: { number: 1, count: 3, dueOn: '2026-05-04' },
          due: { amountMinor: 40_000 },
          missing: { amountMinor: 40_000 },
          balance: { amountMinor: 120_000 },
        },
      },
    ]);
    expect(tell).toMatchObject([
      { subject: { kind: 'planEnded', missed: threeInstalments[0] }, sendAt: '2026-05-11T08:00:00.000Z' },
    ]);
    // Reminder two was due on 10 April.
    expect(facts).toMatchObject([{ data: { how: 'missed', taskId: raise[0]?.id, lateDays: 31 } }]);
    const over = moved(dunned, '2026-05-11');
    expect([over.status, demandableMinor(over, '2026-05-11')]).toEqual(['open', 120_000]);
  });

  it('missed while nobody has accepted the plan leaves one task: the call', () => {
    const asked = moved(inInstalments(), '2026-04-20');
    const { raise, end } = taken(settled(asked, '2026-05-11'));
    expect(raise.map(({ kind }) => kind)).toEqual(['call']);
    expect(end).toEqual([{ taskId: planOf(asked)?.taskId, result: 'missed' }]);
    expect(planOf(moved(asked, '2026-05-11'))?.taskId).toBe(raise[0]?.id);
  });

  it('is not missed before the bank was read to the end of its time', () => {
    const circumstances = {
      version: 1,
      holds: [],
      policies: {},
      feeds: { main: { readUpTo: '2026-05-07T20:00:00.000Z' } },
    };
    const { facts } = taken(settled(accepted(), '2026-05-11', { circumstances }));
    expect(facts).toMatchObject([{ type: 'InstalmentPlanMoved', data: { until: '2026-05-12' } }]);
    // Where nobody says how old it may be, 5 business days after the deadline of 7 May: Ascension Day is the 14th.
    const whenever = { circumstances, policy: aPolicy({ maxPaymentFeedAgeHours: 0 }) };
    const decided = ['2026-05-18', '2026-05-19'].map((day) => taken(settled(accepted(), day, whenever)).facts);
    expect(decided).toMatchObject([[{ type: 'InstalmentPlanMoved' }], [{ type: 'InstalmentPlanEnded' }]]);
  });
});

describe('a plan comes to its end', () => {
  it('kept, with the payment of the last instalment', () => {
    const [one, two, three] = ['2026-05-04', '2026-06-01', '2026-07-01'];
    const dunned = paid(paid(paid(accepted(), 40_000, one ?? ''), 40_000, two ?? ''), 40_000, three ?? '');
    expect(dunned).toMatchObject({ status: 'paid', pauses: [{ end: { how: 'kept' } }] });
  });

  it('when a person withdraws it: the ladder goes on where it stands; twice changes nothing', () => {
    const withdrawn = after(accepted(), withdrawInstalmentPlan(accepted(), 'I-1'), '2026-04-15');
    expect(withdrawn).toMatchObject({ status: 'open', pauses: [{ end: { how: 'lifted' } }] });
    expect(withdrawInstalmentPlan(withdrawn, 'I-1').kind).toBe('repeated');
    expect(withdrawInstalmentPlan(aCase(), 'I-1')).toMatchObject({ kind: 'refused', code: 'unknown' });
  });
});
