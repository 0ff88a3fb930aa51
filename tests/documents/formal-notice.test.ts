import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formalNotice, formalNoticeFileName } from '../../lambdas/documents/formal-notice.ts';
import { statementOfAccount } from '../../lambdas/documents/statement-of-account.ts';
import type { FormalClaim } from '../../lambdas/templates/formal-claim.ts';
import type { FormalContent } from '../../lambdas/templates/message-content.ts';
import { UnprintableMessageError } from '../../lambdas/templates/unprintable-message-error.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { aFormalItem, aFormalNotice, aSection, lucieMartin, menuiserieRoux } from '../templates/message-builders.ts';
import { aStatement } from '../templates/statement-builders.ts';
import { linesOf, readPdf } from './pdf-text.ts';

const fonts = installedFonts();
const bytesOf = (content: FormalContent) => formalNotice(content, fonts);
const pagesOf = async (content: FormalContent) => readPdf(await bytesOf(content)).map(linesOf);
const textOf = async (content: FormalContent) => (await pagesOf(content)).flat().join(' ');

/** Interest of 32 days on 900.00 at 12.15 %, and the compensation of a business. */
const aClaim = (given: Partial<Extract<FormalClaim, { kind: 'claim' }>> = {}): FormalClaim => ({
  kind: 'claim',
  number: 'FA-2026-0142',
  asOf: '2026-05-02',
  conventions: ['Règles : C. com. L441-10, D441-5.'],
  segments: [
    {
      from: '2026-04-01',
      to: '2026-05-02',
      days: 32,
      ratePercent: '12.15',
      baseMinor: 90_000,
      interestMinor: 959,
      isProvisional: false,
    },
  ],
  interestMinor: 959,
  compensationMinor: 4_000,
  ...given,
});
const addressLines = ['12 rue du Port', '38200 Vienne'];
const debtor = { ...menuiserieRoux, addressLines };

describe('a formal notice on paper', () => {
  it('invoiceninja/invoiceninja#11380, #10263: says who summons whom to pay what, by when, and what is demanded beside the principal, each on its line', async () => {
    const [lines = [], ...rest] = await pagesOf(aFormalNotice({ debtor, claims: [aClaim()] }));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Atelier Durand',
        'SARL',
        'Le 2 mai 2026',
        'Mise en demeure de payer',
        'Objet : mise en demeure de payer, facture FA-2026-0142',
        'La facture FA-2026-0142, échue le 31 mars 2026, reste impayée à ce jour.',
        'Facture | Émise le | Échéance | Montant TTC | Payé | Avoirs | Reste dû',
        'FA-2026-0142 | 01/03/2026 | 31/03/2026 | 1 200,00 € | 300,00 € | – | 900,00 €',
        'Principal | 900,00 €',
        'Intérêts de retard arrêtés au 2 mai 2026 (décompte en annexe) | 9,59 €',
        'Indemnité forfaitaire pour frais de recouvrement (40,00 € × 1 facture) | 40,00 €',
        'Total à payer | 949,59 €',
        'Cette somme doit nous parvenir dans un délai de 8 jours, soit au plus tard le 11 mai 2026.',
        'SARL au capital de 50 000 € – SIREN 812 345 678, RCS Lyon – N° TVA FR 32 812345678',
      ]),
    );
    const text = [lines, ...rest].flat().join(' ');
    expect(text).toContain(
      'Par la présente, Atelier Durand met Menuiserie Roux en demeure de payer la somme de 949,59 €',
    );
    expect(text).toContain('nous nous réservons de saisir la juridiction compétente');
    expect(text).toContain('FR76 3000 6000 0112 3456 7890 189');
    expect(text).toContain('Si vous contestez tout ou partie de cette somme');
    expect(text).toContain('Claire Fontaine, comptabilité clients');
    expect(text).toContain('FA-2026-0142 | 01/04/2026 | 02/05/2026 | 32 | 12,15 % | 900,00 € | 9,59 €');
    expect(text).toContain('Règles : C. com. L441-10, D441-5.');
  });

  it('says the same in English', async () => {
    const text = await textOf(aFormalNotice({ debtor, locale: 'en', claims: [aClaim()] }));
    expect(text).toContain('Subject: formal notice to pay (mise en demeure), invoice FA-2026-0142');
    expect(text).toContain('Fixed compensation for recovery costs (€40.00 × 1 invoice) | €40.00');
    expect(text).toContain('Total to pay | €949.59');
    expect(text).toContain('we reserve the right to bring the matter before the competent court');
  });

  it('asks a consumer for no compensation, and names the interest that begins with it', async () => {
    const from = {
      kind: 'fromFormalNotice',
      number: 'FA-2026-0142',
      law: 'C. civ. 1231-6',
      ratePercent: '2.75',
    } as const;
    const consumer = { ...lucieMartin, addressLines };
    const content = aFormalNotice({ debtor: consumer, claims: [{ ...from, isProvisional: false }] });
    const text = await textOf(content);
    expect(text).toContain('la somme due porte intérêt au taux légal, 2,75 % par an');
    expect(text).toContain('Total à payer | 900,00 €');
    expect(text).not.toMatch(/indemnité|40,00 €|recouvrement/i);
    expect(() => bytesOf(aFormalNotice({ debtor: consumer, claims: [aClaim()] }))).toThrow(UnprintableMessageError);
  });

  it('never looks like a court’s or a bailiff’s act, and announces nothing when nothing follows', async () => {
    const text = await textOf(aFormalNotice({ debtor, nextStep: null }));
    expect(text).not.toMatch(/juridiction|huissier|commissaire|tribunal|injonction|saisie|commandement|République/i);
    expect(text).toContain('n’est pas un acte de justice');
  });

  it('marks a rate that is not published yet, in the sum and in the calculation', async () => {
    const claim = aClaim();
    const segments = claim.kind === 'claim' ? claim.segments.map((each) => ({ ...each, isProvisional: true })) : [];
    const text = await textOf(aFormalNotice({ debtor, claims: [aClaim({ segments })] }));
    expect(text).toContain('arrêtés au 2 mai 2026, taux provisoire (décompte en annexe)');
    expect(text).toContain('12,15 % *');
  });

  it('shows what of the interest was paid or given up before', async () => {
    const text = await textOf(aFormalNotice({ debtor, claims: [aClaim({ interestMinor: 459 })] }));
    expect(text).toContain('Total des intérêts | 9,59 €');
    expect(text).toContain('Déjà réglés ou abandonnés | −5,00 €');
    expect(text).toContain('Intérêts restant dus | 4,59 €');
    expect(text).toContain('Total à payer | 944,59 €');
  });

  it('says from when its days count where a registered letter takes it too', async () => {
    const letter = { debtor, isRegistered: true, deadlineDays: 17, registeredDays: 15 };
    const text = await textOf(aFormalNotice(letter));
    expect(text).toContain('dans un délai de 17 jours');
    // The two days that a weekend has added to the mail are not promised from the presentation.
    expect(text).toContain('le délai est de 15 jours à compter de la première présentation');
    expect(await textOf(aFormalNotice({ ...letter, locale: 'en' }))).toContain(
      'you have 15 days from the day on which',
    );
    expect(await textOf(aFormalNotice({ debtor }))).not.toContain('recommandée');
  });

  it('of 60 invoices names each once, with its head, the legal mentions and its number on every page', async () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `FA-${index + 1}`);
    const items = numbers.map((number) => aFormalItem({ number, paidMinor: 0 }));
    const claims = numbers.map((number) => aClaim({ number }));
    const pages = await pagesOf(aFormalNotice({ debtor, sections: [aSection(items)], claims }));
    for (const [index, lines] of pages.entries()) {
      expect(lines.some((line) => line.endsWith(`| ${index + 1} / ${pages.length}`))).toBe(true);
      expect(lines.some((line) => line.startsWith('SARL au capital'))).toBe(true);
    }
    const rows = pages.flat().flatMap((line) => /^(FA-\d+) \|.*1 200,00 €$/.exec(line)?.[1] ?? []);
    expect(rows).toEqual(numbers);
    expect(pages.flat()).toContain(
      'Indemnité forfaitaire pour frais de recouvrement (40,00 € × 60 factures) | 2 400,00 €',
    );
  });

  it('prints every European letter of a long name as itself', async () => {
    const name = 'Φάβα Αθηνών & Łódź Żółć Sp. z o.o., Gesellschaft für internationalen Maschinenbau';
    const [lines = []] = await pagesOf(aFormalNotice({ debtor: { ...debtor, name } }));
    expect(lines.join(' ')).toContain('Φάβα Αθηνών & Łódź Żółć Sp. z o.o., Gesellschaft für');
    expect(lines.join(' ')).not.toContain('\uFFFD');
  });

  it('is the same file for the same content, whatever was made before it', async () => {
    const content = aFormalNotice({ debtor, claims: [aClaim()] });
    const hash = async () =>
      createHash('sha256')
        .update(await bytesOf(content))
        .digest('hex');
    const first = await hash();
    await statementOfAccount(aStatement(), fonts);
    expect(await hash()).toBe(first);
    expect(formalNoticeFileName(content)).toBe('mise-en-demeure-2026-05-02.pdf');
  });

  it.each([
    ['a claim about an invoice it does not name', aClaim({ number: 'FA-9' })],
    ['negative interest', aClaim({ interestMinor: -1 })],
  ])('is refused with %s', (_what, claim) => {
    expect(() => bytesOf(aFormalNotice({ debtor, claims: [claim] }))).toThrow(UnprintableMessageError);
  });
});
