import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import {
  aFormalItem,
  aFormalNotice,
  aSection,
  lucieMartin,
  mairieDeVienne,
  menuiserieRoux,
} from './message-builders.ts';
import { plainSpaces, visibleText } from './visible-text.ts';

const locales = ['fr', 'en'] as const;
const debtors = [menuiserieRoux, lucieMartin, mairieDeVienne];
const everyNotice = locales.flatMap((locale) => debtors.map((debtor) => ({ locale, debtor, kind: debtor.kind })));

describe('a formal notice', () => {
  it.each(everyNotice)('carries the mentions of a mise en demeure: $locale, $kind', ({ locale, debtor }) => {
    const { subject, html, text } = renderMessage(aFormalNotice({ locale, debtor }));
    expect(subject).toMatch(/mise en demeure/i);
    const expected = [
      'Atelier Durand SARL, 12 rue des Tanneurs, 69009 Lyon, France',
      debtor.name,
      'FA-2026-0142',
      ...(locale === 'fr' ? ['01/03/2026', '31/03/2026'] : ['1 Mar 2026', '31 Mar 2026']),
      ...(locale === 'fr' ? ['1 200,00 €', '300,00 €', '900,00 €'] : ['€1,200.00', '€300.00', '€900.00']),
      locale === 'fr'
        ? 'dans un délai de 8 jours, soit au plus tard le 11 mai 2026'
        : 'within 8 days, that is, by 11 May 2026',
      locale === 'fr' ? 'à partir du 18 mai 2026 pour décision' : 'from 18 May 2026 for a decision',
      locale === 'fr' ? 'Nous nous réservons de saisir la juridiction compétente' : 'the competent court',
      locale === 'fr' ? 'Pour contester' : 'To dispute',
      'FR76 3000 6000 0112 3456 7890 189',
      'RF18FA20260142',
      'SIREN 812 345 678, RCS Lyon',
      'Claire Fontaine, comptabilité clients',
      locale === 'fr' ? '2 mai 2026' : '2 May 2026',
    ];
    for (const words of expected) {
      expect(plainSpaces(visibleText(html))).toContain(words);
      expect(plainSpaces(text)).toContain(words);
    }
  });

  it('names the debtor with the address when it is known', () => {
    const debtor = { ...menuiserieRoux, addressLines: ['3 quai Riondet', '38200 Vienne'] };
    const { text } = renderMessage(aFormalNotice({ debtor }));
    expect(plainSpaces(text)).toContain('Débiteur : Menuiserie Roux, 3 quai Riondet, 38200 Vienne');
  });

  it.each([
    ['fr', 'le délai est de 15 jours à compter de sa première présentation'],
    ['en', 'you have 15 days from the day on which that letter is first presented to you'],
  ] as const)(
    'promises from the presentation of a registered letter the days of the policy alone: %s',
    (locale, said) => {
      const letter = { locale, deadlineDays: 17, registeredDays: 15 };
      expect(plainSpaces(renderMessage(aFormalNotice({ ...letter, isRegistered: true })).text)).toContain(said);
      expect(plainSpaces(renderMessage(aFormalNotice(letter)).text)).not.toContain('15');
    },
  );

  it.each(locales)('threatens nothing when the policy carries nothing out: %s', (locale) => {
    const { text } = renderMessage(aFormalNotice({ locale, nextStep: null }));
    expect(text).not.toMatch(/juridiction|juridique|court|legal action/);
  });

  it.each(everyNotice)('never looks like an act of a court or a bailiff: $locale, $kind', ({ locale, debtor }) => {
    const { subject, html } = renderMessage(aFormalNotice({ locale, debtor }));
    expect(subject + visibleText(html)).not.toMatch(
      /huissier|commissaire de justice|tribunal|saisie|sommation|commandement|injonction|bailiff|summons|seizure|writ|République/i,
    );
  });

  it.each(locales)('tells a consumer nothing of costs, interest or an indemnity: %s', (locale) => {
    const { text } = renderMessage(aFormalNotice({ locale, debtor: lucieMartin }));
    expect(text).not.toMatch(/\b40\D|indemnit|pénalit|intérêt|frais|interest|compensation|\bcosts?\b/i);
  });

  it('refuses an invoice that is not late', () => {
    const sections = [aSection([aFormalItem({ daysLate: 0 })])];
    expect(() => renderMessage(aFormalNotice({ sections }))).toThrow('no formal notice can name it');
  });

  it('names the sum of several invoices, currency by currency', () => {
    const sections = [aSection([aFormalItem(), aFormalItem({ number: 'FA-2026-0143' })]), aSection([aFormalItem({ number: 'FA-9' })], 'GBP')]; // prettier-ignore
    const { subject, text } = renderMessage(aFormalNotice({ sections }));
    expect(plainSpaces(subject)).toBe('Mise en demeure de payer : 3 factures, 1 800,00 € et 900,00 £GB');
    expect(plainSpaces(text)).toContain('Somme à payer : 1 800,00 €');
    expect(plainSpaces(text)).toContain('Somme à payer : 900,00 £GB');
  });
});
