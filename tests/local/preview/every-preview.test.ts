import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysBetween } from '../../../lambdas/domain/calendar/civil-date.ts';
import { debtorSchema } from '../../../lambdas/domain/debtor.ts';
import { stages } from '../../../lambdas/domain/dunning-policy.ts';
import type { MessageKind } from '../../../lambdas/domain/message/message.ts';
import { reversalReasons, type TransactionalSubject } from '../../../lambdas/domain/message/transactional.ts';
import type { MessageContent } from '../../../lambdas/templates/message-content.ts';
import { owedMinor, type PrintedInvoice, type WithheldPart } from '../../../lambdas/templates/printed-invoice.ts';
import { renderMessage } from '../../../lambdas/templates/render-message.ts';
import { everyPreview } from '../../../local/preview/every-preview.ts';
import type { Preview } from '../../../local/preview/preview.ts';
import { writePreviews } from '../../../local/preview/write-previews.ts';
import { demoSettings } from '../../../local/stack/environment.ts';
import { visibleText } from '../../templates/visible-text.ts';

const previews = everyPreview(demoSettings());
const locales = debtorSchema.shape.locale.options;
const debtorKinds = debtorSchema.shape.kind.options;

// Written out for the compiler: a new kind of message or content has to be given a preview.
const contentKinds = {
  dunning: 'dunning',
  formal: 'formal',
  receipt: 'transactional',
  receiptOfMany: 'transactional',
  reversalOfMany: 'transactional',
  confirmation: 'transactional',
} as const satisfies Record<MessageContent['kind'], MessageKind>;

const toldKinds = Object.keys({
  receipt: true,
  promiseConfirmed: true,
  promiseBroken: true,
  planConfirmed: true,
  instalmentDue: true,
  planEnded: true,
  callFollowUp: true,
  paymentReversed: true,
} satisfies Record<TransactionalSubject['kind'], true>);

function stageOf({ content }: Preview): string {
  switch (content.kind) {
    case 'dunning':
      return content.leadingStage;
    case 'formal':
      return 'legalEscalation';
    case 'receipt':
    case 'receiptOfMany':
      return 'receipt';
    case 'reversalOfMany':
      return 'paymentReversed';
    case 'confirmation':
      return content.about.kind;
  }
}

/** No formal notice leaves to a public buyer by itself. */
const everyCombination = [...stages, ...toldKinds]
  .flatMap((stage) => debtorKinds.flatMap((debtorKind) => locales.map((locale) => ({ stage, debtorKind, locale }))))
  .filter(({ stage, debtorKind }) => stage !== 'legalEscalation' || debtorKind !== 'public');

type ListedInvoice = PrintedInvoice & { readonly stage: string };

const itemsOf = (content: MessageContent) =>
  'sections' in content ? content.sections.flatMap((section): readonly ListedInvoice[] => section.items) : [];

const isAnyWithheld = (content: MessageContent, reason: WithheldPart['reason']) =>
  itemsOf(content).some(({ withheld }) => withheld.some((part) => part.reason === reason));

/** What a message can be about, and how many of each stage and language there must be. */
const situations: readonly [string, (content: MessageContent) => boolean][] = [
  ['one invoice', (content) => itemsOf(content).length === 1],
  ['several invoices', (content) => itemsOf(content).length > 1 && itemsOf(content).length < 10],
  ['more than 50 invoices', (content) => itemsOf(content).length > 50],
  ['two currencies', (content) => 'sections' in content && content.sections.length === 2],
  ['a part paid', (content) => itemsOf(content).some(({ paidMinor }) => paidMinor > 0)],
  ['a part credited', (content) => itemsOf(content).some(({ creditNotes }) => creditNotes.length > 0)],
  ['a part in dispute', (content) => isAnyWithheld(content, 'disputed')],
  ['a credit note to come', (content) => isAnyWithheld(content, 'expectedCredit')],
  ['a promised part', (content) => isAnyWithheld(content, 'promised')],
  ['no payment link', (content) => !JSON.stringify(content).includes('"paymentLink":')],
  ['a payment link', (content) => JSON.stringify(content).includes('"paymentLink":')],
];

it('gives a formal notice as many days as there are until the day it names', () => {
  const notices = previews.flatMap(({ content }) => (content.kind === 'formal' ? [content] : []));
  expect(notices.length).toBeGreaterThan(0);
  for (const { writtenOn, deadline, deadlineDays } of notices)
    expect(daysBetween(writtenOn, deadline)).toBe(deadlineDays);
});

describe('the previews', () => {
  it.each(everyCombination)('show $stage to a $debtorKind in $locale', ({ stage, debtorKind, locale }) => {
    const shown = previews.filter((preview) => {
      const { content } = preview;
      return stageOf(preview) === stage && content.debtor.kind === debtorKind && content.locale === locale;
    });
    expect(shown.length).toBeGreaterThan(0);
    for (const { kind, content } of shown) expect(kind).toBe(contentKinds[content.kind]);
  });

  it.each(
    stages.flatMap((stage) =>
      locales.flatMap((locale) => situations.map(([what, is]) => ({ stage, locale, what, is }))),
    ),
  )('show $stage about $what in $locale', ({ stage, locale, is }) => {
    const shown = previews.filter((preview) => stageOf(preview) === stage && preview.content.locale === locale);
    expect(shown.filter(({ content }) => is(content)).length).toBeGreaterThan(0);
  });

  it.each(locales)('show the first reminder to who is known to pay late in %s', (locale) => {
    const shown = previews.filter((preview) => stageOf(preview) === 'reminderOne' && preview.content.locale === locale);
    const isForLate = ({ content }: Preview) => content.kind === 'dunning' && !content.assumesOversight;
    expect(shown.filter(isForLate)).toHaveLength(1);
    expect(previews.filter(isForLate)).toHaveLength(locales.length);
  });

  it.each(stages.slice(1, -1))(
    'show %s beside an invoice that is not yet due, and beside every stage below',
    (stage) => {
      const beside = previews
        .filter((preview) => stageOf(preview) === stage)
        .flatMap(({ content }) => itemsOf(content));
      expect(new Set(beside.map((item) => item.stage))).toEqual(new Set(stages.slice(0, stages.indexOf(stage) + 1)));
    },
  );

  it.each(locales)('show receipts for several invoices: for all, for a part and for more than all in %s', (locale) => {
    const receipts = previews.flatMap(({ content }) =>
      content.kind === 'receiptOfMany' && content.locale === locale ? [content] : [],
    );
    expect(receipts.some(({ items }) => items.every((item) => owedMinor(item) === 0))).toBe(true);
    expect(receipts.some(({ items }) => items.some(({ askedMinor }) => askedMinor > 0))).toBe(true);
    expect(receipts.some(({ unappliedMinor }) => unappliedMinor > 0)).toBe(true);
    expect(receipts.some(({ items }) => items.some(({ keptPromise }) => keptPromise !== null))).toBe(true);
  });

  it.each(locales)('show receipts for the whole, a part and more than the whole in %s', (locale) => {
    const receipts = previews.flatMap(({ content }) =>
      content.kind === 'receipt' && content.locale === locale ? [content] : [],
    );
    expect(receipts.some(({ invoice, excessMinor }) => owedMinor(invoice) === 0 && excessMinor === 0)).toBe(true);
    expect(receipts.some(({ invoice }) => invoice.askedMinor > 0)).toBe(true);
    expect(receipts.some(({ excessMinor }) => excessMinor > 0)).toBe(true);
  });

  it.each(locales)(
    'show receipts that keep a promise, leave a part in dispute and belong to a plan in %s',
    (locale) => {
      const receipts = previews.flatMap(({ content }) =>
        content.kind === 'receipt' && content.locale === locale ? [content] : [],
      );
      expect(receipts.some(({ keptPromise }) => keptPromise !== null)).toBe(true);
      for (const reason of ['disputed', 'inInstalments'])
        expect(receipts.some(({ invoice }) => invoice.withheld.some((part) => part.reason === reason))).toBe(true);
    },
  );

  it.each(reversalReasons.flatMap((reason) => locales.map((locale) => ({ reason, locale }))))(
    'show a payment taken back for the reason $reason in $locale',
    ({ reason, locale }) => {
      const told = previews.filter(({ content }) => {
        if (content.kind !== 'confirmation' || content.locale !== locale) return false;
        return content.about.kind === 'paymentReversed' && content.about.reason === reason;
      });
      expect(told.length).toBeGreaterThan(0);
    },
  );

  it('are told to nobody who exists', () => {
    for (const { content, debtor, creditor } of previews) {
      const domains = JSON.stringify([content, debtor, creditor]).match(/(?:@|https:\/\/)[^\s"/]+/g) ?? [];
      expect(domains.length).toBeGreaterThan(0);
      for (const domain of domains) expect(domain).toMatch(/\.example$/);
    }
  });

  it('are all different', () => {
    const rendered = previews.map(({ content }) => renderMessage(content));
    for (const part of ['html', 'text'] as const)
      expect(new Set(rendered.map((message) => message[part])).size).toBe(previews.length);
    expect(new Set(previews.map(({ name }) => name)).size).toBe(previews.length);
  });

  it.each(previews)('hold no gap and no placeholder: $name', ({ content }) => {
    const { subject, html, text } = renderMessage(content);
    for (const part of [subject, visibleText(html), text])
      expect(part).not.toMatch(/undefined|\bnull\b|\bNaN\b|\[object|<%|%>|\$\{|\{\{/);
    for (const line of [subject, ...text.split('\n')]) {
      expect(line.trim()).not.toMatch(/[ \u00A0\u202F]{2}/);
      expect(line).not.toMatch(/ [,.]|[,;:.]{2}/);
      // A paragraph of plain text is not broken into lines; none is longer than a person reads at once.
      expect(line.length).toBeLessThan(320);
    }
  });

  it.each(previews)('stay below the size over which Gmail cuts a mail off: $name', ({ content }) => {
    expect(Buffer.byteLength(renderMessage(content).html)).toBeLessThan(102_400);
  });
});

describe('npm run preview', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'relance-preview-'));
    await writePreviews(previews, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

  it('writes each message as HTML, as text and as the mail that would leave', async () => {
    for (const { name, content, creditor } of previews) {
      const { subject, text } = renderMessage(content);
      const mail = await PostalMime.parse(read(`${name}.eml`));
      expect(mail.subject).toBe(subject);
      expect(mail.from?.address).toBe(creditor.sender.address);
      expect(read(`${name}.txt`)).toBe(text);
      expect(read(`${name}.html`)).toContain(`<html lang="${content.locale}">`);
    }
  });

  it('lists every form of every message in an index whose links all lead somewhere', () => {
    const index = read('index.html');
    const linked = [...index.matchAll(/(?:href|src)="([^"#]+)"/g)].map((match) => match[1] ?? '');
    expect(new Set([...linked, 'index.html'])).toEqual(new Set(readdirSync(folder)));
    const anchors = [...index.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(anchors).toHaveLength(stages.length + toldKinds.length);
    for (const anchor of anchors) expect(index).toContain(`id="${anchor}"`);
  });

  it('writes the same bytes again', async () => {
    const again = mkdtempSync(path.join(tmpdir(), 'relance-preview-'));
    await writePreviews(everyPreview(demoSettings()), again);
    for (const file of readdirSync(folder))
      expect(readFileSync(path.join(again, file)).equals(readFileSync(path.join(folder, file)))).toBe(true);
    rmSync(again, { recursive: true });
  });
});
