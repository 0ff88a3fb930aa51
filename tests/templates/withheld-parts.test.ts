import { describe, expect, it } from 'vitest';
import type { PrintedInvoice, WithheldPart } from '../../lambdas/templates/printed-invoice.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aDunning, aFormalItem, aFormalNotice, anItem, anUpcomingItem, aSection } from './message-builders.ts';
import { plainSpaces, visibleText } from './visible-text.ts';

const locales = ['fr', 'en'] as const;
type Locale = (typeof locales)[number];

const dunning = (given: Partial<PrintedInvoice>, locale: Locale = 'fr') => {
  const { subject, html, text } = renderMessage(aDunning({ locale, sections: [aSection([anItem(given)])] }));
  return { subject: plainSpaces(subject), html, seen: plainSpaces(visibleText(html)), text: plainSpaces(text) };
};

const disputed: WithheldPart = { reason: 'disputed', amountMinor: 40_000 };
const promised: WithheldPart = { reason: 'promised', amountMinor: 20_000, promisedFor: '2026-04-30' };

describe('a part that is not asked for', () => {
  it.each([
    ['fr', { reason: 'disputed', amountMinor: 40_000 }, 'Hors 400,00 € en litige'],
    ['en', { reason: 'disputed', amountMinor: 40_000 }, 'Excluding €400.00 in dispute'],
    ['fr', promised, 'Hors 200,00 € annoncés pour le 30 avril 2026'],
    ['en', promised, 'Excluding €200.00 promised for 30 April 2026'],
    ['fr', { reason: 'expectedCredit', amountMinor: 10_000 }, 'Hors 100,00 € d’avoir à venir'],
    ['en', { reason: 'expectedCredit', amountMinor: 10_000 }, 'Excluding €100.00 of a credit note to come'],
    ['fr', { reason: 'inInstalments', amountMinor: 10_000 }, 'Hors 100,00 € à régler selon l’échéancier'],
    ['en', { reason: 'inInstalments', amountMinor: 10_000 }, 'Excluding €100.00 to be paid in instalments'],
    ['fr', { reason: 'held', amountMinor: 10_000 }, 'Hors 100,00 € en suspens'],
    ['en', { reason: 'held', amountMinor: 10_000 }, 'Excluding €100.00 on hold'],
  ] as const)('is named under the amount and in the row of its invoice: %s %j', (locale, part, words) => {
    const { seen, text } = dunning({ withheld: [part] }, locale);
    const inRow = locale === 'fr' ? `${words}, non réclamés ici.` : `${words}, not asked for here.`;
    for (const printed of [seen, text]) {
      expect(printed).toContain(inRow);
      expect(printed.split(words)).toHaveLength(3);
    }
  });

  it('is left out of every amount that is asked: subject, box, request and row', () => {
    const { subject, text } = dunning({ withheld: [disputed] });
    expect(subject).toBe('Facture FA-2026-0142 impayée : 500,00 € à régler');
    expect(text).toContain('Solde à régler : 500,00 €');
    expect(text).toContain('Nous vous remercions de régler 500,00 €');
    expect(text).toContain('Montant TTC : 1 200,00 €\n  Payé : 300,00 €\n  À régler : 500,00 €\n');
    expect(text).not.toContain('900,00 €');
  });

  it('names several reasons in one line, and adds up those of one reason', () => {
    const { text } = dunning({ withheld: [disputed, promised, { reason: 'disputed', amountMinor: 5_000 }] });
    expect(text).toContain('Hors 450,00 € en litige et 200,00 € annoncés pour le 30 avril 2026, non réclamés ici.');
    expect(text).toContain('À régler : 250,00 €');
  });

  it('calls the balance a balance where nothing is left out', () => {
    const { text, html } = dunning({});
    expect(text).toContain('Solde : 900,00 €');
    expect(text).not.toContain('À régler :');
    expect(html).not.toContain('Hors ');
  });

  it('is left out of the total too, and invoices not yet due say what is left out of theirs', () => {
    const items = [
      anItem({ withheld: [disputed] }),
      anUpcomingItem({ withheld: [{ ...disputed, amountMinor: 5_000 }] }),
    ];
    const text = plainSpaces(renderMessage(aDunning({ sections: [aSection(items)] })).text);
    expect(text).toContain(
      'Solde à régler : 500,00 €\n  Au plus tard le 20 avril 2026\n  Hors 400,00 € en litige\n  400,00 € de plus à échoir',
    );
    expect(text).toContain('Total, dont 400,00 € à échoir : 900,00 €');
    expect(text).toContain('Hors 50,00 € en litige, non réclamés ici.');
  });

  it.each([
    ['fr', 'la somme de 500,00 €', 'Hors 400,00 € en litige'],
    ['en', 'formal notice to pay €500.00', 'Excluding €400.00 in dispute'],
  ] as const)('is no part of the sum that a formal notice demands: %s', (locale, sum, words) => {
    const sections = [aSection([aFormalItem({ withheld: [disputed] })])];
    const text = plainSpaces(renderMessage(aFormalNotice({ locale, sections })).text);
    expect(text).toContain(sum);
    expect(text).toContain(words);
  });
});

describe('credit notes', () => {
  it.each([
    ['fr', ['AV-31'], 'Avoir AV-31 : 200,00 €'],
    ['en', ['AV-31'], 'Credit note AV-31: €200.00'],
    ['fr', ['AV-31', 'AV-32'], 'Avoirs AV-31, AV-32 : 200,00 €'],
    ['en', ['AV-31', 'AV-32'], 'Credit notes AV-31, AV-32: €200.00'],
    ['fr', ['AV-31', 'AV-32', 'AV-33'], 'Avoirs : 200,00 €'],
    ['fr', [], 'Avoir : 200,00 €'],
    ['en', [], 'Credited: €200.00'],
  ] as const)('are shown in the reminder beside what was paid: %s %j', (locale, creditNotes, line) => {
    const { text, seen } = dunning({ creditedMinor: 20_000, creditNotes }, locale);
    expect(text).toContain(line);
    expect(text).toContain(locale === 'fr' ? 'Solde : 700,00 €' : 'Balance: €700.00');
    expect(seen).toContain(locale === 'fr' ? '200,00 €' : '€200.00');
  });

  it('are not spoken of when there is none', () => {
    expect(dunning({}).text).not.toContain('Avoir');
  });
});

describe('figures that do not explain what is asked', () => {
  const messageOf = (invoice: Partial<PrintedInvoice>) => {
    const item = { ...anItem(), ...invoice };
    return () => renderMessage(aDunning({ sections: [aSection([item])] }));
  };

  it.each([
    ['a cent more than the balance', { askedMinor: 90_001 }],
    ['a cent less', { askedMinor: 89_999 }],
    ['a credit that is not taken off', { creditedMinor: 1 }],
    ['a part in dispute that is not taken off', { withheld: [{ ...disputed, amountMinor: 1 }] }],
  ])('keep a message from leaving: %s', (_what, invoice) => {
    expect(messageOf(invoice)).toThrow('The figures of invoice FA-2026-0142 give');
  });

  it('keep a message from leaving that asks for nothing', () => {
    const withheld = [{ ...disputed, amountMinor: 90_000 }];
    expect(messageOf({ withheld, askedMinor: 0 })).toThrow('Nothing may be asked of invoice FA-2026-0142');
    expect(messageOf({ withheld: [{ ...disputed, amountMinor: 89_999 }], askedMinor: 1 })).not.toThrow();
  });

  it('keep a message from leaving that asks for less than nothing, or leaves out nothing', () => {
    const withheld = [{ ...disputed, amountMinor: 90_001 }];
    expect(messageOf({ withheld, askedMinor: -1 })).toThrow('asks for a negative amount');
    expect(messageOf({ withheld: [{ ...disputed, amountMinor: 0 }] })).toThrow('leaves out one that is none');
  });
});
