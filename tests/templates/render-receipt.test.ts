import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aFullReceipt, anInvoice, aReceipt, lucieMartin } from './message-builders.ts';
import { plainSpaces } from './visible-text.ts';

const textOf = (given: Parameters<typeof aReceipt>[0]) => plainSpaces(renderMessage(aReceipt(given)).text);
const fullTextOf = (given: Parameters<typeof aReceipt>[0]) => plainSpaces(renderMessage(aFullReceipt(given)).text);

describe('a receipt', () => {
  it('thanks for a part payment and says what remains, until when and how to pay it', () => {
    const text = textOf({});
    expect(text).toContain('Nous avons bien reçu votre règlement de 500,00 € le 12 avril 2026 (virement)');
    expect(text).toContain('Il reste 400,00 € à régler au plus tard le 20 avril 2026.');
    expect(text).toContain('FR76 3000 6000 0112 3456 7890 189');
    expect(text).toContain('RF18FA20260142');
    expect(text).toContain('https://payer.atelier-durand.example/i/FA-2026-0142');
  });

  it('says the same in English', () => {
    const text = textOf({ locale: 'en' });
    expect(text).toContain('We received your payment of €500.00 on 12 April 2026');
    expect(text).toContain('€400.00 remains to be paid by 20 April 2026.');
  });

  it.each(['fr', 'en'] as const)('closes a full payment and asks for nothing more: %s', (locale) => {
    const { subject, html, text } = renderMessage(aFullReceipt({ locale }));
    expect(subject).toMatch(locale === 'fr' ? /facture FA-2026-0142 réglée/ : /invoice FA-2026-0142 is paid/);
    expect(text).toMatch(locale === 'fr' ? /plus rien à faire/ : /nothing left for you to do/);
    for (const part of [html, text])
      expect(part).not.toMatch(/IBAN|payer\.atelier|de retard|days late|Comment régler|How to pay/);
  });

  it('asks what to do with an amount paid beyond the balance', () => {
    expect(fullTextOf({ excessMinor: 2_000 })).toContain('Vous avez versé 20,00 € de plus que le solde.');
    expect(fullTextOf({})).not.toContain('de plus que le solde');
  });

  it.each([
    [
      'fr',
      { interestMinor: 3_726, compensationMinor: 4_000 },
      'Au-delà du solde, votre règlement a payé les intérêts de retard pour 37,26 € et l’indemnité forfaitaire pour frais de recouvrement pour 40,00 €.',
    ],
    [
      'en',
      { interestMinor: 3_726, compensationMinor: 4_000 },
      'Of this payment, €37.26 late-payment interest and €40.00 fixed compensation for recovery costs were settled beside the balance.',
    ],
    [
      'en',
      { interestMinor: 3_726, compensationMinor: 0 },
      'Of this payment, €37.26 late-payment interest was settled beside the balance.',
    ],
  ] as const)('says what of it has settled interest and compensation: %s, %j', (locale, claim, sentence) => {
    expect(fullTextOf({ locale, claim })).toContain(sentence);
    expect(fullTextOf({ locale })).not.toMatch(/Au-delà|beside/);
    const beyond = fullTextOf({ locale, claim, excessMinor: 2_000 });
    expect(beyond).toContain(locale === 'fr' ? '20,00 € de plus que ce que vous deviez' : '€20.00 more than you owed');
  });

  it('thanks a consumer by name', () => {
    expect(textOf({ debtor: lucieMartin })).toContain('Bonjour Lucie Martin,');
  });

  it.each([
    ['fr', 'Votre engagement de régler 500,00 € pour le 15 avril 2026 est tenu.'],
    ['en', 'You have kept your promise to pay €500.00 by 15 April 2026.'],
  ] as const)('says that a promise is kept by it: %s', (locale, sentence) => {
    const keptPromise = { amountMinor: 50_000, promisedFor: '2026-04-15' };
    expect(textOf({ locale, keptPromise })).toContain(sentence);
    expect(fullTextOf({ locale, keptPromise })).toContain(sentence);
    expect(textOf({ locale })).not.toMatch(/engagement|promise/);
  });

  it.each([
    [
      'fr',
      'Il reste 300,00 € à régler au plus tard le 20 avril 2026 et 100,00 € en litige.',
      'Reste à régler : 300,00 €',
    ],
    ['en', 'What remains: €300.00 to be paid by 20 April 2026 and €100.00 in dispute.', 'Remaining balance: €300.00'],
  ] as const)('asks for no part that is in dispute: %s', (locale, sentence, box) => {
    const invoice = anInvoice({ paidMinor: 80_000, withheld: [{ reason: 'disputed', amountMinor: 10_000 }] });
    const text = textOf({ locale, invoice });
    expect(text).toContain(sentence);
    expect(text).toContain(box);
  });

  it.each([
    ['inInstalments', 'Il reste 400,00 € à régler selon l’échéancier.'],
    ['disputed', 'Il reste 400,00 € en litige.'],
    ['held', 'Il reste 400,00 € en suspens.'],
  ] as const)('asks for nothing when all that remains is %s', (reason, sentence) => {
    const invoice = anInvoice({ paidMinor: 80_000, withheld: [{ reason, amountMinor: 40_000 }] });
    const text = textOf({ invoice });
    expect(text).toContain(sentence);
    expect(text).toContain('Règlement reçu : 500,00 €');
    expect(text).not.toMatch(/IBAN|payer\.atelier|au plus tard|Pour contester/);
  });

  it('does not leave when its figures do not add up', () => {
    const invoice = { ...anInvoice({ paidMinor: 80_000 }), askedMinor: 40_001 };
    expect(() => renderMessage(aReceipt({ invoice }))).toThrow('give 40000, not the 40001');
  });
});
