import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import type { DunningContent, MessageStage } from '../../lambdas/templates/message-content.ts';
import {
  aDunning,
  anItem,
  anUpcomingItem,
  aSection,
  bankAccount,
  lucieMartin,
  mairieDeVienne,
  menuiserieRoux,
} from './message-builders.ts';
import { plainSpaces, visibleText } from './visible-text.ts';

const stages = ['courtesyNotice', 'reminderOne', 'reminderTwo', 'directNotice'] as const;
const locales = ['fr', 'en'] as const;
const debtors = [menuiserieRoux, lucieMartin, mairieDeVienne];
const everyMessage = stages.flatMap((stage) =>
  locales.flatMap((locale) => debtors.map((debtor) => ({ stage, locale, debtor, kind: debtor.kind }))),
);

const itemAt = (stage: MessageStage) =>
  stage === 'courtesyNotice' ? anUpcomingItem({ paidMinor: 5_000 }) : anItem({ stage, daysLate: 12 });

const read = (content: DunningContent) => {
  const message = renderMessage(content);
  return {
    subject: plainSpaces(message.subject),
    html: message.html,
    seen: plainSpaces(visibleText(message.html)),
    text: plainSpaces(message.text),
  };
};

describe('a dunning message', () => {
  it.each(everyMessage)('says all that the law asks: $stage, $locale, $kind', ({ stage, locale, debtor }) => {
    const isCourtesy = stage === 'courtesyNotice';
    const sections = [aSection([itemAt(stage)])];
    const message = read(aDunning({ locale, leadingStage: stage, debtor, sections }));
    const amounts = isCourtesy ? [['450,00 €', '50,00 €', '400,00 €'], ['€450.00', '€50.00', '€400.00']] : [['1 200,00 €', '300,00 €', '900,00 €'], ['€1,200.00', '€300.00', '€900.00']]; // prettier-ignore
    const expected = [
      'Atelier Durand SARL',
      '12 rue des Tanneurs, 69009 Lyon, France',
      'SIREN 812 345 678, RCS Lyon',
      debtor.name,
      isCourtesy ? 'FA-2026-0190' : 'FA-2026-0142',
      'BC-7781',
      ...(locale === 'fr' ? (isCourtesy ? ['01/04/2026', '30/04/2026'] : ['01/03/2026', '31/03/2026']) : isCourtesy ? ['1 Apr 2026', '30 Apr 2026'] : ['1 Mar 2026', '31 Mar 2026']), // prettier-ignore
      ...(amounts[locale === 'fr' ? 0 : 1] ?? []),
      'FR76 3000 6000 0112 3456 7890 189',
      'AGRIFRPP',
      'RF18FA20260142',
      'https://payer.atelier-durand.example/i/FA-2026-0142',
      isCourtesy ? (locale === 'fr' ? '30 avril 2026' : '30 April 2026') : locale === 'fr' ? '20 avril 2026' : '20 April 2026', // prettier-ignore
      'Claire Fontaine',
      'claire.fontaine@atelier-durand.example',
      locale === 'fr' ? 'a croisé ce message' : 'has crossed this message',
      locale === 'fr' ? 'Pour contester' : 'To dispute',
    ];
    for (const words of expected) {
      expect(message.seen).toContain(words);
      expect(message.text).toContain(words);
    }
  });

  it.each(everyMessage)('asks what could explain the delay: $stage, $locale, $kind', ({ stage, locale, debtor }) => {
    const message = read(aDunning({ locale, leadingStage: stage, debtor, sections: [aSection([itemAt(stage)])] }));
    const questions = locale === 'fr' ? ['La facture est-elle', 'Pouvez-vous payer', 'Êtes-vous satisfait'] : ['the invoice', 'Can you pay', 'Are you satisfied']; // prettier-ignore
    for (const question of questions) expect(message.text).toContain(question);
  });

  it('changes its title at every stage', () => {
    const titles = stages.map(
      (stage) =>
      renderMessage(aDunning({ leadingStage: stage, sections: [aSection([itemAt(stage)])] })).html.match(/<h1[^>]*>([^<]*)/)?.[1], // prettier-ignore
    );
    expect(titles).toEqual([
      'Votre facture arrive à échéance',
      'Votre facture reste à régler',
      'Votre facture est impayée',
      'Règlement demandé au plus tard le 20\u00A0avril 2026',
    ]);
  });

  it.each(everyMessage.filter(({ kind }) => kind === 'consumer'))(
    'never speaks to a consumer of costs, interest or an indemnity: $stage, $locale',
    ({ stage, locale, debtor }) => {
      const { subject, seen, text } = read(
        aDunning({
          locale,
          leadingStage: stage,
          debtor,
          sections: [aSection([itemAt(stage)])],
          offersInstalments: true,
        }),
      );
      const forbidden =
        /\b40(?:,00)? ?€|€40\b|indemnit|pénalit|intérêt|frais|interest|compensation|penalt|\bcosts?\b|\bfees?\b/i;
      for (const part of [subject, seen, text]) expect(part).not.toMatch(forbidden);
    },
  );

  it.each(locales)('takes the first reminder for an oversight, and speaks of no costs in it: %s', (locale) => {
    const sections = [aSection([itemAt('reminderOne')])];
    const { text } = read(aDunning({ locale, leadingStage: 'reminderOne', sections }));
    expect(text).not.toMatch(/indemnité|pénalités|compensation|interest/);
  });

  it.each([
    ['fr', 'sans doute d’un oubli', 'Nous vous remercions de régler 900,00 € au plus tard le 20 avril 2026.'],
    ['en', 'most likely an oversight', 'Please pay €900.00 by 20 April 2026.'],
  ] as const)('asks who is known to pay late courteously, but for no oversight: %s', (locale, oversight, request) => {
    const sections = [aSection([itemAt('reminderOne')])];
    const told = (assumesOversight: boolean) =>
      read(aDunning({ locale, leadingStage: 'reminderOne', sections, assumesOversight }));
    for (const part of [told(true).seen, told(true).text]) expect(part).toContain(oversight);
    for (const part of [told(false).seen, told(false).text]) {
      expect(part).not.toContain(oversight);
      expect(part).toContain(request);
    }
    expect(told(false).subject).toBe(told(true).subject);
  });

  it.each([
    ['courtesyNotice', false],
    ['reminderOne', false],
    ['reminderTwo', true],
    ['directNotice', true],
  ] as const)('offers instalments from reminder two on: %s %s', (leadingStage, isOffered) => {
    const { text } = read(aDunning({ leadingStage, sections: [aSection([itemAt(leadingStage)])], offersInstalments: true })); // prettier-ignore
    expect(text.includes('échéancier')).toBe(isOffered);
  });

  it('offers no instalments to a public buyer', () => {
    const { text } = read(aDunning({ debtor: mairieDeVienne, offersInstalments: true }));
    expect(text).not.toContain('échéancier');
  });

  it.each([
    ['reminderTwo', 'nous vous écrirons de nouveau à partir du 4 mai 2026'],
    ['directNotice', 'nous vous relancerons à partir du 4 mai 2026'],
    ['legalEscalation', 'nous vous adresserons une mise en demeure à partir du 4 mai 2026'],
    ['legalDecision', 'nous déciderons des suites juridiques à donner au dossier à partir du 4 mai 2026'],
  ] as const)('announces %s with its date when the policy will carry it out', (stage, sentence) => {
    const { seen, text } = read(
      aDunning({ sections: [aSection([anItem({ nextStep: { stage, on: '2026-05-04' } })])] }),
    );
    expect(seen).toContain(sentence);
    expect(text).toContain(sentence);
  });

  it.each(stages.flatMap((stage) => locales.map((locale) => ({ stage, locale }))))(
    'announces no consequence when nothing follows: $stage, $locale',
    ({ stage, locale }) => {
      const sections = [aSection([{ ...itemAt(stage), nextStep: null }])];
      const { subject, seen } = read(aDunning({ locale, leadingStage: stage, sections }));
      for (const part of [subject, seen])
        expect(part).not.toMatch(
          /mise en demeure|formal notice|suites juridiques|legal steps|Sans règlement|If nothing is paid/,
        );
    },
  );

  it('asks for the total and prints a bank account once, with the reference of every invoice', () => {
    const second = anItem({ number: 'FA-2026-0150', payment: { ...bankAccount, reference: 'RF18FA20260150' } });
    const first = anItem({ payment: { ...bankAccount, reference: 'RF18FA20260142' } });
    const { text, subject } = read(aDunning({ sections: [aSection([first, second])] }));
    expect(subject).toBe('2 factures impayées : 1 800,00 € à régler');
    expect(text).toContain('Solde à régler : 1 800,00 €');
    expect(text.match(/IBAN/g)).toHaveLength(1);
    expect(text).toContain('Référence pour FA-2026-0142 : RF18FA20260142');
    expect(text).toContain('Référence pour FA-2026-0150 : RF18FA20260150');
  });

  it('asks for the numbers of the invoices when their references would not fit into a transfer', () => {
    const numbered = (number: string) => anItem({ number, payment: { ...bankAccount, reference: number } });
    const referencesOf = (count: number) => {
      const items = Array.from({ length: count }, (_, index) => numbered(`FA-2026-${index}`));
      return read(aDunning({ sections: [aSection(items)] })).text.match(/Références à indiquer : (.*)/)?.[1];
    };
    expect(referencesOf(4)).toBe('FA-2026-0, FA-2026-1, FA-2026-2, FA-2026-3');
    expect(referencesOf(5)).toMatch(/^les numéros des factures réglées/);
  });

  it('prints the references of many invoices in their rows, and beside the account asks for the numbers', () => {
    const items = Array.from({ length: 5 }, (_, index) =>
      anItem({ number: `FA-2026-${index}`, payment: { ...bankAccount, reference: `RF18FA2026${index}` } }),
    );
    const { text } = read(aDunning({ sections: [aSection(items)] }));
    expect(text).not.toContain('Référence pour');
    expect(text).toMatch(/Références à indiquer : les numéros des factures réglées/);
    for (const index of items.keys()) expect(text).toMatch(new RegExp(`FA-2026-${index}, .*réf\\. RF18FA2026${index}`));
  });
});
