import { describe, expect, it } from 'vitest';
import { claimCalculationContent } from '../../lambdas/acts/claim-calculation-content.ts';
import { claimCalculation, claimCalculationFileName } from '../../lambdas/documents/claim-calculation.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import type { ClaimCalculationContent } from '../../lambdas/templates/claim-calculation-content.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { lateCase, situationOn } from '../domain/case/claim/claims.ts';
import { aCreditor, aSentNotice } from '../domain/builders.ts';
import { linesOf, readPdf } from './pdf-text.ts';

const fonts = installedFonts();
const address = { lines: ['3 quai Riondet'], postalCode: '38200', city: 'Vienne' };

/** 1,200.00 EUR due on 31 May 2026, 300.00 of it paid on 15 June, and 10.00 EUR of the claim given up. */
const dunned = lateCase({
  receivedMinor: 30_000,
  payments: [
    { id: 'p', amountMinor: 30_000, excessMinor: 0, receivedOn: '2026-06-15', isReceiptSent: false, reversal: null },
  ],
  claim: {
    payments: [],
    waivers: [{ id: 'w', of: 'fixedCompensation', amountMinor: 1_000, on: '2026-08-01', reason: 'Geste', by: 'm' }],
  },
});

function contentOf(asOf = '2026-08-31', locale: 'fr' | 'en' = 'fr'): ClaimCalculationContent {
  const situation = { ...situationOn(asOf, { dunned, debtor: { locale, address } }), circumstances: noCircumstances };
  const content = claimCalculationContent(situation, aCreditor(), asOf);
  if (!content) throw new Error('the claim of a French business is known');
  return content;
}
const linesOfPages = async (content: ClaimCalculationContent) =>
  readPdf(await claimCalculation(content, fonts)).map(linesOf);

describe('the calculation of a claim', () => {
  it('has a line for each span of days, what was paid and given up, the sums, and the rules', async () => {
    const text = (await linesOfPages(contentOf())).flat().join('\n').replaceAll('\u00A0', ' ');
    for (const words of [
      'Calcul des intérêts et de l’indemnité de retard',
      'Facture FA-1, émise le 31 mai 2026, échue le 31 mai 2026',
      'Calcul arrêté au 31 août 2026 inclus',
      '01/06/2026 | 15/06/2026 | 15 | 12,15 % | 1 200,00 € | 5,99 €',
      '02/08/2026 | 31/08/2026 | 30 | 12,40 % |',
      '15/06/2026 | Paiement |',
      '01/08/2026 | Abandon |',
      'Motif : Geste',
      'Indemnité forfaitaire pour frais de recouvrement | 40,00 € | – | 10,00 € | 30,00 €',
      'C. com. L441-10',
      'Ceci est un calcul, non un conseil juridique.',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('provisoire');
  });

  it('stars each provisional rate and says why', async () => {
    const text = (await linesOfPages(contentOf('2027-01-31', 'en'))).flat().join('\n').replaceAll('\u00A0', ' ');
    expect(text).toMatch(/1 Jan 2027 \| 31 Jan 2027 \| 31 \| 12\.65% \* \|/);
    expect(text).toContain('* A provisional rate');
  });

  it('is the same file made twice from the same case, and another one on another day', async () => {
    const [one, same, other] = await Promise.all([
      claimCalculation(contentOf(), fonts),
      claimCalculation(contentOf(), fonts),
      claimCalculation(contentOf('2026-09-01'), fonts),
    ]);
    expect(one.equals(same)).toBe(true);
    expect(one.equals(other)).toBe(false);
    expect(claimCalculationFileName(contentOf())).toBe('calcul-des-interets-FA-1-2026-08-31.pdf');
  });

  it('goes on over pages, the head of its table on each and every line once', async () => {
    const content = contentOf();
    const [line] = content.lines;
    const lines = Array.from({ length: 80 }, () => ({ ...line!, interestMinor: 1 }));
    const interest = { dueMinor: 80, paidMinor: 0, waivedMinor: 0, openMinor: 80 };
    const pages = await linesOfPages({ ...content, lines, parts: { ...content.parts, interest } });
    expect(pages.length).toBeGreaterThan(2);
    const rows = pages.map((page) => page.filter((text) => text.startsWith('01/06/2026 | ')).length);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(80);
    for (const [index, page] of pages.entries())
      if (rows[index]! > 0) expect(page.some((text) => text.startsWith('Du | Au |'))).toBe(true);
  });

  it('says that no interest has run, where none has', async () => {
    const text = (await linesOfPages(contentOf('2026-05-31'))).flat().join('\n');
    expect(text).toContain('Aucun intérêt n’a couru à cette date.');
  });

  it('is refused when its figures do not add up, or ask a consumer for compensation', () => {
    const content = contentOf();
    const { interest } = content.parts;
    const broken = { ...content, parts: { ...content.parts, interest: { ...interest, openMinor: 1 } } };
    expect(() => claimCalculation(broken, fonts)).toThrow('does not add up');
    expect(() => claimCalculation({ ...content, lines: [] }, fonts)).toThrow('do not give its sum');
    const debtor = { ...content.debtor, kind: 'consumer' as const };
    expect(() => claimCalculation({ ...content, debtor }, fonts)).toThrow('ever asked of a consumer');
  });

  it('speaks to a consumer of interest alone', async () => {
    const noticed = {
      ...dunned,
      claim: { payments: [], waivers: [] },
      notices: [aSentNotice('legalEscalation', '2026-07-01')],
    };
    const situation = {
      ...situationOn('2026-08-31', { dunned: noticed, debtor: { kind: 'consumer', address } }),
      circumstances: noCircumstances,
    };
    for (const locale of ['fr', 'en'] as const) {
      const content = claimCalculationContent(
        { ...situation, debtor: { ...situation.debtor, locale } },
        aCreditor(),
        '2026-08-31',
      );
      const text = (await linesOfPages(content!)).flat().join(' ').replaceAll('\u00A0', ' ');
      expect(text).toMatch(/01\/08\/2026|2 Jul 2026|02\/07\/2026/);
      expect(text).not.toMatch(/indemnité|compensation|40,00|recovery/i);
    }
  });

  it('is none where no rules are known', () => {
    const abroad = { ...situationOn('2026-08-31', { debtor: { country: 'PT' } }), circumstances: noCircumstances };
    expect(claimCalculationContent(abroad, aCreditor(), '2026-08-31')).toBeNull();
  });
});
