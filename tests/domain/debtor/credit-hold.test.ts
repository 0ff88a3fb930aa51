import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import { decideCredit, nextCreditDay, reviewCreditHold } from '../../../lambdas/domain/debtor/credit-hold.ts';
import type { DebtorRisk } from '../../../lambdas/domain/debtor/risk-report.ts';
import { type Grading, shippedGrading } from '../../../lambdas/domain/payer/grading.ts';
import { profileOf } from '../../../lambdas/domain/payer/payer-profile.ts';
import { noTotals } from '../../../lambdas/domain/payer/payer-totals.ts';
import { aDebtorOnRecord } from '../builders.ts';

const today = '2026-06-30';
const now = '2026-06-30T08:00:00.000Z';
const insolvency = { id: 'I', openedOn: '2026-06-01', procedure: 'liquidation', since: now, taskId: null, end: null };
const insolvent = { insolvencies: [insolvency] } as Partial<Debtor>;
const risk: DebtorRisk = {
  id: 'R',
  provider: 'creditInsurer',
  on: '2026-06-01',
  change: 'coverWithdrawn',
  since: now,
  taskId: null,
};

function credit(daysLate: number | undefined, debtor: Partial<Debtor> = {}, grading: Partial<Grading> = {}) {
  const oldest = daysLate !== undefined && {
    invoiceId: 'main-FA-9',
    dueOn: addDays(today, -daysLate),
    amountMinor: 1_000,
    currency: 'EUR' as const,
  };
  const rules = { ...shippedGrading, ...grading };
  const profile = profileOf(noTotals, oldest || undefined, { today, grading: rules, risks: debtor.risks });
  return { debtor: aDebtorOnRecord(debtor), situation: { profile, grading: rules, today, now } };
}
const review = (...known: Parameters<typeof credit>) => {
  const { debtor, situation } = credit(...known);
  return reviewCreditHold(debtor, situation);
};
const reasons = (...known: Parameters<typeof credit>) => {
  const decision = review(...known);
  return decision.kind === 'accepted' ? decision.after.creditHold?.reasons : decision.kind;
};
const held = (since: string, ...why: ('openItemLate' | 'insolvency')[]) => ({ creditHold: { since, reasons: why } });
const decided = (isOnHold: boolean, until = '2026-07-31') => ({
  creditDecision: { id: 'D', isOnHold, until, reason: 'agreed', since: now },
});

describe('a debtor gets no more on credit', () => {
  it.each([
    [undefined, 'repeated'],
    [44, 'repeated'],
    [45, ['openItemLate']],
    [46, ['openItemLate']],
  ])('once an open item is as late as the policy allows: %s days', (daysLate, expected) => {
    expect(reasons(daysLate)).toEqual(expected);
  });

  it('never by a policy that says so', () => {
    expect(reasons(400, {}, { creditHoldOpenDaysLate: null })).toBe('repeated');
  });

  it.each([
    [null, 'repeated'],
    ['bad', ['payerGrade']],
    ['watch', ['payerGrade']],
  ] as const)('by the grade from which on the policy wants it: %s', (creditHoldFrom, expected) => {
    expect(reasons(undefined, { risks: [risk] }, { creditHoldFrom })).toEqual(expected);
    const watched: DebtorRisk = { ...risk, change: 'coverReduced' };
    expect(reasons(undefined, { risks: [watched] }, { creditHoldFrom: 'bad' })).toBe('repeated');
  });

  it('while an insolvency stands', () => {
    expect(reasons(undefined, insolvent)).toEqual(['insolvency']);
  });

  it('when a person has decided so, until the day he said', () => {
    expect(reasons(undefined, decided(true))).toEqual(['byHand']);
    expect(reasons(undefined, decided(true, today))).toBe('repeated');
  });

  it('but does when a person has decided so, whatever the policy says, until the day he said', () => {
    expect(reasons(90, { ...insolvent, ...decided(false) })).toBe('repeated');
    expect(reasons(90, decided(false, today))).toEqual(['openItemLate']);
  });
});

describe('a change of his credit', () => {
  it('is told once, with the instant since when it is so', () => {
    expect(review(45)).toMatchObject({
      kind: 'accepted',
      after: { version: 2, toldVersion: 2, creditHold: { since: now, reasons: ['openItemLate'] } },
      fact: { type: 'DebtorCreditHoldChanged', data: { isOnHold: true, reasons: ['openItemLate'], since: now } },
    });
    expect(review(50, held('2026-06-20T08:00:00.000Z', 'openItemLate'))).toEqual({ kind: 'repeated' });
  });

  it('keeps its beginning when another reason joins, and tells of that', () => {
    const since = '2026-06-20T08:00:00.000Z';
    expect(review(50, { ...insolvent, ...held(since, 'openItemLate') })).toMatchObject({
      fact: { data: { isOnHold: true, reasons: ['openItemLate', 'insolvency'], since } },
    });
  });

  it('releases him when no reason is left', () => {
    expect(review(undefined, held('2026-06-20T08:00:00.000Z', 'openItemLate'))).toMatchObject({
      after: { creditHold: null },
      fact: { data: { isOnHold: false, reasons: [], since: now } },
    });
  });

  it('lets his cases not hear of it, but those that had not heard of an earlier change still do', () => {
    expect(review(45, { version: 4, toldVersion: 3 })).toMatchObject({ after: { version: 5, toldVersion: 3 } });
  });
});

describe('his credit is looked at by itself', () => {
  const next = (...known: Parameters<typeof credit>) => {
    const { debtor, situation } = credit(...known);
    return nextCreditDay(debtor, situation);
  };
  it.each([
    ['on the day his oldest open item is too late', 44, {}, {}, '2026-07-01'],
    ['never when nothing is open', undefined, {}, {}, null],
    ['never when it is too late already', 45, {}, {}, null],
    ['on the day his grade becomes bad by it', 45, {}, { creditHoldFrom: 'bad' as const }, '2026-07-15'],
    ['on the day a decision ends', 45, decided(false), {}, '2026-07-31'],
    ['on the first of them', 30, decided(true), {}, '2026-07-15'],
    [
      'on the day what was said of his risk ends',
      undefined,
      { risks: [{ ...risk, until: '2026-07-04' }] },
      { creditHoldFrom: 'bad' as const },
      '2026-07-04',
    ],
  ])('%s', (_when, daysLate, debtor, grading, expected) => {
    expect(next(daysLate, debtor, grading)).toBe(expected);
  });
});

describe('a decision on his credit', () => {
  const posted = { isOnHold: true, until: '2026-07-31', reason: 'agreed' };
  it('is taken once under its id, and refused with other content', () => {
    const first = decideCredit(aDebtorOnRecord(), 'D', posted, { now, today });
    if (first.kind !== 'accepted') throw new Error(first.kind);
    expect(first.fact).toEqual({ type: 'CreditDecided', data: { decisionId: 'D', ...posted } });
    expect(decideCredit(first.after, 'D', posted, { now, today })).toEqual({ kind: 'repeated' });
    expect(decideCredit(first.after, 'D', { ...posted, isOnHold: false }, { now, today })).toMatchObject({
      kind: 'refused',
    });
  });

  it('has to last beyond today', () => {
    expect(decideCredit(aDebtorOnRecord(), 'D', { ...posted, until: today }, { now, today })).toMatchObject({
      kind: 'refused',
      field: 'until',
    });
  });
});
