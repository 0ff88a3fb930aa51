import { expect, it } from 'vitest';
import { printedInvoice } from '../../lambdas/acts/printed-invoice.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aCase, aCreditor } from '../domain/builders.ts';
import { aDunning, anItem, aSection } from './message-builders.ts';
import { plainSpaces, visibleText } from './visible-text.ts';

it.each([
  ['fr', 'facture électronique mise à votre disposition le 12/03/2026'],
  ['en', 'e-invoice available to you since 12 Mar 2026'],
] as const)(
  'a message in %s says since when the debtor can see the e-invoice, where that is known',
  (locale, sentence) => {
    const seen = (changes: object) => {
      const { html, text } = renderMessage(aDunning({ locale, sections: [aSection([anItem(changes)])] }));
      return [visibleText(html), text].map(plainSpaces);
    };
    for (const said of seen({ availableOn: '2026-03-12' })) expect(said).toContain(sentence);
    for (const said of seen({})) expect(said).not.toContain(sentence.slice(0, 20));
  },
);

it('the day is that of the first status 203, in France', () => {
  const status = (at: string, code = 203) => ({ id: at, code, at });
  const printed = (...statuses: ReturnType<typeof status>[]) =>
    printedInvoice({ ...aCase(), statuses }, aCreditor(), '2026-04-03').availableOn;
  expect(printed(status('2026-03-13T08:00:00.000Z'), status('2026-03-11T23:30:00.000Z'))).toBe('2026-03-12');
  expect(printed(status('2026-03-12'))).toBe('2026-03-12');
  expect(printed(status('2026-03-12', 202))).toBeUndefined();
});
