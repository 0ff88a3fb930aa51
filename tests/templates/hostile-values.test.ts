import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RenderedMessage } from '../../lambdas/templates/message-content.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import {
  aConfirmation,
  aDunning,
  aFormalNotice,
  anItem,
  aReceipt,
  aSection,
  confirmedKinds,
  menuiserieRoux,
} from './message-builders.ts';
import { visibleText } from './visible-text.ts';

const named = (name: string) => renderMessage(aDunning({ debtor: { ...menuiserieRoux, name, contactName: name } }));
const tagsOf = (html: string): string[] => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/\s.*$/s, ''));

describe('values that come from outside', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an attribute', '" onmouseover="alert(1)'],
    ['a quote', "Chez l'Artisan & Fils"],
    ['a closing comment', '--></td></table><!--'],
    ['a template tag', '<%= process.env %>'],
  ])('are shown as they are and never become markup: %s', (_what, name) => {
    const { html, text } = named(name);
    expect(tagsOf(html)).toEqual(tagsOf(named('Menuiserie Roux').html));
    expect(visibleText(html)).toContain(name);
    expect(text).toContain(name);
  });

  it('cannot write a line of their own in any part of the message', () => {
    const name = 'Roux\r\nBcc: thief@example.com\r\n\r\nIBAN: DE00 0000';
    const number = 'FA-1\nTotal : 0,00 €';
    const message = renderMessage(
      aDunning({ debtor: { ...menuiserieRoux, name }, sections: [aSection([anItem({ number })])] }),
    );
    expect(message.subject).not.toMatch(/[\r\n]/);
    expect(message.subject).toContain('FA-1 Total');
    expect(message.text).not.toMatch(/^(Bcc|IBAN: DE|Total : 0)/m);
    expect(message.html).not.toContain('\nBcc');
  });

  it('cannot turn the direction of the text around', () => {
    expect(named('Roux \u202Efr.live\u202C').text).not.toMatch(/[\u202A-\u202E]/);
  });

  it.each(['javascript:alert(1)', 'http://payer.example/1', 'data:text/html,x', 'payer.example', ''])(
    'cannot make a link that is not https: %s',
    (url) => {
      const payment = { ...anItem().payment, paymentLink: url };
      expect(() => renderMessage(aDunning({ sections: [aSection([anItem({ payment })])] }))).toThrow('not an https');
      expect(() => renderMessage(aDunning({ sections: [aSection([anItem({ documentUrl: url })])] }))).toThrow(
        'not an https',
      );
    },
  );

  it('never add markup or lines, whatever they are and wherever they stand', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '<b>',
        '&lt;',
        '</style><script>',
        '"',
        "'",
        '<%~ 1 %>',
        '\r\n\r\n',
        '\u2028',
        '\0',
        '${1}',
        '\uE000',
        '\uE001',
      ),
    );
    const messagesWith = (value: string, kind: (typeof confirmedKinds)[number]) => {
      const debtor = { ...menuiserieRoux, name: value, contactName: value };
      const creditor = { ...aDunning().creditor, name: value, senderName: value, legalMentions: [value] };
      const payment = { iban: value, bic: value, reference: value };
      const numbered = { number: value, purchaseOrder: value, payment };
      const item = { ...numbered, creditedMinor: 1_000, creditNotes: [value] };
      return [
        renderMessage(aDunning({ debtor, creditor, sections: [aSection([anItem(item)])] })),
        renderMessage(aFormalNotice({ debtor, creditor })),
        renderMessage(aReceipt({ debtor, creditor, payment: { ...aReceipt().payment, method: value } })),
        renderMessage(
          aConfirmation(kind, { debtor, creditor, invoice: { ...aConfirmation(kind).invoice, ...numbered } }),
        ),
      ];
    };
    const shapeOf = (messages: readonly RenderedMessage[]) =>
      messages.map(({ html, text }) => ({ tags: tagsOf(html), lines: text.split('\n').length }));
    const plain = new Map(confirmedKinds.map((kind) => [kind, shapeOf(messagesWith('x', kind))]));
    fc.assert(
      fc.property(anyText, fc.constantFrom(...confirmedKinds), (value, kind) => {
        const messages = messagesWith(`x${value}x`, kind);
        expect(shapeOf(messages)).toEqual(plain.get(kind));
        for (const { subject, text } of messages) {
          expect(subject).not.toMatch(/\p{Cc}/u);
          expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        }
      }),
    );
  });
});
