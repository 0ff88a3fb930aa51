import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExampleError, loadExamples } from '../../../local/start/load-examples.ts';
import { demoSettings, projectRoot } from '../../../local/stack/environment.ts';

const shipped = path.join(projectRoot, 'examples');
const settings = demoSettings();

describe('the shipped examples', () => {
  const examples = loadExamples(shipped, settings);
  const debtors = examples.map(({ invoice }) => invoice.debtor);

  it('are at least 12 invoices of 6 debtors, in French and English, of every kind', () => {
    expect(examples.length).toBeGreaterThanOrEqual(12);
    expect(new Set(debtors.map(({ id }) => id)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(debtors.map(({ locale }) => locale))).toEqual(new Set(['fr', 'en']));
    expect(new Set(debtors.map(({ kind }) => kind))).toEqual(new Set(['business', 'consumer', 'public']));
  });

  it('tell the same of a debtor in each of his invoices', () => {
    for (const { invoice } of examples) {
      expect(invoice.debtor).toEqual(debtors.find(({ id }) => id === invoice.debtor.id));
    }
  });

  it('hold part, full, late and over-payments, one that is never paid, and every way a case ends', () => {
    const paid = ({ invoice, acts }: (typeof examples)[number]) =>
      acts.reduce((sum, { payment }) => sum + (payment?.amount.amountMinor ?? 0), 0) - invoice.amount.amountMinor;
    expect(examples.some(({ acts }) => acts.filter(({ payment }) => payment).length > 1)).toBe(true);
    expect(examples.some((example) => paid(example) === 0)).toBe(true);
    expect(examples.some((example) => paid(example) > 0)).toBe(true);
    expect(examples.some(({ invoice, acts }) => acts.some(({ on, payment }) => payment && on > invoice.dueDate))).toBe(
      true,
    );
    expect(new Set(examples.map(({ outcome }) => outcome))).toEqual(
      new Set(['paid', 'canceled', 'handedOver', 'writtenOff', 'escalated']),
    );
  });

  it('write to nobody outside: addresses end in .example, or are those of the SES mailbox simulator', () => {
    const addresses = debtors.flatMap(({ emails }) => emails.map(({ address }) => address));
    expect(addresses.filter((address) => !/\.example$|@simulator\.amazonses\.com$/.test(address))).toEqual([]);
  });
});

describe('a wrong example', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'relance-examples-'));
    cpSync(shipped, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const invoice = 'invoices/FA-2026-0101.json';
  function edit(file: string, change: (content: any) => void): void {
    const content: unknown = JSON.parse(readFileSync(path.join(dir, file), 'utf8'));
    change(content);
    writeFileSync(path.join(dir, file), JSON.stringify(content));
  }

  it.each<[string, string, (content: any) => void]>([
    ['an amount that is not whole', `${invoice}: amount.amountMinor`, (it) => (it.amount.amountMinor = 12.5)],
    ['a field that is missing', `${invoice}: dueDate is missing`, (it) => delete it.dueDate],
    [
      'a field that is not known',
      `${invoice}: has fields that are not known: dueOn`,
      (it) => (it.dueOn = '2026-04-01'),
    ],
    [
      'an address that is none',
      `${invoice}: debtor.emails[0].address`,
      (it) => (it.debtor.emails[0].address = 'compta'),
    ],
    [
      "another's bank account",
      `${invoice}: paymentMeans.iban`,
      (it) => (it.paymentMeans.iban = 'DE89370400440532013000'),
    ],
    ['a policy that is not there', `${invoice}: policyId`, (it) => (it.policyId = 'harsh')],
  ])('is named with file and field: %s', (_what, sentence, change) => {
    edit(invoice, change);
    expect(() => loadExamples(dir, settings)).toThrow(ExampleError);
    expect(() => loadExamples(dir, settings)).toThrow(sentence);
  });

  it.each<[string, string, (content: any) => void]>([
    ['a day that does not exist', 'stories[0].acts[0].on', (it) => (it.stories[0].acts[0].on = '2026-02-30')],
    [
      'an act before its invoice',
      'stories[0].acts[0].on 2026-01-01 is before',
      (it) => (it.stories[0].acts[0].on = '2026-01-01'),
    ],
    [
      'an act of two kinds',
      'stories[0].acts[0] must have exactly one',
      (it) => (it.stories[0].acts[0].cancel = { reason: 'error' }),
    ],
    [
      'another currency',
      'stories[0].acts[0].payment.amount.currency',
      (it) => (it.stories[0].acts[0].payment.amount.currency = 'USD'),
    ],
    ['an outcome that is none', 'stories[0].outcome', (it) => (it.stories[0].outcome = 'happy')],
    [
      'an invoice told twice',
      'stories[1].invoice has the number of stories[0]',
      (it) => (it.stories[1].invoice = invoice),
    ],
  ])('is named with file and field: %s', (_what, sentence, change) => {
    edit('story.json', change);
    expect(() => loadExamples(dir, settings)).toThrow(`${path.join(dir, 'story.json')}: ${sentence}`);
  });

  it('is named when its file is not there, or not JSON', () => {
    rmSync(path.join(dir, invoice));
    expect(() => loadExamples(dir, settings)).toThrow(`${invoice}: cannot be read`);
    writeFileSync(path.join(dir, invoice), '{ "number": ');
    expect(() => loadExamples(dir, settings)).toThrow(`${invoice}: is not JSON`);
  });
});
