import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import type { ReceiptItem, ReceiptOfManyContent } from '../../lambdas/templates/transactional-content.ts';
import { anInvoice, aReceipt } from './message-builders.ts';
import { plainSpaces } from './visible-text.ts';

/** An invoice of 1,200.00 that is paid with this payment, unless told otherwise. */
const anItem = (number: string, given: Partial<ReceiptItem> = {}): ReceiptItem => ({
  ...anInvoice({ number, paidMinor: 120_000 }),
  receivedMinor: 120_000,
  payBy: null,
  keptPromise: null,
  ...given,
});

/** One of which 400.00 remains. */
const aPartItem = (number: string, given: Partial<ReceiptItem> = {}): ReceiptItem =>
  anItem(number, { ...anInvoice({ number, paidMinor: 80_000 }), receivedMinor: 80_000, payBy: '2026-04-20', ...given });

function aReceiptOfMany(
  items: readonly ReceiptItem[],
  given: Partial<ReceiptOfManyContent> = {},
): ReceiptOfManyContent {
  const { locale, creditor, debtor, writtenOn, currency } = aReceipt();
  const unappliedMinor = given.unappliedMinor ?? 0;
  const amountMinor = items.reduce((sum, { receivedMinor }) => sum + receivedMinor, unappliedMinor);
  const payment = { amountMinor, receivedOn: '2026-04-12' };
  return {
    kind: 'receiptOfMany',
    locale,
    creditor,
    debtor,
    writtenOn,
    currency,
    items,
    payment,
    unappliedMinor,
    ...given,
  };
}
const textOf = (...given: Parameters<typeof aReceiptOfMany>) =>
  plainSpaces(renderMessage(aReceiptOfMany(...given)).text);

describe('a receipt for several invoices', () => {
  it.each([
    [
      'fr',
      'Nous avons bien reçu votre règlement de 2 400,00 € le 12 avril 2026 pour les factures FA-1 et FA-2. Merci.',
      'plus rien à faire',
    ],
    [
      'en',
      'We received your payment of €2,400.00 on 12 April 2026 for invoices FA-1 and FA-2. Thank you.',
      'nothing left for you to do',
    ],
  ] as const)('thanks for what has paid them all, and asks for nothing: %s', (locale, thanks, end) => {
    const { html, text, subject } = renderMessage(aReceiptOfMany([anItem('FA-1'), anItem('FA-2')], { locale }));
    expect(plainSpaces(text)).toContain(thanks);
    expect(text).toContain(end);
    expect(subject).toMatch(locale === 'fr' ? /2 factures réglées/ : /2 invoices paid/);
    for (const part of [html, text]) expect(part).not.toMatch(/IBAN|de retard|days late/);
  });

  it('says what remains of the last one, until when, and how to pay it', () => {
    const text = textOf([anItem('FA-1'), aPartItem('FA-2')]);
    expect(text).toContain('Il reste 400,00 € à régler au plus tard le 20 avril 2026.');
    expect(text).toContain('FR76 3000 6000 0112 3456 7890 189');
    expect(text).toContain('Total : 400,00 €');
  });

  it('names no date where there are several', () => {
    const text = textOf([aPartItem('FA-1'), aPartItem('FA-2', { payBy: '2026-05-04' })]);
    expect(text).toContain('Il reste 800,00 € à régler.');
    expect(text).not.toContain('au plus tard le');
  });

  it('counts many invoices instead of naming them', () => {
    const many = Array.from({ length: 12 }, (_, index) => anItem(`FA-${index}`));
    expect(textOf(many)).toContain('pour 12 factures (détaillées ci-dessous)');
    expect(textOf(many.slice(0, 4))).toContain('pour quatre factures (détaillées ci-dessous)');
  });

  it('asks what to do with what is on no invoice', () => {
    expect(textOf([anItem('FA-1'), anItem('FA-2')], { unappliedMinor: 5_000 })).toContain(
      'Vous avez versé 50,00 € de plus que leur solde. Préférez-vous un remboursement',
    );
    expect(textOf([anItem('FA-1'), aPartItem('FA-2')], { unappliedMinor: 5_000 })).toContain(
      'Ce règlement laisse 50,00 € sans affectation. Préférez-vous un remboursement',
    );
  });

  it('says what of it went to an invoice that was paid in parts, and which promise it has kept', () => {
    const keptPromise = { amountMinor: 20_000, promisedFor: '2026-04-15' };
    const text = textOf([anItem('FA-1', { receivedMinor: 20_000, keptPromise }), anItem('FA-2')]);
    expect(text).toContain('Part de ce règlement : 200,00 €.');
    expect(text).toContain('Votre engagement de régler 200,00 € pour le 15 avril 2026 est tenu.');
    expect(text.match(/Part de ce règlement/g)).toHaveLength(1);
  });

  it('does not leave when its figures do not add up', () => {
    const content = aReceiptOfMany([anItem('FA-1'), anItem('FA-2')]);
    const payment = { ...content.payment, amountMinor: 239_999 };
    expect(() => renderMessage({ ...content, payment })).toThrow('give 240000, not the 239999 received');
  });
});
