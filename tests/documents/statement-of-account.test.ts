import { describe, expect, it } from 'vitest';
import { statementOfAccount } from '../../lambdas/documents/statement-of-account.ts';
import { UnprintableMessageError } from '../../lambdas/templates/unprintable-message-error.ts';
import type { StatementContent } from '../../lambdas/templates/statement-content.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { menuiserieRoux } from '../templates/message-builders.ts';
import { aLine, aStatement, aStatementSection } from '../templates/statement-builders.ts';
import { linesOf, readPdf } from './pdf-text.ts';

const fonts = installedFonts();
const linesOfPages = async (content: StatementContent) =>
  readPdf(await statementOfAccount(content, fonts)).map(linesOf);

describe('a statement of account', () => {
  it('lists every open invoice with its days late, what was paid and what is owed, and the sums', async () => {
    const [lines = []] = await linesOfPages(aStatement());
    expect(lines).toEqual(
      expect.arrayContaining([
        'Relevé de compte',
        'Situation au 20 avril 2026',
        'Facture | Émise le | Échéance | Retard | Montant TTC | Payé | Avoirs | Solde',
        'FA-1 | 01/03/2026 | 21/03/2026 | 30 jours | 1 200,00 € | – | – | 1 200,00 €',
        'FA-2 | 01/03/2026 | 08/04/2026 | 12 jours | 1 200,00 € | 300,00 € | – | 900,00 €',
        'FA-3 | 01/03/2026 | 30/04/2026 | à échoir | 1 200,00 € | – | – | 1 200,00 €',
        'Total | 3 600,00 € | 300,00 € | – | 3 300,00 €',
        'dont en retard | 2 100,00 €',
        'dont à échoir | 1 200,00 €',
        'IBAN | FR76 3000 6000 0112 3456 7890 189',
        'Références à indiquer | FA-1, FA-2, FA-3',
        'SARL au capital de 50 000 € – SIREN 812 345 678, RCS Lyon – N° TVA FR 32 812345678',
      ]),
    );
  });

  it('says in English what is disputed, promised, in instalments, credited and due today', async () => {
    const sections = [
      aStatementSection([
        aLine('FA-1', 30, { withheld: [{ reason: 'disputed', amountMinor: 40_000 }] }),
        aLine('FA-2', 1, {
          withheld: [
            { reason: 'promised', amountMinor: 50_000, promisedFor: '2026-04-24' },
            { reason: 'expectedCredit', amountMinor: 10_000 },
          ],
        }),
        aLine('FA-3', 0, { creditedMinor: 20_000, withheld: [{ reason: 'inInstalments', amountMinor: 100_000 }] }),
      ]),
    ];
    const [lines = []] = await linesOfPages(aStatement({ locale: 'en', sections }));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Statement of account',
        'Invoice | Issued on | Due date | Overdue | Amount incl. VAT | Paid | Credited | Balance',
        '€400.00 in dispute',
        'FA-2 | 1 Mar 2026 | 19 Apr 2026 | 1 day | €1,200.00 | – | – | €1,200.00',
        '€500.00 promised for 24 April 2026 and €100.00 of a credit note to come',
        'FA-3 | 1 Mar 2026 | 20 Apr 2026 | due today | €1,200.00 | – | €200.00 | €1,000.00',
        '€1,000.00 to be paid in instalments',
        'of which due today | €1,000.00',
      ]),
    );
  });

  it('takes money that is on no invoice off the balance, and tells of that in other currencies', async () => {
    const unapplied = [
      { amountMinor: 15_000, currency: 'EUR' as const },
      { amountMinor: 500, currency: 'USD' as const },
    ];
    const [lines = []] = await linesOfPages(aStatement({ unapplied }));
    const at = lines.indexOf('Vos versements non encore affectés à une facture | −150,00 €');
    expect(lines[at + 1]).toBe('Solde du compte | 3 150,00 €');
    expect(lines).toContain('Vos versements non encore affectés à une facture : 5,00 $US');
    const [rich = []] = await linesOfPages(aStatement({ unapplied: [{ amountMinor: 400_000, currency: 'EUR' }] }));
    expect(rich).toContain('Solde du compte, en votre faveur | 700,00 €');
  });

  it('has a table for each currency, each with its own sums', async () => {
    const sections = [
      aStatementSection([aLine('FA-1', 3)]),
      aStatementSection([aLine('FA-2', 3), aLine('FA-3', 3)], 'GBP'),
    ];
    const [lines = []] = await linesOfPages(aStatement({ locale: 'en', sections }));
    expect(lines.filter((line) => /^(Invoices in|Total)/.test(line))).toEqual([
      'Invoices in EUR',
      'Total | €1,200.00 | – | – | €1,200.00',
      'Invoices in GBP',
      'Total | £2,400.00 | – | – | £2,400.00',
    ]);
  });

  it('sums up the invoices that are too many to list', async () => {
    const section = aStatementSection([aLine('FA-1', 3)], 'EUR', [aLine('FA-2', -1), aLine('FA-3', -20)]);
    const [lines = []] = await linesOfPages(aStatement({ sections: [section] }));
    expect(lines).toContain(
      'et 2 autres factures, à échéance du 21/04/2026 au 10/05/2026 | 2 400,00 € | – | – | 2 400,00 €',
    );
    expect(lines).toContain('Total | 3 600,00 € | – | – | 3 600,00 €');
  });

  it('prints every European letter as itself', async () => {
    const letters = 'éçàœŒ€«»Łłß ŐőĞğİıŞş ŘřŽžŠš ȚțȘș ÞðÅå ŻżĄą Αθήνα Київ София −’–№';
    const [lines = []] = await linesOfPages(aStatement({ debtor: { ...menuiserieRoux, name: letters } }));
    expect(lines.join(' ')).toContain(letters);
    expect(lines.join(' ')).not.toContain('\uFFFD');
    const [apart = []] = await linesOfPages(
      aStatement({ debtor: { ...menuiserieRoux, name: 'Café Łódź'.normalize('NFD') } }),
    );
    expect(apart).toContain('Café Łódź');
  });

  it('cannot be made to say more by a name with line breaks', async () => {
    const debtor = { ...menuiserieRoux, name: 'Roux\nTotal dû : 0 €' };
    const [lines = []] = await linesOfPages(aStatement({ debtor }));
    expect(lines).toContain('Roux Total dû : 0 €');
  });

  it('is refused when its figures do not add up', () => {
    const [section] = aStatement().sections;
    if (!section) throw new Error('no section');
    const wrong = [
      { ...section, total: { ...section.total, owedMinor: 1 } },
      { ...section, lateMinor: section.lateMinor + 1 },
      { ...section, items: section.items.slice(1) },
    ];
    for (const each of wrong)
      expect(() => statementOfAccount(aStatement({ sections: [each], count: 3 }), fonts)).toThrow(
        UnprintableMessageError,
      );
    expect(() => statementOfAccount(aStatement({ sections: [] }), fonts)).toThrow(UnprintableMessageError);
  });
});
