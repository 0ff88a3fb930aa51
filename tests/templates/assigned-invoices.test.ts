import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aDunning, anItem, aSection, bankAccount } from './message-builders.ts';
import { plainSpaces, visibleText } from './visible-text.ts';

const payment = { iban: 'DE89370400440532013000', bic: 'COBADEFF', factor: 'Factor <AG>', reference: 'FA-1' };

function read(locale: 'fr' | 'en', items: readonly ReturnType<typeof anItem>[]) {
  const { html, text } = renderMessage(aDunning({ locale, sections: [aSection(items)] }));
  return [visibleText(html), text].map(plainSpaces);
}

describe('a message about invoices that were assigned to a factor', () => {
  it.each([
    ['fr', 'Pour être libératoire, le paiement doit être effectué à Factor <AG>, sur ce compte.', 'Bénéficiaire'],
    ['en', 'Only a payment to Factor <AG>, into this account, discharges the debt.', 'Payee'],
  ] as const)('names the factor and his account, and that only he is to be paid: %s', (locale, sentence, payee) => {
    for (const seen of read(locale, [anItem({ payment })])) {
      expect(seen).toContain(sentence);
      expect(seen).toContain('DE89 3704 0044 0532 0130 00');
      expect(seen.replaceAll(' : ', ' ').replaceAll(': ', ' ')).toContain(`${payee} Factor <AG>`);
      expect(seen).not.toContain('FR76');
    }
  });

  it('and others that were not, says it of those alone, each with its account', () => {
    const own = anItem({ number: 'FA-2', payment: { ...bankAccount, reference: 'FA-2' } });
    for (const seen of read('fr', [anItem({ number: 'FA-1', payment }), own])) {
      expect(seen.split('libératoire')).toHaveLength(2);
      expect(seen).toContain('FR76 3000 6000 0112 3456 7890 189');
      expect(seen).toContain('Cette créance a été transmise');
    }
  });

  it('is not said of any other', () => {
    for (const seen of read('fr', [anItem()])) expect(seen).not.toContain('libératoire');
  });
});
