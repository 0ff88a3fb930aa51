import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import { planDunning } from '../../../lambdas/domain/case/plan.ts';
import {
  type Circumstances,
  type GlobalHold,
  noCircumstances,
} from '../../../lambdas/domain/circumstances/circumstances.ts';
import {
  globalHoldSchema,
  liftGlobalHold,
  placeGlobalHold,
} from '../../../lambdas/domain/circumstances/global-hold.ts';
import { paymentFeedSchema, readPaymentFeed } from '../../../lambdas/domain/circumstances/payment-feed.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();
const now = '2026-04-08T08:00:00.000Z';
const posted = { scope: 'creditor', key: 'main', reason: 'the bank is down', until: '2026-04-13' } as const;
const placing = {
  now: '2026-04-01T08:00:00.000Z',
  today: '2026-04-01',
  by: 'camille',
  known: { creditor: ['main', 'other'], policy: ['default'], segment: ['business', 'consumer', 'public'] },
};

function held(changes: Partial<GlobalHold> = {}, before = noCircumstances): Circumstances {
  const decision = placeGlobalHold(before, 'H-1', { ...posted, ...changes }, placing);
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision.after;
}

const situation = (circumstances: Circumstances, at = now) => ({
  dunned: aCase(),
  debtor,
  policy,
  circumstances,
  now: at,
});
const codesOf = (circumstances: Circumstances, at = now) =>
  assess(situation(circumstances, at)).blockers.map(({ code }) => code);

describe('a global hold', () => {
  it.each([
    ['creditor', 'main', true],
    ['creditor', 'other', false],
    ['policy', 'default', true],
    ['segment', 'business', true],
    ['segment', 'consumer', false],
  ] as const)('on the %s %s stops a case of a business of main: %s', (scope, key, isHeld) => {
    expect(codesOf(held({ scope, key }))).toEqual(isHeld ? ['globalHold'] : []);
  });

  it('says why and until when, stops the very next check, and is over on its day', () => {
    const circumstances = held();
    expect(assess(situation(circumstances)).blockers).toEqual([
      {
        code: 'globalHold',
        message: 'A manager holds all dunning of the creditor main until 2026-04-13: the bank is down',
        until: '2026-04-13T07:00:00.000Z',
      },
    ]);
    expect(checkStage(situation(circumstances), 'reminderOne')).toBe('leave');
    expect(checkStage(situation(circumstances, '2026-04-13T07:00:00.000Z'), 'reminderOne')).toBe('send');
  });

  it('is looked at each day by a case that is due, without ever counting as turning in circles', () => {
    const plan = (rounds: number) =>
      planDunning({
        ...situation(held()),
        startedAt: '2026-03-01T08:00:00.000Z',
        previous: { version: aCase().version, rounds },
        isCurrent: true,
      });
    expect(plan(0)).toMatchObject({ stage: 'resumption', rounds: 0, isParked: false });
    expect(plan(0).at.resumption).toBe('2026-04-09T07:00:00.000Z');
    expect(plan(19)).toMatchObject({ isParked: false });
  });

  it('changes nothing about the waits of a case that is not due yet', () => {
    const early = { ...situation(held({ until: '2026-06-01' }), '2026-03-10T08:00:00.000Z') };
    const run = { startedAt: early.now, previous: { version: 0, rounds: 0 }, isCurrent: true };
    const { circumstances: _, ...alone } = early;
    expect(planDunning({ ...early, ...run })).toEqual(planDunning({ ...alone, ...run }));
  });

  it('lifted, stops nothing any more; lifting it again changes nothing', () => {
    const lifted = liftGlobalHold(held(), 'H-1', { now, by: 'camille' });
    if (lifted.kind !== 'accepted') throw new Error(lifted.kind);
    expect(codesOf(lifted.after)).toEqual([]);
    expect(liftGlobalHold(lifted.after, 'H-1', { now, by: 'dominique' }).kind).toBe('repeated');
    expect(liftGlobalHold(lifted.after, 'H-2', { now, by: 'camille' })).toMatchObject({ code: 'unknown' });
  });

  it('again changes nothing; with other content, an unknown key or a day that has come it is refused', () => {
    const before = held();
    expect(placeGlobalHold(before, 'H-1', posted, placing).kind).toBe('repeated');
    expect(placeGlobalHold(before, 'H-1', { ...posted, key: 'other' }, placing)).toMatchObject({ code: 'holdTaken' });
    const refusalOf = (changes: object) => placeGlobalHold(before, 'H-2', { ...posted, ...changes }, placing);
    expect(refusalOf({ key: 'mine' })).toMatchObject({ field: 'key', message: 'is not a creditor of this deployment' });
    expect(refusalOf({ until: '2026-04-01' })).toMatchObject({ field: 'until' });
    expect(globalHoldSchema.safeParse({ ...posted, scope: 'debtor' }).error?.issues[0]?.path).toEqual(['scope']);
  });

  it('never makes the list of them grow without end, and never forgets one that stands', () => {
    let circumstances = held({ until: '2026-12-31' });
    for (let count = 0; count < 600; count += 1) {
      const placed = placeGlobalHold(circumstances, `X-${count}`, posted, placing);
      if (placed.kind !== 'accepted') throw new Error(placed.kind);
      const lifted = liftGlobalHold(placed.after, `X-${count}`, { now, by: 'camille' });
      if (lifted.kind === 'accepted') circumstances = lifted.after;
    }
    expect(circumstances.holds.length).toBeLessThan(510);
    expect(circumstances.holds[0]).toMatchObject({ id: 'H-1', end: null });
  });
});

describe('the payment feed', () => {
  const read = (readUpTo: string, before = noCircumstances) => {
    const decision = readPaymentFeed(before, { creditor: 'main', readUpTo }, { now, creditors: ['main'] });
    return decision.kind === 'accepted' ? decision.after : before;
  };
  const aged = aPolicy({ maxPaymentFeedAgeHours: 96 });
  const codes = (circumstances: Circumstances, ofPolicy = aged) =>
    assess({ ...situation(circumstances), policy: ofPolicy }).blockers.map(({ code }) => code);

  it.each([
    ['2026-04-04T08:00:00.000Z', []],
    ['2026-04-04T07:59:59.999Z', ['paymentFeedStale']],
  ])('read up to %s, 96 hours or more ago, gives %j', (readUpTo, expected) => {
    expect(codes(read(readUpTo))).toEqual(expected);
  });

  it('that never came stops nothing; nor does any with a policy that does not ask', () => {
    expect(codes(noCircumstances)).toEqual([]);
    expect(codes(read('2026-01-01T00:00:00.000Z'), aPolicy({ maxPaymentFeedAgeHours: 0 }))).toEqual([]);
  });

  it('never goes back: an older statement that comes late changes nothing', () => {
    const known = read('2026-04-07T08:00:00.000Z');
    expect(read('2026-04-06T08:00:00.000Z', known)).toBe(known);
    expect(read('2026-04-08T08:00:00.000Z', known).feeds['main']).toEqual({ readUpTo: '2026-04-08T08:00:00.000Z' });
  });

  it('of the future, of another creditor, or in another form is refused', () => {
    const asked = { now, creditors: ['main'] };
    const refusal = (posted: { creditor: string; readUpTo: string }) => readPaymentFeed(noCircumstances, posted, asked);
    expect(refusal({ creditor: 'main', readUpTo: '2026-04-08T08:00:00.001Z' })).toMatchObject({ field: 'readUpTo' });
    expect(refusal({ creditor: 'mine', readUpTo: now })).toMatchObject({ field: 'creditor' });
    expect(paymentFeedSchema.safeParse({ readUpTo: '8 April' }).error?.issues[0]?.path).toEqual(['readUpTo']);
  });
});
