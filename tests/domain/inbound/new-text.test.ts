import { describe, expect, it } from 'vitest';
import { newTextOf } from '../../../lambdas/domain/inbound/new-text.ts';

const ours = ['> Bonjour,', '> nous attendons 1 200,00 €.', '>', '> Claire'];

describe('the new part of a mail', () => {
  it.each<[string, readonly string[], string]>([
    ['all of it when nothing is quoted', ['Bonjour,', '', 'Payée hier.'], 'Bonjour,\n\nPayée hier.'],
    [
      'before a quotation in French',
      ['Payée hier.', '', 'Le lun. 2 mars 2026 à 10:00, Claire <claire@creditor.example> a écrit :', '', ...ours],
      'Payée hier.',
    ],
    [
      'before one in English, over two lines',
      ['Paid.', '', 'On Mon, 2 Mar 2026 at 10:00, Claire Fontaine', '<claire@creditor.example> wrote:', ...ours],
      'Paid.',
    ],
    ['before one without marks', ['Paid.', 'On 2 March 2026, Claire wrote:', 'we expect 1,200.00'], 'Paid.'],
    ['before an original message', ['Payée.', '', '-----Message d’origine-----', 'De : Claire', 'texte'], 'Payée.'],
    ['before one in English', ['Paid.', '----- Original Message -----', 'From: Claire'], 'Paid.'],
    [
      'before the head that Outlook writes',
      [
        'Payée.',
        '',
        '________________________________',
        'De : Claire',
        'Envoyé : lundi 2 mars 2026',
        'À : Paul',
        'Objet : FA-1',
        '',
        'texte',
      ],
      'Payée.',
    ],
    [
      'before the same in bold',
      ['Paid.', '', '*From:* Claire', '*Sent:* Monday', '*To:* Paul', '*Subject:* FA-1', 'text'],
      'Paid.',
    ],
    ['below a quotation', ['On 2 March 2026, Claire wrote:', ...ours, '', 'Paid yesterday.'], 'Paid yesterday.'],
    ['between its lines', ['> When do you pay?', 'Tomorrow.', '> All of it?', 'Yes.'], 'Tomorrow.\nYes.'],
    ['with lines as Windows ends them', ['Paid.\r', '\r', '> we expect\r'], 'Paid.'],
  ])('is %s', (_, lines, expected) => {
    expect(newTextOf(lines.join('\n'))).toBe(expected);
  });

  it.each<[string, string]>([
    ['who tells what another wrote', 'Le comptable a écrit :\nil manque la commande.'],
    ['whose lines begin like a head', 'From: our side all is paid.\nWe see no reminder due.'],
    ['with a dash', 'Paid.\n--\nPaul, Acme SAS'],
  ])('loses nothing of a person %s', (_, text) => {
    expect(newTextOf(text)).toBe(text);
  });

  it.each<[string, readonly string[]]>([
    ['is quoted', ours],
    ['stands below the announcement of a quotation', ['On 2 March 2026, Claire wrote:', 'we expect 1,200.00']],
  ])('is all of it when everything %s', (_, lines) => {
    expect(newTextOf(lines.join('\n'))).toBe(lines.join('\n'));
  });

  it('is found in a moment, however hostile the mail', () => {
    const parts = ['On 1 @ ', 'On 1 @\n', 'From: x\n', '-', 'a\n_____ \n', '>\n'];
    for (const part of parts) {
      const hostile = part.repeat(200_000 / part.length);
      expect(newTextOf(hostile).length).toBeLessThanOrEqual(hostile.length);
    }
  });

  it('is nothing only when there was nothing', () => {
    expect(newTextOf(' \r\n ')).toBe('');
  });
});
