import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aDunning, anItem, anUpcomingItem, aSection, bankAccount } from './message-builders.ts';
import { plainSpaces, visibleText } from './visible-text.ts';

const oldest = anItem({
  number: 'FA-2026-0098',
  stage: 'directNotice',
  dueDate: '2026-03-01',
  daysLate: 42,
  nextStep: { stage: 'legalEscalation', on: '2026-05-02' },
});
const recent = anItem({
  number: 'FA-2026-0142',
  stage: 'reminderOne',
  dueDate: '2026-04-09',
  daysLate: 3,
  deadline: '2026-04-21',
  nextStep: { stage: 'reminderTwo', on: '2026-04-23' },
});
const upcoming = anUpcomingItem();
const inDollars = anItem({ number: 'FA-2026-0133', amountMinor: 230_050, paidMinor: 0 });

const mixed = aDunning({
  leadingStage: 'directNotice',
  sections: [aSection([oldest, recent, upcoming]), aSection([inDollars], 'USD')],
});

const blockOf = (text: string, number: string): string =>
  text.split(/\n\n/).find((block) => block.includes(`Facture ${number},`) || block.includes(`Invoice ${number},`)) ??
  '';

describe('a message about invoices at different stages', () => {
  const { subject, html, text: printed } = renderMessage(mixed);
  const text = plainSpaces(printed);

  it('is led by the highest stage', () => {
    expect(plainSpaces(subject)).toBe(
      'Facture FA-2026-0098 toujours impayée : règlement demandé au plus tard le 20 avril 2026',
    );
    expect(text).toContain('S’y ajoutent deux autres factures à régler');
  });

  it('says of each invoice what its own stage says', () => {
    expect(blockOf(text, 'FA-2026-0098')).toMatch(
      /Toujours impayée.*20 avril 2026.*mise en demeure à partir du 2 mai 2026/,
    );
    expect(blockOf(text, 'FA-2026-0142')).toMatch(
      /sauf erreur de notre part.*21 avril 2026.*de nouveau à partir du 23 avril/,
    );
    expect(blockOf(text, 'FA-2026-0142')).not.toContain('mise en demeure');
    expect(blockOf(text, 'FA-2026-0133')).toMatch(/Impayée.*20 avril 2026/);
  });

  it.each(['fr', 'en'] as const)('lists what is not yet due as such, without asking for it: %s', (locale) => {
    const block = blockOf(plainSpaces(renderMessage({ ...mixed, locale }).text), 'FA-2026-0190');
    expect(block).toMatch(locale === 'fr' ? /30\/04\/2026, à échoir/ : /30 Apr 2026, not yet due/);
    expect(block).not.toMatch(/retard|impayé|late|unpaid|Sans règlement|at the latest|au plus tard/i);
  });

  it('asks for what is due only, currency by currency, and counts the rest apart', () => {
    expect(text).toContain('Solde exigible : 1 800,00 €');
    expect(text).toContain('Solde exigible : 2 300,50 $US');
    expect(text).toContain('450,00 € de plus à échoir');
    expect(text).toContain('Total, dont 450,00 € à échoir : 2 250,00 €');
    expect(plainSpaces(visibleText(html))).toContain('Détail de la facture en USD');
  });

  it('says which part of the balance is due when, as long as the parts are few', () => {
    expect(text).toContain(
      'Solde exigible : 1 800,00 €\n  900,00 € au plus tard le 20 avril 2026\n  900,00 € au plus tard le 21 avril 2026\n',
    );
    const days = ['2026-04-20', '2026-04-21', '2026-04-22', '2026-04-23'];
    const items = days.map((deadline, index) => anItem({ number: `FA-${index}`, deadline }));
    expect(plainSpaces(renderMessage(aDunning({ sections: [aSection(items)] })).text)).toContain(
      'Solde à régler : 3 600,00 €\n  Aux dates indiquées pour chaque facture\n',
    );
  });

  it('prints the payment page of each invoice beside its number when they differ', () => {
    const withPage = (item: typeof oldest, page: string) => ({
      ...item,
      payment: { ...bankAccount, reference: page, paymentLink: `https://payer.atelier-durand.example/${page}` },
    });
    const message = renderMessage({
      ...mixed,
      sections: [aSection([withPage(oldest, 'one'), withPage(recent, 'two')])],
    });
    const messageText = plainSpaces(message.text);
    expect(blockOf(messageText, 'FA-2026-0098')).toContain('Payer en ligne : https://payer.atelier-durand.example/one');
    expect(blockOf(messageText, 'FA-2026-0142')).toContain('Payer en ligne : https://payer.atelier-durand.example/two');
    expect(messageText).toContain('En ligne : par le lien donné avec chaque facture');
    expect(message.html).not.toContain('class="button"');
  });
});

describe('a message that contradicts itself', () => {
  it('does not leave when the total is not the sum of what is asked', () => {
    const sections = [{ ...aSection([anItem()]), totalAskedMinor: 90_001 }];
    expect(() => renderMessage(aDunning({ sections }))).toThrow('What is asked in EUR adds up to 90000, not to 90001');
  });

  it('does not leave when no invoice is at the leading stage, or one is above it', () => {
    const sections = [aSection([anItem({ stage: 'reminderTwo' })])];
    expect(() => renderMessage(aDunning({ leadingStage: 'directNotice', sections }))).toThrow('No invoice is at');
    const higher = [aSection([anItem({ stage: 'reminderOne' }), anItem({ stage: 'directNotice' })])];
    expect(() => renderMessage(aDunning({ leadingStage: 'reminderOne', sections: higher }))).toThrow(
      'above the leading',
    );
  });

  it('does not leave as a reminder when an invoice at that stage is not due', () => {
    const sections = [aSection([anItem({ daysLate: -1 })])];
    expect(() => renderMessage(aDunning({ sections }))).toThrow('is not due');
  });

  it('does not leave without an invoice', () => {
    expect(() => renderMessage(aDunning({ sections: [] }))).toThrow('at least one invoice');
  });
});
