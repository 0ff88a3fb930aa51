import { describe, expect, it } from 'vitest';
import { claimInputOf } from '../../../lambdas/domain/case/claim/claim-of-case.ts';
import { claimsToDeclare } from '../../../lambdas/domain/insolvency/claims-to-declare.ts';
import type { Insolvency } from '../../../lambdas/domain/insolvency/insolvency.ts';
import { latePaymentClaim } from '../../../lambdas/domain/late-payment/late-payment-claim.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';

const policy = aPolicy();
const anInsolvency = (changes: Partial<Insolvency> = {}): Insolvency => ({
  id: 'I-1',
  openedOn: '2026-06-30',
  procedure: 'receivership',
  since: '2026-07-05T08:00:00.000Z',
  taskId: 'task-1',
  end: null,
  ...changes,
});
const insolvent = (changes: Partial<Insolvency> = {}) => aDebtorOnRecord({ insolvencies: [anInsolvency(changes)] });
const dueOn = (number: string, dueDate: string, changes = {}) => aCase({ invoice: { number, dueDate }, ...changes });
const claims = (...cases: ReturnType<typeof aCase>[]) =>
  claimsToDeclare(
    cases.map((dunned) => ({ dunned, debtor: insolvent(), policy })),
    { openedOn: '2026-06-30' },
  );
/** The claim of an invoice of 1,200.00 EUR due on 2026-03-31, as of the end of the year. */
const claimAtTheEnd = (debtor: ReturnType<typeof aDebtorOnRecord>, dueDate = '2026-03-31') => {
  const input = claimInputOf({ dunned: dueOn('FA-1', dueDate), debtor, policy }, '2026-12-31');
  if ('kind' in input) throw new Error(input.missing);
  const claim = latePaymentClaim(input);
  if (claim.kind !== 'claim') throw new Error(claim.refusal.message);
  return [claim.totals.interest.dueMinor, claim.totals.fixedCompensation.dueMinor];
};
/** 91 days at 12.15 % on 1,200.00 EUR, from 1 April to 30 June. */
const interestToOpening = 3635;

describe('what is owed at the opening of an insolvency', () => {
  it('is principal, interest to the day of the judgment, and 40 EUR of what was late by then', () => {
    const { claims: found, totals } = claims(dueOn('FA-1', '2026-03-31'));
    expect(found).toMatchObject([
      {
        number: 'FA-1',
        principalMinor: 120_000,
        interestMinor: interestToOpening,
        fixedCompensationMinor: 4000,
        totalMinor: 127_635,
      },
    ]);
    expect(totals).toEqual([{ amountMinor: 127_635, currency: 'EUR' }]);
  });

  it.each([
    ['the day before the opening', '2026-06-29', [120_000, 40, 4000]],
    ['the day of the opening', '2026-06-30', [120_000, 0, 0]],
    ['the day after it', '2026-07-01', [120_000, 0, 0]],
  ])('of an invoice that fell due on %s', (_when, dueDate, parts) => {
    const invoice = dueOn('FA-1', dueDate);
    const issued = { ...invoice, invoice: { ...invoice.invoice, issueDate: '2026-06-01' } };
    const [found] = claims(issued).claims;
    expect([found?.principalMinor, found?.interestMinor, found?.fixedCompensationMinor]).toEqual(parts);
  });

  it('counts no money that came in after the opening', () => {
    const payment = { id: 'p', amountMinor: 50_000, excessMinor: 0, isReceiptSent: false, reversal: null };
    const paidOn = (receivedOn: string) =>
      claims(dueOn('FA-1', '2026-03-31', { payments: [{ ...payment, receivedOn }], receivedMinor: 50_000 })).claims[0];
    expect(paidOn('2026-07-01')?.totalMinor).toBe(127_635);
    expect(paidOn('2026-04-01')?.totalMinor).toBeLessThan(80_000);
  });

  it('counts no principal that a credit note has taken off since the opening, and the interest that had run by then', () => {
    const creditNotes = [{ number: 'AV-1', amountMinor: 20_000, issuedOn: '2026-07-02' }];
    const dunned = dueOn('FA-1', '2026-03-31', { creditNotes, creditedMinor: 20_000 });
    expect(claims(dunned).claims).toMatchObject([
      { principalMinor: 100_000, interestMinor: interestToOpening, fixedCompensationMinor: 4000, totalMinor: 107_635 },
    ]);
  });

  it('shows what was issued after the opening apart from the sum', () => {
    const { claims: found, totals } = claims(dueOn('FA-1', '2026-03-31'), dueOn('FA-2', '2026-08-31'));
    expect(found.map(({ number, isIssuedAfterOpening }) => [number, isIssuedAfterOpening])).toEqual([
      ['FA-1', false],
      ['FA-2', true],
    ]);
    expect(totals).toEqual([{ amountMinor: 127_635, currency: 'EUR' }]);
  });

  it('is the balance alone where no rules are known, and says what is missing', () => {
    const debtor = { ...insolvent(), country: 'US' };
    const { claims: found } = claimsToDeclare(
      [{ dunned: dueOn('FA-1', '2026-03-31'), debtor, policy }],
      anInsolvency(),
    );
    expect(found).toMatchObject([{ interestMinor: null, fixedCompensationMinor: null, totalMinor: 120_000 }]);
    expect(found[0]?.missing).toContain('US');
  });
});

describe('the claim of a debtor in insolvency', () => {
  const running = claimAtTheEnd(aDebtorOnRecord());

  it('bears no interest after the opening, and no 40 EUR for what falls due on it or later', () => {
    expect(claimAtTheEnd(insolvent())).toEqual([interestToOpening, 4000]);
    expect(claimAtTheEnd(insolvent(), '2026-06-29')[1]).toBe(4000);
    expect(claimAtTheEnd(insolvent(), '2026-06-30')).toEqual([0, 0]);
    expect(running[0]).toBeGreaterThan(interestToOpening);
  });

  it('is as if nothing had been when it was recorded in error, or recorded anew with another day', () => {
    const at = '2026-08-01T08:00:00.000Z';
    const error = insolvent({ end: { at, on: '2026-08-01', how: 'recordedInError' } });
    expect(claimAtTheEnd(error)).toEqual(running);
    const anew = anInsolvency({ end: { at, on: '2026-08-01', how: 'recordedAnew' } });
    const corrected = aDebtorOnRecord({ insolvencies: [anew, anInsolvency({ id: 'I-2', openedOn: '2026-04-30' })] });
    expect(claimAtTheEnd(corrected)[0]).toBeLessThan(interestToOpening);
  });

  it.each([
    ['by the day it was over', '2026-03-31', [interestToOpening, 4000]],
    ['after it', '2026-04-01', running],
  ])('when the procedure is over, stays stopped for what was issued %s', (_when, on, expected) => {
    const end = { at: '2026-08-01T08:00:00.000Z', on, how: 'procedureOver' as const };
    const issueDate = on === '2026-03-31' ? '2026-03-31' : '2026-04-02';
    const dunned = dueOn('FA-1', '2026-03-31');
    const input = claimInputOf(
      { dunned: { ...dunned, invoice: { ...dunned.invoice, issueDate } }, debtor: insolvent({ end }), policy },
      '2026-12-31',
    );
    if ('kind' in input) throw new Error(input.missing);
    const claim = latePaymentClaim(input);
    expect(claim.kind === 'claim' && [claim.totals.interest.dueMinor, claim.totals.fixedCompensation.dueMinor]).toEqual(
      expected,
    );
  });
});
