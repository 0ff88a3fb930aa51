import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { openDispute } from '../../../../lambdas/domain/case/dispute.ts';
import { shownClaim } from '../../../../lambdas/domain/case/claim/shown-claim.ts';
import { waiveClaim } from '../../../../lambdas/domain/case/claim/waive-claim.ts';
import type { Debtor } from '../../../../lambdas/domain/debtor.ts';
import { type Stage, stages } from '../../../../lambdas/domain/dunning-policy.ts';
import type { LatePaymentTerms } from '../../../../lambdas/domain/late-payment/late-payment-terms.ts';
import { aSentNotice } from '../../builders.ts';
import { afterDecision, lateCase, situationOn } from './claims.ts';

const today = '2026-08-31';
const shown = (stage: Stage, dunned: Case = lateCase(), debtor: Partial<Debtor> = {}) =>
  shownClaim(situationOn(today, { dunned, debtor }), stage, today);

describe('what a notice may say of late payment', () => {
  it('is nothing before the second reminder, and the sums with their rates from then on', () => {
    expect(stages.map((stage) => shown(stage)?.kind)).toEqual([undefined, undefined, 'claim', 'claim', 'claim']);
    expect(shown('reminderTwo')).toMatchObject({
      asOf: today,
      interestMinor: 3_726,
      compensationMinor: 4_000,
      openMinor: 7_726,
      ratesPercent: ['12.15', '12.40'],
      isProvisional: false,
    });
  });

  it.each([
    ['no rules are known', undefined, { country: 'PT' }],
    ['a floor has overtaken the contract rate', { contractRatePercent: '8' }, {}],
    ['the law named is one of businesses, and the debtor a consumer', { regime: 'FR-business' }, { kind: 'consumer' }],
  ] as const)('is nothing where %s', (_why, terms: LatePaymentTerms | undefined, debtor: Partial<Debtor>) => {
    for (const stage of stages) expect(shown(stage, lateCase({}, terms), debtor)).toBeNull();
  });

  it('invoiceninja/ui#2445: is nothing once all of it is given up', () => {
    const waiver = { of: 'claim', amountMinor: 'all', on: today, reason: 'goodwill' } as const;
    const decision = waiveClaim(situationOn(today), 'w-1', waiver, { today, by: 'manager' });
    expect(shown('directNotice', afterDecision(lateCase(), decision))).toBeNull();
  });

  it('is nothing while a dispute leaves open what is owed', () => {
    const dispute = { reason: 'wrongPrice' as const, amountMinor: 20_000, reviewOn: '2026-09-30' };
    const disputed = afterDecision(lateCase(), openDispute(lateCase(), 'd-1', dispute, today));
    expect(shown('directNotice', disputed)).toBeNull();
  });

  it('is for a French consumer nothing before the formal notice, which says that interest begins with it', () => {
    const consumer = { kind: 'consumer' } as const;
    expect(shown('reminderTwo', lateCase(), consumer)).toBeNull();
    expect(shown('legalEscalation', lateCase(), consumer)).toEqual({
      kind: 'fromFormalNotice',
      ratePercent: '2.75',
      isProvisional: false,
      missingRates: [],
    });
    const noticed = lateCase({ notices: [aSentNotice('legalEscalation', '2026-08-01')] });
    expect(shown('directNotice', noticed, consumer)).toMatchObject({ kind: 'claim', compensationMinor: 0 });
  });

  it('says that a rate is not published yet', () => {
    expect(shownClaim(situationOn('2027-01-31'), 'reminderTwo', '2027-01-31')).toMatchObject({ isProvisional: true });
  });
});
