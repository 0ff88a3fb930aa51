import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import type { FormalClaim } from '../../lambdas/templates/formal-claim.ts';
import { aClaim, aDunning, aFormalItem, aFormalNotice, anItem, aSection, lucieMartin } from './message-builders.ts';
import { plainSpaces, visibleText } from './visible-text.ts';

/** What the debtor reads, in either version of the message. */
const read = (content: Parameters<typeof renderMessage>[0]) => {
  const { html, text } = renderMessage(content);
  return [plainSpaces(visibleText(html)), plainSpaces(text)].map((part) => part.replace(/\s+/g, ' '));
};
const dunning = (locale: 'fr' | 'en', claims: readonly ReturnType<typeof aClaim>[]) =>
  aDunning({ locale, sections: [aSection(claims.map((claim, index) => anItem({ number: `FA-${index}`, claim })))] });

describe('a reminder that tells what late payment costs', () => {
  it.each([
    [
      'fr',
      [
        'Retard de paiement : calcul au 12 avril 2026',
        'Intérêts de retard (12,15 % par an)',
        '6,10 €',
        'Indemnité forfaitaire pour frais de recouvrement (40,00 € × 1 facture)',
        'Total dû en sus',
        '46,10 €',
        'Nous vous demandons aujourd’hui de régler 900,00 €.',
        'C. com. L441-10, D441-5. Il ne constitue pas un conseil juridique.',
      ],
    ],
    [
      'en',
      [
        'Late payment: computed on 12 April 2026',
        'Late-payment interest (12.15% a year)',
        '€6.10',
        'Fixed compensation for recovery costs (€40.00 × 1 invoice)',
        'Total owed in addition',
        '€46.10',
        'What we ask you to pay now is €900.00.',
        'This is no legal advice.',
      ],
    ],
  ] as const)(
    'invoiceninja/invoiceninja#11380, #10263: says the sums with their day, and that what is asked for stays the balance: %s',
    (locale, expected) => {
      for (const part of read(dunning(locale, [aClaim()]))) {
        for (const words of expected) expect(part).toContain(words);
        expect(part).not.toMatch(/provisoire|provisional/i);
      }
    },
  );

  it('says them for each of several invoices, and in sum', () => {
    const claims = [aClaim(), aClaim({ interestMinor: 1_390, ratesPercent: ['12.15', '12.40'] })];
    for (const part of read(dunning('fr', claims))) {
      expect(part).toContain('retard : 6,10 € + 40,00 €');
      expect(part).toContain('retard : 13,90 € + 40,00 €');
      expect(part).toContain('(12,15 % et 12,40 % par an)');
      expect(part).toContain('(40,00 € × 2 factures)');
      expect(part).toContain('100,00 €');
    }
  });

  it('says the lowest and the highest of many rates', () => {
    const claim = aClaim({ ratesPercent: ['9.50', '14.25', '12.15', '12.40'] });
    for (const part of read(dunning('en', [claim]))) expect(part).toContain('(9.50% to 14.25% a year)');
  });

  it.each([
    ['fr', 'Intérêts de retard, montant provisoire', 'un taux de référence n’est pas encore publié'],
    ['en', 'Late-payment interest, provisional', 'a reference rate is not published yet'],
  ] as const)('marks what is provisional: %s', (locale, label, note) => {
    for (const part of read(dunning(locale, [aClaim({ isProvisional: true })]))) {
      expect(part).toContain(label);
      expect(part).toContain(note);
    }
  });

  it('leaves out what is not owed', () => {
    for (const part of read(dunning('fr', [aClaim({ compensationMinor: 0 })]))) expect(part).not.toContain('ndemnité');
    for (const part of read(dunning('fr', [aClaim({ interestMinor: 0 })]))) expect(part).not.toContain('Intérêts');
  });

  it('names no number of euros for compensations of different sizes', () => {
    for (const part of read(dunning('fr', [aClaim(), aClaim({ compensationMinor: 1_500 })])))
      expect(part).toContain('recouvrement (2 factures)');
  });

  it('says nothing where nothing is owed', () => {
    for (const part of read(aDunning())) expect(part).not.toMatch(/Retard de paiement|ndemnité|ntérêts|en sus/);
  });

  it('keeps the sums of two currencies apart', () => {
    const sections = [
      aSection([anItem({ claim: aClaim() })]),
      aSection([anItem({ number: 'FA-9', claim: aClaim({ compensationMinor: 0 }) })], 'GBP'),
    ];
    for (const part of read(aDunning({ sections }))) {
      expect(part).toContain('calcul au 12 avril 2026, en EUR');
      expect(part).toContain('calcul au 12 avril 2026, en GBP');
    }
  });

  it('is refused where the law or the tone forbids it', () => {
    const consumer = aDunning({ debtor: lucieMartin, sections: [aSection([anItem({ claim: aClaim() })])] });
    expect(() => renderMessage(consumer)).toThrow('No fixed compensation is ever asked of a consumer');
    const stage = 'reminderOne';
    const friendly = aDunning({ leadingStage: stage, sections: [aSection([anItem({ stage, claim: aClaim() })])] });
    expect(() => renderMessage(friendly)).toThrow('says nothing of late payment');
    const none = aClaim({ interestMinor: 0, compensationMinor: 0 });
    expect(() => renderMessage(dunning('fr', [none]))).toThrow('is no amount');
  });
});

const ofNotice = (given: Partial<Extract<FormalClaim, { kind: 'claim' }>> = {}): FormalClaim => ({
  kind: 'claim',
  number: 'FA-2026-0142',
  asOf: '2026-05-02',
  conventions: [],
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

describe('the e-mail of a formal notice', () => {
  it.each([
    ['fr', '949,59 €', 'Dont 49,59 € pour le retard de paiement', 'Total pour le retard', 'La lettre jointe'],
    ['en', '€949.59', 'Of which €49.59 is for late payment', 'Total for late payment', 'The attached letter'],
  ] as const)('demands the sum that its letter does, with its parts: %s', (locale, sum, ...expected) => {
    for (const part of read(aFormalNotice({ locale, claims: [ofNotice()] }))) {
      expect(part.split(sum).length).toBeGreaterThan(2);
      for (const words of expected) expect(part).toContain(words);
    }
  });

  it('tells a consumer that interest begins with it, and asks for no more than the invoice', () => {
    const claim: FormalClaim = {
      kind: 'fromFormalNotice',
      number: 'FA-2026-0142',
      law: 'C. civ. 1231-6, 1344-1',
      ratePercent: '2.75',
      isProvisional: true,
    };
    for (const part of read(aFormalNotice({ debtor: lucieMartin, claims: [claim] }))) {
      expect(part).toContain('porte intérêt au taux légal, 2,75 % par an à ce jour (taux provisoire)');
      expect(part).toContain('Somme à payer');
      expect(part).not.toMatch(/ndemnité|Dont/);
      expect(part).not.toContain('calcul au');
    }
  });

  it('says nothing of lateness where nothing may be said of it', () => {
    for (const part of read(aFormalNotice({ sections: [aSection([aFormalItem()])] })))
      expect(part).not.toMatch(/Retard de paiement|ndemnité|ntérêts/);
  });
});
