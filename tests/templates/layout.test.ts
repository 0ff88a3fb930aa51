import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import type { MessageContent } from '../../lambdas/templates/message-content.ts';
import { css, styleSheet } from '../../lambdas/templates/html-style.ts';
import {
  aConfirmation,
  aDunning,
  aFormalNotice,
  aFullReceipt,
  aClaim,
  anInvoice,
  anItem,
  anUpcomingItem,
  aReceipt,
  aSection,
  confirmedKinds,
} from './message-builders.ts';
import { visibleText } from './visible-text.ts';

const locales = ['fr', 'en'] as const;
const everyKind = locales.flatMap((locale) => [
  { locale, what: 'dunning', content: aDunning({ locale, offersInstalments: true, sections: [aSection([anItem({ claim: aClaim() })])] }) }, // prettier-ignore
  {
    locale,
    what: 'mixed dunning',
    content: aDunning({ locale, sections: [aSection([anItem(), anItem({ number: 'FA-2', stage: 'reminderOne' }), anUpcomingItem()])] }), // prettier-ignore
  },
  { locale, what: 'formal', content: aFormalNotice({ locale }) },
  { locale, what: 'part receipt', content: aReceipt({ locale }) },
  {
    locale,
    what: 'dunning of a part',
    content: aDunning({
      locale,
      sections: [aSection([anItem({ withheld: [{ reason: 'disputed', amountMinor: 12_345 }], creditedMinor: 6_789, creditNotes: ['AV-31'] })])], // prettier-ignore
    }),
  },
  { locale, what: 'full receipt', content: aFullReceipt({ locale, excessMinor: 1_234 }) },
  {
    locale,
    what: 'receipt with nothing asked',
    content: aReceipt({ locale, invoice: anInvoice({ withheld: [{ reason: 'disputed', amountMinor: 90_000 }] }) }),
  },
  ...confirmedKinds.map((kind) => ({ locale, what: kind, content: aConfirmation(kind, { locale }) })),
]);

const asksForMoney = (content: MessageContent): boolean => content.kind !== 'receipt' || content.invoice.askedMinor > 0;

describe('the layout of a message', () => {
  it.each(everyKind)('puts every number of the HTML into the text too: $what, $locale', ({ content }) => {
    const { html, text } = renderMessage(content);
    const numbers = new Set(visibleText(html).match(/\d(?:[\d\u00A0\u202F.,/]*\d)?/g));
    expect(numbers.size).toBeGreaterThan(10);
    for (const number of numbers) expect(text).toContain(number);
  });

  it.each(everyKind)('is a whole page in the language of the debtor: $what, $locale', ({ content, locale }) => {
    const { html, subject } = renderMessage(content);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(`<title>${subject}</title>`);
    expect(html).toMatch(/<meta name="viewport"/);
    expect(html).toMatch(/<body[^>]*>\s*<div style="display:none[^"]*">[^<]{10,}<\/div>/);
  });

  it.each(everyKind)('heads every row and column of its tables: $what, $locale', ({ content }) => {
    const { html } = renderMessage(content);
    for (const head of html.match(/<th\b[^>]*>/g) ?? []) expect(head).toMatch(/scope="(col|row)"/);
    const schedules = content.kind === 'confirmation' && content.about.kind === 'planConfirmed' ? 1 : 0;
    expect(html.match(/<th [^>]*scope="col"/g)).toHaveLength(5 + 3 * schedules);
    expect(html).toContain('<caption');
    for (const table of html.match(/<table\b[^>]*>/g) ?? []) expect(table).toMatch(/role="(table|presentation)"/);
  });

  it.each(everyKind)(
    'needs no image, no script, and offers nothing to unsubscribe from: $what, $locale',
    ({ content }) => {
      const { html, text } = renderMessage(content);
      expect(html).not.toMatch(/<img|<script|<link|url\(|@import|<iframe|<form/i);
      expect(html + text).not.toMatch(/unsubscribe|désabonn|désinscri/i);
      expect(html).not.toMatch(/undefined|null|NaN|\[object/);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    },
  );

  it.each(everyKind.filter(({ locale }) => locale === 'fr'))(
    'never breaks before French punctuation: $what',
    ({ content }) => {
      const { html, text, subject } = renderMessage(content);
      for (const part of [visibleText(html), text, subject]) {
        expect(part).not.toMatch(/[\p{L}\d€] [:;?!»]/u);
        expect(part).not.toMatch(/« /);
        expect(part).not.toMatch(/\p{L}[;?!»]/u);
      }
    },
  );

  it('has one primary action, and prints its address for those who cannot press it', () => {
    const { html } = renderMessage(aDunning());
    expect(html.match(/class="button"/g)).toHaveLength(1);
    expect(visibleText(html)).toContain('https://payer.atelier-durand.example/i/FA-2026-0142');
  });

  it.each(everyKind.filter(({ content }) => asksForMoney(content)))(
    'says how much, until when and how to pay before it lists the invoices: $what, $locale',
    ({ content }) => {
      for (const part of Object.values(renderMessage(content)).slice(1)) {
        const list = part.search(/(<caption[^>]*>|\n)(Détail de la facture|Détail des factures|Invoices?)(<|\n-{5,})/);
        const before = part.slice(0, list);
        expect(list).toBeGreaterThan(0);
        expect(before).toContain('FR76 3000 6000 0112 3456 7890 189');
        expect(before).toContain('https://payer.atelier-durand.example/i/FA-2026-0142');
        expect(before).toMatch(/(Au plus tard le|au plus tard le|By|by) \d/);
      }
    },
  );

  it.each(everyKind)(
    'tells whom to ring, and that a person reads the answers: $what, $locale',
    ({ content, locale }) => {
      const { html, text } = renderMessage(content);
      for (const part of [visibleText(html), text]) {
        expect(part).toContain(locale === 'fr' ? 'une personne vous lit' : 'a person reads');
        expect(part).toContain('+33 4 72 00 11 22');
      }
    },
  );

  it('keeps the number of an invoice on one line, without a mark in what can be copied', () => {
    const { html, text, subject } = renderMessage(aDunning());
    expect(html).toMatch(/<span style="display:inline-block[^"]*">FA-2026-0142<\/span>, échue/);
    for (const part of [html, text, subject]) expect(part).not.toMatch(/\p{Co}/u);
  });

  it('is 600 pixels wide at most, stacks on a phone and follows dark mode', () => {
    expect(css.card).toContain('max-width:600px');
    expect(styleSheet).toMatch(/@media \(max-width: \d+px\)/);
    expect(styleSheet).toContain('@media (prefers-color-scheme: dark)');
  });

  it.each(everyKind)('lets dark mode reach every text that has a color of its own: $what, $locale', ({ content }) => {
    const { html } = renderMessage(content);
    const colored = (html.match(/<[^>]*[;"]color:#[^>]*>/g) ?? []).filter((tag) => !tag.includes('display:none'));
    expect(colored.length).toBeGreaterThan(5);
    for (const tag of colored)
      expect(tag).toMatch(/^<(body|h1|h2|caption)\b|class="[^"]*\b(ink|muted|late|link|button|value-ink)\b/);
  });

  it('is the same for the same content', () => {
    expect(renderMessage(aDunning())).toEqual(renderMessage(aDunning()));
  });
});

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const colorsIn = (style: string, property: string): string[] =>
  [...style.matchAll(new RegExp(`(?<![-a-z])${property}: ?(#[0-9a-f]{6})`, 'g'))].map((match) => match[1] ?? '');

describe('the colors of a message', () => {
  it('keep a contrast of 4.5 on every light ground', () => {
    const { preheader: _hidden, button, buttonGround: _ground, ...shown } = css;
    const inks = Object.values(shown).flatMap((style) => colorsIn(style, 'color'));
    const grounds = Object.values(shown).flatMap((style) => colorsIn(style, 'background'));
    expect(inks.length * grounds.length).toBeGreaterThan(10);
    for (const ink of inks) for (const ground of grounds) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    expect(
      contrast(colorsIn(button, 'color')[0] ?? '', colorsIn(button, 'background')[0] ?? ''),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it('keep it in dark mode too', () => {
    const dark = styleSheet.slice(styleSheet.indexOf('prefers-color-scheme: dark')).split('\n');
    const rules = dark.filter((rule) => !rule.includes('.button'));
    const inks = rules.flatMap((rule) => colorsIn(rule, 'color'));
    const grounds = rules.flatMap((rule) => colorsIn(rule, 'background'));
    expect(inks.length * grounds.length).toBeGreaterThan(8);
    for (const ink of inks) for (const ground of grounds) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    const button = dark.find((rule) => rule.includes('a.button')) ?? '';
    expect(
      contrast(colorsIn(button, 'color')[0] ?? '', colorsIn(button, 'background')[0] ?? ''),
    ).toBeGreaterThanOrEqual(4.5);
  });
});
