import { expect, it } from 'vitest';
import { readFile } from '../../../local/import/read-file.ts';
import { namedFiles } from '../../../local/import/named-files.ts';
import { trialSettings } from '../../../local/import/trial-settings.ts';
import { demoSettings, projectRoot } from '../../../local/stack/environment.ts';
import type { EInvoice } from '../../../lambdas/domain/e-invoice/e-invoice.ts';
import { readStatements } from '../../../lambdas/domain/bank-statement/read-statements.ts';

const demo = demoSettings();
const [ownIban] = demo.creditors[0]!.bankAccounts.map(({ iban }) => iban);
const otherIban = 'FR7699999000010000000555537';

const [example] = namedFiles(['examples/e-invoices/FE-2026-0201.xml'], projectRoot);
const read = await readFile(example!.bytes!, example!.file);
if (read.kind !== 'eInvoice' || read.reading.outcome === 'reject') throw new Error('the example is not an invoice');
const ofDemo: EInvoice = read.reading.invoice;

type Seller = { readonly name: string; readonly siren?: string; readonly vat?: string; readonly iban?: string };

function soldBy({ name, siren, vat, iban = otherIban }: Seller): EInvoice {
  const identifiers = Object.entries({ siren, vat }).flatMap(([scheme, value]) => (value ? [{ scheme, value }] : []));
  return { ...ofDemo, seller: { ...ofDemo.seller, name, identifiers }, account: { iban } };
}

const creditorsOf = (invoices: readonly EInvoice[]) => trialSettings(demo, { invoices, statements: [] }).creditors;

it('leaves to the demo creditor what it has sold, with its account', () => {
  expect(creditorsOf([ofDemo])).toEqual(demo.creditors);
});

it('takes sellers who share a number for one company, with a third between them as well', () => {
  const creditors = creditorsOf([
    soldBy({ name: 'Alpha', siren: '000005058' }),
    soldBy({ name: 'Alpha GmbH', vat: 'DE000000001' }),
    soldBy({ name: 'Beta', siren: '000004044' }),
    soldBy({ name: 'Alpha SE', siren: '000005058', vat: 'DE000000001' }),
  ]);
  const trial = creditors.filter(({ id }) => id.startsWith('trial-'));
  expect(trial).toHaveLength(2);
  expect(trial.map(({ identifiers }) => identifiers?.siren)).toEqual(
    expect.arrayContaining([['000004044'], ['000005058']]),
  );
});

it('gives an account that a stranger is paid on to him alone, also the one of the demo creditor', () => {
  const creditors = creditorsOf([soldBy({ name: 'Gamma', siren: '000005058', iban: ownIban! })]);
  expect(creditors.map(({ name, bankAccounts }) => [name, bankAccounts])).toEqual([['Gamma', [{ iban: ownIban }]]]);
});

it('makes a holder of each account that statements are of and nobody has', () => {
  const [file] = namedFiles(['examples/bank/2026-04-15.camt053.xml'], projectRoot);
  const text = Buffer.from(file!.bytes!).toString().replaceAll(ownIban!, otherIban);
  const reading = readStatements(text);
  if (reading.outcome === 'reject') throw new Error(reading.reason);
  const { creditors } = trialSettings(demo, { invoices: [], statements: reading.statements });
  expect(creditors.map(({ bankAccounts }) => bankAccounts.map(({ iban }) => iban))).toEqual([[otherIban], [ownIban]]);
});
