import { describe, expect, it } from 'vitest';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import { demandableMinor } from '../../../lambdas/domain/case/demandable.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { reversePayment } from '../../../lambdas/domain/case/reverse-payment.ts';
import { aCase, aPolicy } from '../builders.ts';
import { after, at, inInstalments, paid, promised, settled, taken } from './agreements.ts';

const policy = aPolicy();

function reversed(dunned: Case, paymentId: string, day: string): Case {
  const moment = { now: at(day), today: day, policy, refunds: [] };
  const posted = { paymentId, reason: 'returned' as const, receivedOn: day };
  return after(dunned, reversePayment(dunned, `R-${paymentId}`, posted, moment), day);
}
const ends = ({ pauses }: Case) => pauses.map(({ end }) => end?.how ?? null);

/** 500.00 of 1,200.00 EUR promised for 30 April: 700.00 EUR goes on being dunned. */
const inApril = (dunned = aCase()) => promised({ promisedFor: '2026-04-30' }, { dunned });

describe('money that comes before the day of a promise', () => {
  it('is for what was demanded: who pays just that is asked for nothing before the promised day', () => {
    const dunned = paid(inApril(), 70_000, '2026-04-07');
    expect(ends(dunned)).toEqual([null]);
    expect(balanceMinor(dunned)).toBe(50_000);
    expect([demandableMinor(dunned, '2026-04-08'), demandableMinor(dunned, '2026-05-03')]).toEqual([0, 0]);
  });

  it('is not thanked for as kept while it may be for what was demanded', () => {
    const payment = {
      id: 'bank-0',
      amount: { amountMinor: 70_000, currency: 'EUR' as const },
      receivedOn: '2026-04-07',
    };
    const { tell } = taken(recordPayment(inApril(), payment, { now: at('2026-04-07'), today: '2026-04-07', policy }));
    expect(tell).toMatchObject([{ subject: { kind: 'receipt', balanceMinor: 50_000 } }]);
    expect(JSON.stringify(tell)).not.toContain('keptPromise');
  });

  it.each<[number, string | null, number]>([
    // Just what was promised, short by less than the tolerance at most: no doubt what it is for.
    [50_000, 'kept', 70_000],
    [49_901, 'kept', 70_099],
    // All else may be for what was demanded.
    [49_900, null, 20_100],
    [50_001, null, 19_999],
    [30_000, null, 40_000],
    [70_001, null, 0],
    // But for a rest that is given up, all of it.
    [119_900, null, 0],
    [119_901, 'kept', 0],
    [120_000, 'kept', 0],
  ])('of %i: the promise is %s, and %i may be demanded', (amount, end, demandable) => {
    const dunned = paid(inApril(), amount, '2026-04-07');
    expect([ends(dunned)[0], demandableMinor(dunned, '2026-04-08')]).toEqual([end, demandable]);
  });

  it.each([
    [[70_000], 'PromiseKept'],
    [[20_000, 30_000], 'PromiseKept'],
    [[20_000, 29_900], 'PromiseBroken'],
  ])('counts as a whole on the day: after %j %s', (amounts, type) => {
    const dunned = amounts.reduce((before, amount) => paid(before, amount, '2026-04-20'), inApril());
    expect(taken(settled(dunned, '2026-05-04')).facts).toMatchObject([{ type }]);
  });

  it('keeps the promise of the earlier day by what exceeds all that was not promised', () => {
    const two = promised({ id: 'P-2', amountMinor: 30_000, promisedFor: '2026-04-20' }, { dunned: inApril() });
    // 400.00 EUR was not promised.
    const some = paid(two, 69_900, '2026-04-07');
    expect([ends(some), demandableMinor(some, '2026-04-08')]).toEqual([[null, null], 0]);
    expect(ends(paid(two, 69_901, '2026-04-07'))).toEqual([null, 'kept']);
    expect(ends(paid(two, 90_000, '2026-04-07'))).toEqual([null, 'kept']);
  });
});

describe('a payment counts once', () => {
  it('of what a debtor agreed to twice: for the plan, not for the promise that stands again beside it', () => {
    const kept = paid(promised({ promisedFor: '2026-05-29' }), 50_000, '2026-04-05');
    const parts = ['2026-05-04', '2026-06-01'].map((dueOn) => ({ amountMinor: 35_000, dueOn }));
    const planned = inInstalments(parts, { dunned: kept, day: '2026-04-10' });
    const returned = reversed(planned, 'bank-0', '2026-04-20');
    expect(ends(returned)).toEqual([null, null]);
    const dunned = paid(returned, 35_000, '2026-05-04');
    expect([balanceMinor(dunned), demandableMinor(dunned, '2026-05-05')]).toEqual([85_000, 0]);
    expect(ends(dunned)).toEqual([null, null]);
  });

  it('for a plan when it is just an instalment; all else is first for what is owed beside the plan', () => {
    const parts = ['2026-05-04', '2026-06-01'].map((dueOn) => ({ amountMinor: 35_000, dueOn }));
    const planned = inInstalments(parts, { dunned: paid(aCase(), 50_000, '2026-04-05') });
    const returned = reversed(planned, 'bank-0', '2026-04-20');
    expect(demandableMinor(returned, '2026-04-20')).toBe(50_000);
    expect(demandableMinor(paid(returned, 35_000, '2026-04-21'), '2026-04-21')).toBe(50_000);
    expect(demandableMinor(paid(returned, 50_000, '2026-04-21'), '2026-04-21')).toBe(0);
  });
});

describe('a payment that is taken back', () => {
  it('brings back the promise it had kept, though other money came: that was for what was demanded', () => {
    const kept = paid(paid(inApril(), 70_000, '2026-04-07'), 50_000, '2026-04-08');
    expect([kept.status, ends(kept)]).toEqual(['paid', ['kept']]);
    const dunned = reversed(kept, 'bank-1', '2026-04-15');
    expect([ends(dunned), demandableMinor(dunned, '2026-04-15')]).toEqual([[null], 0]);
    // The other one was not what kept it.
    const other = reversed(kept, 'bank-0', '2026-04-15');
    expect([ends(other), demandableMinor(other, '2026-04-15')]).toEqual([['kept'], 70_000]);
  });

  const whole = paid(inInstalments(), 120_000, '2026-04-20');
  it.each([
    ['2026-05-07', null],
    // The first instalment was due on 4 May, with 3 days of grace.
    ['2026-05-08', 'kept'],
    ['2026-06-15', 'kept'],
  ])(
    'on %s, and had paid a whole plan: it stands again while each instalment can still come in time (%s)',
    (day, how) => {
      expect(ends(reversed(whole, 'bank-0', day))).toEqual([how]);
    },
  );

  const inParts = paid(paid(paid(inInstalments(), 40_000, '2026-05-04'), 40_000, '2026-06-01'), 40_000, '2026-06-30');
  it.each([
    ['2026-07-04', null],
    ['2026-07-05', 'kept'],
  ])('on %s, and had paid the last instalment of 1 July: its grace counts too (%s)', (day, how) => {
    const dunned = reversed(inParts, 'bank-2', day);
    expect(ends(dunned)).toEqual([how]);
    if (how === null) expect(taken(settled(dunned, '2026-07-06')).facts).toMatchObject([{ data: { how: 'missed' } }]);
  });
});
