import { describe, expect, it } from 'vitest';
import { dossierCover } from '../../lambdas/documents/dossier-cover.ts';
import { recordParts } from '../../lambdas/domain/legal-file/file-parts.ts';
import type { Material } from '../../lambdas/domain/legal-file/material.ts';
import { fileView } from '../../lambdas/templates/legal-file/file-view.ts';
import { indexPage, timelinePage } from '../../lambdas/templates/legal-file/pages.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { aDebtorOnRecord, aSentNotice } from '../domain/builders.ts';
import { aMaterial, dunned } from '../domain/legal-file/legal-file-builders.ts';
import { linesOf, readPdf } from './pdf-text.ts';

const fonts = installedFonts();
const viewOf = (material: Material) => fileView(material, recordParts(material));
const linesFor = async (material: Material) => readPdf(await dossierCover(viewOf(material), fonts)).flatMap(linesOf);

describe('the cover of a legal file', () => {
  it('says who owes what, what was sent, and what covers it, in the language of the debtor’s letters', async () => {
    const notices = [aSentNotice('legalEscalation', '2026-04-01')];
    const lines = await linesFor(aMaterial({ dunned: { ...dunned, notices } }));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Dossier de recouvrement',
        'Facture FA-1',
        'Arrêté au 2 avril 2026',
        'Solde en principal | 1 200,00 €',
        'Qualité | Professionnel',
        'Pays | France',
        'Mise en demeure | envoi le 1er avril 2026, remise le 1er avril 2026',
        'Le dernier événement figure au relevé signé du 3 avril 2026.',
        'messages/001-2026-04-02.eml | Message tel qu’il a été envoyé (2026-04-02)',
      ]),
    );
    expect(lines.join(' ')).toContain('ne constitue pas un conseil juridique');
  });

  it('says in English that nothing was sent, and when a digest will cover it', async () => {
    const coverage = { kind: 'notYet', expectedOn: '2026-04-03' } as const;
    const lines = await linesFor(aMaterial({ debtor: aDebtorOnRecord({ locale: 'en' }), coverage }));
    expect(lines).toContain('No notice has left.');
    expect(lines).toContain('No signed digest covers the last event yet; the next one is expected on 3 April 2026.');
  });

  it('shows the principal that payments have left open because they settled interest first, so that its sum adds up', async () => {
    const payment = { id: 'p', amountMinor: 50_000, excessMinor: 0, isReceiptSent: false, reversal: null };
    const paid = { ...dunned, payments: [{ ...payment, receivedOn: '2026-05-31' }], receivedMinor: 50_000 };
    const lines = await linesFor(aMaterial({ dunned: paid, asOf: '2026-05-31' }));
    // 61 days at 12.15 % on 1,200.00 EUR are 24.37 EUR, which the payment has settled first.
    expect(lines.join(' ').replaceAll('\u00A0', ' ')).toMatch(
      /Solde en principal \| 700,00 €.* 724,37 €.*Intérêts ou pénalités restant dus \| 0,00 €.*Indemnité forfaitaire restant due \| 40,00 €.*Total restant dû \| 764,37 €/,
    );
    expect((await linesFor(aMaterial())).join(' ')).not.toContain('imputant');
  });

  it('speaks to a consumer of no compensation, not even of none', async () => {
    const text = (await linesFor(aMaterial({ debtor: aDebtorOnRecord({ kind: 'consumer' }) }))).join(' ');
    expect(text).not.toMatch(/indemnité forfaitaire/i);
  });

  it('has the same bytes for the same content', async () => {
    const [one, other] = await Promise.all([
      dossierCover(viewOf(aMaterial()), fonts),
      dossierCover(viewOf(aMaterial()), fonts),
    ]);
    expect(one.equals(other)).toBe(true);
  });
});

describe('the pages of a legal file', () => {
  it('lead to every part, and let no name of a debtor write markup of its own', () => {
    const material = aMaterial({ debtor: aDebtorOnRecord({ name: 'A <b>&</b> "B"' }) });
    const index = indexPage(viewOf(material)).toString();
    for (const { path } of recordParts(material)) expect(index).toContain(`href="${path}"`);
    expect(index).toContain('A &lt;b&gt;&amp;&lt;/b&gt; &quot;B&quot;');
    expect(index).not.toContain('A <b>');
  });

  it('tell every event in the time of the policy, with its hash', () => {
    const material = aMaterial();
    const page = timelinePage(material).toString();
    expect(page).toContain('2026-04-02 10:00:00');
    for (const { type, hash } of material.events) {
      expect(page).toContain(type);
      expect(page).toContain(hash);
    }
  });
});
