import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExampleError } from '../../../local/start/example-error.ts';
import { loadExamples } from '../../../local/start/load-examples.ts';
import { readStatements } from '../../../lambdas/domain/bank-statement/read-statements.ts';
import { readEInvoiceFile } from '../../../lambdas/domain/e-invoice/read-e-invoice-file.ts';
import { demoSettings, projectRoot } from '../../../local/stack/environment.ts';

const shipped = path.join(projectRoot, 'examples');
const settings = demoSettings();

const { invoices: examples, creditNotes, bankStatements } = await loadExamples(shipped, settings);

describe('the shipped examples', () => {
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

describe('the e-invoices and bank statements', () => {
  const files = [...examples.flatMap(({ eInvoice }) => eInvoice ?? []), ...creditNotes.map(({ content }) => content)];

  it('are UBL, CII and Factur-X, invoices and a credit note, that add up by EN 16931', async () => {
    const readings = await Promise.all(files.map((content) => readEInvoiceFile(content)));
    expect(readings.map(({ outcome }) => outcome)).toEqual(files.map(() => 'accept'));
    const syntaxes = readings.map((reading) => (reading.outcome === 'accept' ? reading.invoice.syntax : undefined));
    expect(new Set(syntaxes)).toEqual(new Set(['ubl', 'cii']));
    const isPdf = (content: Uint8Array) => Buffer.from(content.subarray(0, 5)).toString() === '%PDF-';
    expect(files.filter(isPdf)).toHaveLength(1);
    expect(creditNotes).toHaveLength(1);
  });

  it('attach to the PDF the very XML that its page was made of', async () => {
    const pdf = readFileSync(path.join(shipped, 'e-invoices/FE-2026-0203.pdf'));
    const xml = readFileSync(path.join(projectRoot, 'scripts/factur-x/FE-2026-0203.xml'));
    expect(await readEInvoiceFile(pdf)).toEqual(await readEInvoiceFile(xml));
  });

  it('are statements without a doubt, each going on where the one before ended', () => {
    const statements = bankStatements.flatMap(({ content }) => {
      const reading = readStatements(content);
      expect(reading.outcome).toBe('accept');
      return reading.outcome === 'accept' ? reading.statements : [];
    });
    expect(new Set(statements.map(({ format }) => format))).toEqual(new Set(['camt.053', 'cfonb120']));
    const closings = statements.map(({ closing }) => closing?.amountMinor);
    expect(statements.map(({ opening }) => opening?.amountMinor).slice(1)).toEqual(closings.slice(0, -1));
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
  ])('is named with file and field: %s', async (_what, sentence, change) => {
    edit(invoice, change);
    await expect(loadExamples(dir, settings)).rejects.toThrow(ExampleError);
    await expect(loadExamples(dir, settings)).rejects.toThrow(sentence);
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
  ])('is named with file and field: %s', async (_what, sentence, change) => {
    edit('story.json', change);
    await expect(loadExamples(dir, settings)).rejects.toThrow(`${path.join(dir, 'story.json')}: ${sentence}`);
  });

  it('is named when its file is not there, or not JSON', async () => {
    rmSync(path.join(dir, invoice));
    await expect(loadExamples(dir, settings)).rejects.toThrow(`${invoice}: cannot be read`);
    writeFileSync(path.join(dir, invoice), '{ "number": ');
    await expect(loadExamples(dir, settings)).rejects.toThrow(`${invoice}: is not JSON`);
  });

  it.each<[string, string, (content: any) => void]>([
    [
      'a credit note told as an invoice',
      'e-invoices/AV-2026-0031.xml: is a credit note: name it in creditNotes',
      (it) => (it.stories[0].invoice = 'e-invoices/AV-2026-0031.xml'),
    ],
    [
      'an invoice told as a credit note',
      'e-invoices/FE-2026-0203.pdf: is no credit note',
      (it) => (it.creditNotes = ['e-invoices/FE-2026-0203.pdf']),
    ],
    [
      'a bank statement told as an invoice',
      'bank/2026-04-15.camt053.xml: is no e-invoice that can be taken',
      (it) => (it.stories[0].invoice = 'bank/2026-04-15.camt053.xml'),
    ],
    [
      'an invoice told as a bank statement',
      'e-invoices/FE-2026-0201.xml: is no bank statement that can be taken',
      (it) => (it.bankStatements[0].file = 'e-invoices/FE-2026-0201.xml'),
    ],
    [
      'a bank statement that is not there',
      'bank/none.xml: cannot be read',
      (it) => (it.bankStatements[0].file = 'bank/none.xml'),
    ],
    [
      'a bank statement before the day it tells of',
      'bank/2026-04-15.camt053.xml: has a movement of 2026-04-15, after 2026-04-14',
      (it) => (it.bankStatements[0].on = '2026-04-14'),
    ],
  ])('is named with its file: %s', async (_what, sentence, change) => {
    edit('story.json', change);
    await expect(loadExamples(dir, settings)).rejects.toThrow(`${dir}/${sentence}`);
  });

  it.each([
    ['a seller who is none of the creditors', 'e-invoices/FE-2026-0201.xml', 'names a seller'],
    ['an account of somebody else', 'bank/2026-04-15.camt053.xml', 'is of the account'],
  ])('is named with its file: %s', async (_what, file, sentence) => {
    const [creditor] = settings.creditors;
    const ofAnother = { ...creditor!, id: 'other', name: 'Other SAS', identifiers: { siren: ['000005058'] } };
    const account = { bankAccounts: [{ iban: 'FR7699999000010000000555537' }] };
    const twoCreditors = file.startsWith('bank')
      ? { ...settings, creditors: [{ ...creditor!, ...account }] }
      : { ...settings, creditors: [ofAnother] };
    const only = { stories: [JSON.parse(readFileSync(path.join(dir, 'story.json'), 'utf8')).stories.at(-5)] };
    const statements = { bankStatements: [{ file: 'bank/2026-04-15.camt053.xml', on: '2026-04-16' }] };
    writeFileSync(
      path.join(dir, 'story.json'),
      JSON.stringify({ ...only, ...(file.startsWith('bank') && statements) }),
    );
    await expect(loadExamples(dir, twoCreditors)).rejects.toThrow(`${path.join(dir, file)}: ${sentence}`);
  });
});
