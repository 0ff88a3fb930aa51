import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eInvoiceView } from '../../../lambdas/domain/e-invoice/e-invoice-view.ts';
import { readEInvoiceFile } from '../../../lambdas/domain/e-invoice/read-e-invoice-file.ts';
import { type Currency, fromMajorUnits } from '../../../lambdas/domain/money.ts';
import { rawValues } from './raw-sample.ts';
import { expectations } from './sample-expectations.ts';

const samples = path.resolve(import.meta.dirname, '../../../../shared/data/einvoices');
const isThere = existsSync(samples);

/** What the list of sources says of a sample: `CII 380, no. 4711, EUR 10.00, due 2026-01-31, DE>DE`. */
function listed(file: string) {
  const row = readFileSync(path.join(samples, 'SOURCES.md'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${file} |`));
  const content = row?.split('|').at(-2)?.trim() ?? '';
  const [, type, number, currency, amount, due] =
    /(?:CII|UBL Invoice|UBL CreditNote) (\d+), no\. (.+), ([A-Z]{3}) (-?[\d.]+), due (\S+), /.exec(content) ?? [];
  return { type, number, currency, amount, due };
}

describe('the sample e-invoices that others wrote', () => {
  it.for(expectations)('%s: %s %j, since %s', async ([file, outcome, codes], { skip }) => {
    if (!isThere) return skip('the sample e-invoices are not beside this repository');
    const content = readFileSync(path.join(samples, file));
    const reading = await readEInvoiceFile(content);
    expect(reading.outcome).toBe(outcome);
    expect(reading.outcome === 'reject' ? [reading.code] : reading.warnings.map(({ code }) => code)).toEqual(codes);
    if (reading.outcome === 'reject') return;
    const { invoice } = reading;
    const view = eInvoiceView(invoice);
    const { type, number, currency, amount, due } = listed(file);
    expect(view).toMatchObject({ typeCode: type, number, currency, dueDate: due === 'none' ? null : due });
    expect(view.payableMinor).toBe(fromMajorUnits(amount ?? '', currency as Currency));
    expect(invoice.kind).toBe(type === '381' || amount?.startsWith('-') ? 'creditNote' : 'invoice');
    const raw = rawValues(content);
    const { issueDate, seller, buyer, paymentReference } = raw;
    expect(view).toMatchObject({ issueDate, seller, buyer, paymentReference });
    expect(new Set(view.emails)).toEqual(raw.mails);
    expect(invoice.buyer.identifiers.filter(({ scheme }) => scheme === 'vat').map(({ value }) => value)).toEqual(
      raw.buyerVat,
    );
    expect(invoice.buyer.identifiers.flatMap(({ scheme, value }) => (scheme === 'siren' ? [value] : []))).toEqual(
      raw.buyerSirens.map((id) => id.slice(0, 9)),
    );
    expect(view.iban).toBe(raw.iban);
    expect(invoice.purchaseOrder).toBe(raw.purchaseOrder);
    expect(invoice.notes.flatMap(({ code }) => code ?? [])).toEqual(raw.noteCodes);
    expect(invoice.precedingInvoices.map((each) => each.number)).toEqual(raw.preceding);
  });

  it('are all in the table', ({ skip }) => {
    if (!isThere) return skip('the sample e-invoices are not beside this repository');
    const files = readdirSync(samples, { recursive: true }).map(String);
    const inTable = expectations.map(([file]) => file).sort();
    expect(files.filter((file) => /\.(xml|pdf)$/i.test(file)).sort()).toEqual(inTable);
  });
});
