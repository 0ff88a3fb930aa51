import { describe, expect, it } from 'vitest';
import type {
  AnnouncedMessage,
  DailyDigestContent,
  WeeklyDigestContent,
} from '../../lambdas/templates/digest-content.ts';
import { renderDigest } from '../../lambdas/templates/render-digest.ts';
import { digestPreviews } from '../../local/preview/digest-previews.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { visibleText } from './visible-text.ts';

const previews = digestPreviews(demoSettings(), ['fr', 'en']);
const message: AnnouncedMessage = {
  kind: 'dunning',
  time: '09:14',
  debtorId: 'C-1',
  debtorName: 'Acme SAS',
  recipients: ['ap@acme.example'],
  subject: 'Reminder',
  invoices: [
    { number: 'FA-1', stage: 'reminderOne', demanded: { amountMinor: 120_000, currency: 'EUR' } },
    { number: 'FA-2', stage: 'directNotice', demanded: { amountMinor: 5_000, currency: 'EUR' } },
  ],
  needsBankRead: false,
};
const daily = (changes: Partial<DailyDigestContent> = {}): DailyDigestContent => ({
  kind: 'daily',
  locale: 'en',
  creditorId: 'main',
  creditorName: 'Demo',
  writtenOn: '2026-04-02',
  about: '2026-04-03',
  messages: [message],
  unnamed: 0,
  asked: [{ amountMinor: 125_000, currency: 'EUR' }],
  ...changes,
});
const weekly = (changes: Partial<WeeklyDigestContent> = {}): WeeklyDigestContent => ({
  kind: 'weekly',
  locale: 'en',
  creditorId: 'main',
  creditorName: 'Demo',
  writtenOn: '2026-04-20',
  about: '2026-04-20',
  book: { at: '2026-04-20T06:00:00.000Z', currencies: [] },
  changes: null,
  since: '2026-04-13',
  moves: { notices: {}, pauses: {} },
  tasks: { kinds: [], first: [] },
  ...changes,
});

describe.each(previews.map((preview) => [preview.name, preview] as const))('the mail %s', (_name, { content }) => {
  const { html, text, subject } = renderDigest(content);

  it('says the same in HTML and in text', () => {
    const shown = visibleText(html).replaceAll(/\s+/g, ' ');
    const links = text.matchAll(/https:\S+/g);
    const words = text
      .split('\n')
      .filter((line) => !/^(=+|-+|-- )$/.test(line) && !/https:|\(.+ · .+\)/.test(line))
      .flatMap((line) => line.replace(/^[ -]+/, '').split(/ · |\u00A0?: /))
      .map((part) => part.replaceAll(/\s+/g, ' ').trim())
      .filter((part) => part !== '');
    for (const part of words) expect(shown).toContain(part);
    for (const [link] of links) expect(html).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
  });

  it('is one page in its language, without pictures, scripts or forms', () => {
    expect(html).toContain(`<html lang="${content.locale}">`);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(img|script|form|iframe|input)|javascript:/i);
    expect(subject.length).toBeLessThan(80);
  });
});

describe('what leaves on the next business day', () => {
  it('names the strictest stage of a message first, and what each invoice asks for', () => {
    const { text } = renderDigest(daily());
    expect(text).toContain('- FA-2, final reminder: €50.00\n  - FA-1, first reminder: €1,200.00');
  });

  it('says so of a message that nobody can get, and of one that needs the bank to be read', () => {
    const { text } = renderDigest(daily({ messages: [{ ...message, recipients: [], needsBankRead: true }] }));
    expect(text).toContain('No address takes mail');
    expect(text).toContain('It leaves only if the bank statement is read before.');
  });

  it.each([
    [0, null],
    [1, 'One more message leaves that day'],
    [12, '12 more messages that are not named here leave that day'],
  ])('counts the %i that are not named', (unnamed, said) => {
    const { subject, text } = renderDigest(daily({ unnamed }));
    expect(subject).toContain(unnamed === 0 ? '1\u00A0message leaves' : `${unnamed + 1}\u00A0messages leave`);
    if (said === null) expect(text).not.toContain('GET /schedule');
    else expect(text).toContain(said);
  });

  it('lets no name of a debtor add markup, links or lines', () => {
    const debtorName = 'Evil <script>alert(1)</script>\r\nBcc: x@y.example';
    const { html, text, subject } = renderDigest(
      daily({ messages: [{ ...message, debtorName, subject: debtorName }] }),
    );
    expect(html).not.toContain('<script>');
    expect(html).toContain('Evil &lt;script&gt;');
    expect(text).not.toMatch(/^Bcc:/m);
    expect(subject).not.toContain('\n');
  });

  it.each([
    ['https://desk.example', 'https://desk.example/debtors/C-1?creditor=main'],
    ['https://desk.example/relance/', 'https://desk.example/relance/debtors/C-1?creditor=main'],
  ])('leads from the desk %s to the debtor', (deskUrl, url) => {
    expect(renderDigest(daily({ deskUrl })).text).toContain(`: ${url}\n`);
  });
});

describe('what leaves to a debtor, for the person who looks after him', () => {
  it('says in the subject what is strictest, and leads to the debtor to hold it', () => {
    const { subject, text } = renderDigest({
      ...daily(),
      kind: 'forewarning',
      deskUrl: 'https://desk.example',
      ownerName: 'Camille Moreau',
      debtorId: 'C-1',
      debtorName: 'Acme SAS',
    });
    expect(subject).toBe('Acme SAS: final reminder on Friday 3\u00A0April 2026');
    expect(text).toContain('Hello Camille Moreau,');
    expect(text).toContain('FA-2, final reminder: €50.00');
    expect(text).toContain('FA-1, first reminder: €1,200.00');
    expect(text).toContain('https://desk.example/debtors/C-1?creditor=main');
    expect(text).not.toContain('POST');
  });
});

describe('the book at the start of a week', () => {
  it('says so when nothing is owed, nothing moved and nothing waits', () => {
    const { text } = renderDigest(weekly());
    expect(text).toContain('No invoice is open.');
    expect(text).toContain('No notice has left, and no pause has begun.');
    expect(text).toContain('Nothing waits for anybody.');
  });

  it('calls it money come back when more has come back than left', () => {
    const sum = (count: number, amountMinor: number) => ({ count, amountMinor });
    const change = {
      currency: 'EUR',
      before: sum(3, 300),
      entered: sum(0, 0),
      left: sum(-1, -100),
      now: sum(4, 400),
    } as const;
    const { text } = renderDigest(weekly({ changes: [change] }));
    expect(text).toContain('- Back: payments taken back, cases reopened: 1 · €1.00');
  });
});
