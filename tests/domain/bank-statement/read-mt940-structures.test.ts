import { expect, it, test } from 'vitest';
import { mt940, movement } from './mt940-builder.ts';
import { entryOf } from './readings.ts';

const credit = '2603010302C100,00NTRFREF-1//BANK-1';

it('reads the German structure, whose keywords, names and accounts go over lines', () => {
  const entry = entryOf(
    movement(
      '2603010302C100,00NTRFKREF+//BANK-1',
      '166?00GUTSCHRIFT?100399?20EREF+E2E-2026-0001?21MREF+M-77?22SVWZ+Rechnung FA-2026-00?2300',
      '1 vielen Dank?24ABWA+Behind GmbH?30COBADEFFXXX?31DE89370400440532013000?32Max Mustermann und ',
      'Toechter?33 GmbH',
    ),
  );
  expect(entry).toMatchObject({
    endToEndId: 'E2E-2026-0001',
    mandateId: 'M-77',
    references: ['E2E-2026-0001', 'M-77', 'BANK-1'],
    text: 'Rechnung FA-2026-00\n001 vielen Dank',
    counterparty: {
      name: 'Max Mustermann und Toechter GmbH',
      ultimateName: 'Behind GmbH',
      iban: 'DE89370400440532013000',
    },
  });
});

it('goes on in the midst of a word where a line of the German structure is full', () => {
  const full = 'SVWZ+Rechnung Nummer FA-202';
  expect(full).toHaveLength(27);
  expect(entryOf(movement(credit, `166?00X?20${full}?216-001`)).text).toBe('Rechnung Nummer FA-2026-001');
});

it('has no end-to-end id where the bank says that none was given', () => {
  const entry = entryOf(movement(credit, '166?00X?20EREF+NOTPROVIDED?21SVWZ+FA-1'));
  expect(entry.endToEndId).toBeUndefined();
  expect(entry.text).toBe('FA-1');
});

test.each([
  ['109?00RUECKLASTSCHRIFT?20SVWZ+FA-1', {}],
  ['159?00RETOURE?20SVWZ+FA-1', {}],
  ['166?00GUTSCHRIFT?20SVWZ+FA-1', undefined],
])('tells by the German code of "%s" whether it comes back', (information, returned) => {
  expect(entryOf(movement('2603010302D1,00NTRFNONREF', information)).returned).toEqual(returned);
});

it('reads the Dutch structure, with one party or many', () => {
  const entry = entryOf(
    movement(
      credit,
      '/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/J JA',
      'NSEN/REMI/Factuur FA-1/EREF/E2E-1',
    ),
  );
  expect(entry).toMatchObject({
    endToEndId: 'E2E-1',
    text: 'Factuur FA-1',
    counterparty: { name: 'J JANSEN', iban: 'NL91ABNA0417164300' },
  });
  const other = entryOf(
    movement(
      '2603010302D100,00NTRFNONREF',
      '/RTRN/MS03/EREF/E2E-2//MARF/M-1//CNTP/NL91ABNA0417164300/ABNANL2A/J JANSEN/AMSTERDAM//REMI/STRD/CUR/RF18539007547034/',
    ),
  );
  expect(other).toMatchObject({
    returned: { reasonCode: 'MS03' },
    endToEndId: 'E2E-2',
    mandateId: 'M-1',
    creditorReference: 'RF18539007547034',
    counterparty: { name: 'J JANSEN', iban: 'NL91ABNA0417164300' },
  });
});

it('names the payer of a credit and the payee of a debit where Dutch banks tell both', () => {
  const both = '/EREF/E2E-3/BENM//NAME/We BV/ORDP//NAME/J JANSEN/REMI/Factuur FA-1';
  const partyOf = (mark: string) =>
    entryOf(mt940({ fields: [`:61:2603010302${mark}1,NTRFEREF\r\nNL91ABNA0417164300`, `:86:${both}`] }));
  expect(partyOf('C')).toMatchObject({
    references: ['E2E-3'],
    text: 'Factuur FA-1',
    counterparty: { name: 'J JANSEN', iban: 'NL91ABNA0417164300' },
  });
  expect(partyOf('D').counterparty).toMatchObject({ name: 'We BV' });
});
