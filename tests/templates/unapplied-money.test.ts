import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aDunning, aFormalNotice } from './message-builders.ts';
import { plainSpaces } from './visible-text.ts';

const unapplied = [
  { amountMinor: 6_000, currency: 'EUR' },
  { amountMinor: 700, currency: 'GBP' },
] as const;
const lines = {
  fr: [
    'Vos versements non encore affectés à une facture : 60,00 €',
    'Vos versements non encore affectés à une facture : 7,00 £GB',
  ],
  en: ['Your payments not yet applied to an invoice: €60.00', 'Your payments not yet applied to an invoice: £7.00'],
} as const;

describe('what a debtor has paid that is on no invoice', () => {
  it.each(['fr', 'en'] as const)('is said beside what is asked, a line per currency: %s', (locale) => {
    for (const content of [aDunning({ locale, unapplied }), aFormalNotice({ locale, unapplied })]) {
      const { html, text } = renderMessage(content);
      for (const line of lines[locale]) {
        expect(plainSpaces(text)).toContain(line);
        expect(plainSpaces(html)).toContain(line);
      }
    }
  });

  it('is not spoken of when there is nothing', () => {
    for (const content of [aDunning(), aDunning({ unapplied: [] }), aFormalNotice({ unapplied: [] })])
      expect(renderMessage(content).text).not.toContain('non encore affectés');
  });
});
