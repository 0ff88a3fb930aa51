import { describe, expect, it } from 'vitest';
import type { Currency } from '../../../lambdas/domain/money.ts';
import type { PayerAmounts, PayerCounts } from '../../../lambdas/domain/payer/contribution.ts';
import { type Grading, shippedGrading } from '../../../lambdas/domain/payer/grading.ts';
import { figuresOf } from '../../../lambdas/domain/payer/payer-figures.ts';
import { noAmounts, noTotals, type PayerTotals } from '../../../lambdas/domain/payer/payer-totals.ts';
import { profileOf } from '../../../lambdas/domain/payer/payer-profile.ts';

const today = '2026-06-30';

type Known = Partial<PayerCounts> & {
  readonly amounts?: Partial<Record<Currency, Partial<PayerAmounts>>>;
  /** The due date of the oldest open item. */
  readonly openSince?: string;
  readonly grading?: Grading;
};

function totalsOf({ amounts = {}, ...counts }: Omit<Known, 'openSince' | 'grading'>): PayerTotals {
  const byCurrency = Object.entries(amounts).map(([currency, sums]) => [currency, { ...noAmounts, ...sums }]);
  return { counts: { ...noTotals.counts, ...counts }, byCurrency: Object.fromEntries(byCurrency) };
}

function profile({ openSince, grading = shippedGrading, ...totals }: Known) {
  const oldest = openSince && {
    invoiceId: 'main-FA-9',
    dueOn: openSince,
    amountMinor: 1_000,
    currency: 'EUR' as const,
  };
  return profileOf(totalsOf(totals), oldest || undefined, { today, grading });
}

/** Ten invoices of 100.00 EUR paid, so many of them late by so many days each. */
function habit(paidLate: number, daysEach: number, paid = 10): Known {
  const EUR = { paidInvoices: paid, paidMinor: paid * 10_000, weightedDaysLate: paidLate * daysEach * 10_000 };
  return { paidOnTime: paid - paidLate, paidLate, daysLate: paidLate * daysEach, amounts: { EUR } };
}

describe('the figures of a payer', () => {
  it('are shares and averages of what was paid, rounded down to one decimal', () => {
    const amounts = { EUR: { paidInvoices: 3, paidMinor: 90_000, weightedDaysLate: 10 * 10_000 + 20 * 50_000 } };
    expect(figuresOf(totalsOf({ paidOnTime: 1, paidLate: 2, daysLate: 30, amounts }), undefined, today)).toMatchObject({
      paid: 3,
      paidLate: 2,
      latePercent: 66.6,
      averageDaysLate: 10,
      weightedDaysLate: 12.2,
      oldestOpen: null,
    });
  });

  it('say nothing of shares and averages before the first paid invoice', () => {
    expect(figuresOf(noTotals, undefined, today)).toMatchObject({
      latePercent: null,
      averageDaysLate: null,
      weightedDaysLate: null,
    });
  });

  it('weigh amounts within a currency alone, and currencies by their numbers of invoices', () => {
    const amounts = {
      EUR: {
        invoicedMinor: 50_000,
        paidInvoices: 3,
        paidMinor: 40_000,
        openMinor: 10_000,
        weightedDaysLate: 40_000 * 4,
      },
      JPY: { invoicedMinor: 9_000_000, paidInvoices: 1, paidMinor: 9_000_000, weightedDaysLate: 9_000_000 * 40 },
    } as const;
    const figures = figuresOf(totalsOf({ paidLate: 4, daysLate: 52, amounts }), undefined, today);
    expect(figures.weightedDaysLate).toBe((3 * 4 + 40) / 4);
    expect(figures.byCurrency).toEqual([
      { currency: 'EUR', invoicedMinor: 50_000, paidMinor: 40_000, openMinor: 10_000 },
      { currency: 'JPY', invoicedMinor: 9_000_000, paidMinor: 9_000_000, openMinor: 0 },
    ]);
  });

  it.each([
    ['2026-07-10', 0],
    ['2026-06-30', 0],
    ['2026-06-29', 1],
    ['2026-05-01', 60],
  ])('count the days of the oldest open item from its due date, %s', (openSince, daysLate) => {
    expect(profile({ openSince }).figures.oldestOpen).toMatchObject({ invoiceId: 'main-FA-9', daysLate });
  });
});

describe('the grade of a payer, as shipped', () => {
  it.each([
    ['nobody knows', {}, 'new'],
    ['has paid two invoices on time', habit(0, 0, 2), 'new'],
    ['has paid two invoices, both very late', habit(2, 90, 2), 'new'],
    ['has paid three invoices on time', habit(0, 0, 3), 'good'],
    ['has paid three invoices, all very late', habit(3, 90, 3), 'bad'],
    ['pays 2 of 10 late', habit(2, 5), 'good'],
    ['pays 25 of 101 late', habit(25, 1, 101), 'good'],
    ['pays 25 of 100 late', habit(25, 1, 100), 'watch'],
    ['pays 1 of 10 late, 99 days, so 9.9 on average', habit(1, 99), 'good'],
    ['pays 1 of 10 late, 100 days, so 10 on average', habit(1, 100), 'watch'],
    ['pays all late, by 29 days', habit(10, 29), 'watch'],
    ['pays all late, by 30 days', habit(10, 30), 'bad'],
    ['pays 49 of 100 late, more than 30 days on average', habit(49, 90, 100), 'watch'],
    ['pays half late, 30 days on average', habit(5, 60), 'bad'],
    ['pays half late, 29.5 days on average', habit(5, 59), 'watch'],
    ['has broken one promise', { ...habit(0, 0), promisesBroken: 1 }, 'good'],
    ['has broken two promises', { ...habit(0, 0), promisesBroken: 2 }, 'bad'],
    ['has broken two promises before he paid anything', { promisesBroken: 2 }, 'bad'],
    ['has an invoice written off', { ...habit(0, 0), writtenOff: 3 }, 'good'],
    ['has an invoice handed over', { ...habit(0, 0), handedOver: 1 }, 'bad'],
    ['has an item open for 59 days', { ...habit(0, 0), openSince: '2026-05-02' }, 'good'],
    ['has an item open for 60 days', { ...habit(0, 0), openSince: '2026-05-01' }, 'bad'],
    ['never paid, the first invoice open for 60 days', { openSince: '2026-05-01' }, 'bad'],
    ['had disputes upheld', { ...habit(0, 0), disputesUpheld: 9 }, 'good'],
  ] as [string, Known, string][])('who %s', (_who, known, grade) => {
    expect(profile(known).grade).toBe(grade);
  });

  it.each([
    [{}, ['0 invoices paid so far: nothing is made of shares and averages below 3.']],
    [habit(1, 7), ['1 of 10 invoices paid late (10 %), and 0.7 days late on average, each invoice by its amount.']],
    [
      habit(3, 40),
      [
        '3 of 10 invoices paid late (30 %) (to be watched from 25 % on).',
        '12 days late on average, each invoice by its amount (to be watched from 10 on).',
      ],
    ],
    [
      { ...habit(10, 31), promisesBroken: 2, handedOver: 1, openSince: '2026-04-30' },
      [
        '10 of 10 invoices paid late (100 %), and 31 days late on average, each invoice by its amount (bad from 50 % and 30 days on).',
        '2 promises to pay broken (bad from 2 on).',
        '1 invoice handed over to collection (bad from 1 on).',
        'The oldest open item is 61 days late (bad from 60 on).',
      ],
    ],
  ] as [Known, string[]][])('says why, with the figures: %j', (known, reasons) => {
    expect(profile(known).reasons).toEqual(reasons);
  });
});

describe('the rules of a policy', () => {
  it('move every threshold', () => {
    const strict: Grading = {
      ...shippedGrading,
      minimumInvoices: 1,
      watch: { latePercent: 1, daysLate: 1 },
      bad: { latePercent: 10, daysLate: 2, brokenPromises: 1, handedOver: 2, openDaysLate: 10 },
    };
    const graded = (known: Known) => profile({ ...known, grading: strict }).grade;
    expect(graded(habit(0, 0, 1))).toBe('good');
    expect(graded(habit(1, 1, 100))).toBe('watch');
    expect(graded(habit(1, 20, 10))).toBe('bad');
    expect(graded({ promisesBroken: 1 })).toBe('bad');
    expect(graded({ handedOver: 1 })).toBe('new');
    expect(graded({ openSince: '2026-06-20' })).toBe('bad');
  });

  const suggested = (known: Known, changes: Partial<Grading> = {}) =>
    profile({ ...known, grading: { ...shippedGrading, ...changes } }).suggestions.map(({ code }) => code);

  it.each([
    ['bad', { promisesBroken: 2 }, {}, ['prepayment']],
    ['bad, where that suggests nothing', { promisesBroken: 2 }, { prepaymentFrom: null }, []],
    ['watched', habit(5, 3), {}, []],
    ['watched, where that suggests it', habit(5, 3), { prepaymentFrom: 'watch' }, ['prepayment']],
    ['bad, where watched ones suggest it', { promisesBroken: 2 }, { prepaymentFrom: 'watch' }, ['prepayment']],
    ['good', habit(0, 0), { prepaymentFrom: 'watch' }, []],
    ['new', {}, { prepaymentFrom: 'watch' }, []],
  ] as [string, Known, Partial<Grading>, string[]][])(
    'suggest prepayment by the grade: %s',
    (_who, known, rules, codes) => {
      expect(suggested(known, rules)).toEqual(codes);
    },
  );

  it.each([
    [44, '2026-05-17', {}, []],
    [45, '2026-05-16', {}, ['creditHold']],
    [45, '2026-05-16', { creditHoldOpenDaysLate: 46 }, []],
    [60, '2026-05-01', { creditHoldOpenDaysLate: null, prepaymentFrom: null }, []],
    [60, '2026-05-01', {}, ['prepayment', 'creditHold']],
  ] as [number, string, Partial<Grading>, string[]][])(
    'suggest a credit hold by the oldest open item: %i days',
    (_days, openSince, rules, codes) => {
      expect(suggested({ openSince }, rules)).toEqual(codes);
    },
  );

  it('say in a sentence what is suggested and why', () => {
    expect(profile({ openSince: '2026-05-01' }).suggestions.map(({ message }) => message)).toEqual([
      'The payer is graded bad: ask for payment in advance.',
      'An open item is 60 days late: deliver nothing more on credit until it is paid.',
    ]);
  });
});
