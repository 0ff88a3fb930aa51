import { describe, expect, it } from 'vitest';
import { claimConventions } from '../../../lambdas/domain/late-payment/claim-conventions.ts';
import { regimeIdSchema } from '../../../lambdas/domain/late-payment/regime.ts';
import { claimFor } from './claims.ts';

describe('a calculation in words', () => {
  it('says by which rules it was made', () => {
    expect(claimConventions(claimFor({}), 'en')).toEqual([
      'Rules: C. com. L441-10, D441-5.',
      'Interest runs from the day after the due date, on what is unpaid, VAT included.',
      'It runs to the day of payment, which counts.',
      'Rate: ECB main refinancing rate, plus 10.00 points.',
      'Each half-year has its own rate, that of its first day.',
      'Days are calendar days, 29 February among them; a year has 365.',
      'Interest is rounded once, on its running total, half a minor unit upwards; the lines show their shares of it.',
      'Interest bears no interest.',
      'A payment settles accrued interest first, then the principal.',
      'A fixed compensation for the cost of recovery is due once for the invoice.',
      'Neither interest nor compensation bears VAT.',
      'This is a computation, not legal advice.',
    ]);
  });

  it('warns of a rate that is not known yet, in French too', () => {
    expect(claimConventions(claimFor({ asOf: '2027-01-01' }), 'fr')).toContain(
      'Provisoire : le taux de refinancement de la BCE de 2027-S1 n’est pas encore connu ; le dernier connu, 2,65\u00a0%, en tient lieu.',
    );
  });

  it('warns of a rate that was not read in a publication', () => {
    const claim = claimFor({ regime: 'AT-business', dueDate: '2025-05-31', asOf: '2025-06-30' });
    expect(claimConventions(claim, 'en')).toContain(
      'The Austrian base rate (Basiszinssatz) of 2025-S1, 2.53%, follows from its rule and was not read in a publication.',
    );
  });

  it('says on what floor an agreed rate was tested', () => {
    const claim = claimFor({ contractRate: { basisPoints: 1_500, origin: 'policy' } });
    expect(claimConventions(claim, 'en')).toContain(
      'Rate: 15.00% a year, as agreed; it is not below 3 times the French legal interest rate, other cases in any half-year.',
    );
  });

  it('says that a consumer without a formal notice owes no interest', () => {
    expect(claimConventions(claimFor({ regime: 'FR-consumer' }), 'en')).toContain(
      'No interest has run: no formal notice has taken effect.',
    );
  });

  it('speaks to a consumer of no compensation, not even to say that he owes none', () => {
    const claim = claimFor({ regime: 'FR-consumer', formalNoticeOn: '2026-06-30' });
    for (const locale of ['en', 'fr'] as const)
      expect(claimConventions(claim, locale).join(' ')).not.toMatch(/compensation|indemnité/);
    expect(claimConventions(claim, 'fr')).toContain('Les intérêts ne sont pas soumis à la TVA.');
  });

  it('says where insolvency stopped it and how a Belgian rate is rounded', () => {
    const said = claimConventions(claimFor({ regime: 'BE-business', insolvencyOpenedOn: '2026-07-15' }), 'en');
    expect(said).toContain('It stops on the day of the judgment that opened the insolvency, which counts.');
    expect(said).toContain('The rate is rounded up to the next multiple of 0.50%.');
  });

  it.each(regimeIdSchema.options)('has as many sentences in French as in English, and none twice, for %s', (regime) => {
    const claim = claimFor({ regime, dueDate: '2026-07-31', formalNoticeOn: '2026-07-31', asOf: '2027-01-31' });
    const [en, fr] = [claimConventions(claim, 'en'), claimConventions(claim, 'fr')];
    expect(fr).toHaveLength(en.length);
    expect(new Set([...en, ...fr]).size).toBe(en.length + fr.length);
  });
});
