import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aReceipt, lucieMartin } from './message-builders.ts';
import { plainSpaces } from './visible-text.ts';

const textOf = (given: Parameters<typeof aReceipt>[0]) => plainSpaces(renderMessage(aReceipt(given)).text);
const full = { isFull: true, balanceMinor: 0 } as const;

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
    const { subject, html, text } = renderMessage(aReceipt({ ...full, locale }));
    expect(subject).toMatch(locale === 'fr' ? /facture FA-2026-0142 réglée/ : /invoice FA-2026-0142 is paid/);
    expect(text).toMatch(locale === 'fr' ? /plus rien à faire/ : /nothing left for you to do/);
    for (const part of [html, text])
      expect(part).not.toMatch(/IBAN|payer\.atelier|de retard|days late|Comment régler|How to pay/);
  });

  it('asks what to do with an amount paid beyond the balance', () => {
    expect(textOf({ ...full, excessMinor: 2_000 })).toContain('Vous avez versé 20,00 € de plus que le solde.');
    expect(textOf(full)).not.toContain('de plus que le solde');
  });

  it('thanks a consumer by name', () => {
    expect(textOf({ debtor: lucieMartin })).toContain('Bonjour Lucie Martin,');
  });
});
