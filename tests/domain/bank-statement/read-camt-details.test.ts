import { expect, it, test } from 'vitest';
import { camtOf } from './camt-builder.ts';
import { entryOf } from './readings.ts';

it('reads the references that a payment carries, what the payer gave first, and no placeholder', () => {
  const refs = { AcctSvcrRef: 'B-1', InstrId: 'I-1', EndToEndId: 'E-1', TxId: 'T-1', MndtId: 'M-1' };
  const entry = entryOf(camtOf([{ reference: 'N-1', details: [{ refs, creditorReferences: ['RF18539007547034'] }] }]));
  expect(entry).toMatchObject({
    creditorReference: 'RF18539007547034',
    endToEndId: 'E-1',
    mandateId: 'M-1',
    bankReference: 'N-1',
    references: ['RF18539007547034', 'E-1', 'M-1', 'T-1', 'I-1', 'B-1', 'N-1'],
  });
  const without = entryOf(camtOf([{ details: [{ refs: { EndToEndId: 'NOTPROVIDED' } }] }]));
  expect(without.endToEndId).toBeUndefined();
  expect(without.references).toEqual([]);
});

it('has a creditor reference only where there is one, whatever its kind, and no reference of another document', () => {
  const referenceIn = (referenceType: string, ...creditorReferences: readonly string[]) =>
    entryOf(camtOf([{ details: [{ creditorReferences, referenceType }] }])).creditorReference;
  expect(referenceIn('<Prtry>QRR</Prtry>', '210000000003139471430009017')).toBe('210000000003139471430009017');
  expect(referenceIn('<Prtry>ISR Reference</Prtry>', '1')).toBe('1');
  expect(referenceIn('<Cd>SCOR</Cd>', 'RF1', 'RF1')).toBe('RF1');
  expect(referenceIn('<Cd>SCOR</Cd>', 'RF1', 'RF2')).toBeUndefined();
  expect(referenceIn('<Cd>PUOR</Cd>', 'PO-1')).toBeUndefined();
});

it('joins the lines of the payer with line breaks, and else takes what the bank writes', () => {
  const textOf = (detail: object, additional?: string) =>
    entryOf(camtOf([{ details: [detail], ...(additional !== undefined && { additional }) }])).text;
  expect(textOf({ ustrd: ['FA-1', 'FA-2'], additional: 'bank' }, 'entry')).toBe('FA-1\nFA-2');
  expect(textOf({ additional: 'bank' }, 'entry')).toBe('bank');
  expect(textOf({}, 'entry')).toBe('entry');
});

const debtor =
  '<Dbtr><Nm>Payer</Nm></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct><UltmtDbtr><Nm>Behind</Nm></UltmtDbtr>';
const creditor = '<Cdtr><Nm>Payee</Nm></Cdtr><CdtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></CdtrAcct>';

it('names the debtor of a credit and the creditor of a debit', () => {
  const partyOf = (indicator: string, parties: string) =>
    entryOf(camtOf([{ indicator, details: [{ parties }] }])).counterparty;
  expect(partyOf('CRDT', debtor + creditor)).toEqual({
    name: 'Payer',
    ultimateName: 'Behind',
    iban: 'DE89370400440532013000',
  });
  expect(partyOf('DBIT', debtor + creditor)).toEqual({ name: 'Payee', iban: 'NL91ABNA0417164300' });
  expect(partyOf('CRDT', creditor)).toBeUndefined();
  const newer = '<Dbtr><Pty><Nm>Payer</Nm></Pty></Dbtr>';
  expect(partyOf('CRDT', newer)).toEqual({ name: 'Payer' });
});

it('names the other side where a return keeps the roles of the payment that it undoes', () => {
  const own = '<Cdtr><Nm>We</Nm></Cdtr><CdtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></CdtrAcct>';
  const entry = entryOf(camtOf([{ indicator: 'DBIT', details: [{ parties: debtor + own, reason: 'AC04' }] }]));
  expect(entry.counterparty).toMatchObject({ name: 'Payer', iban: 'DE89370400440532013000' });
});

test.each([
  ['a reason code', { details: [{ reason: 'MD06' }] }, { reasonCode: 'MD06' }],
  ['the reversal indicator', { reversal: true }, {}],
  ['no reversal', { reversal: false }, undefined],
  ['an unpaid direct debit', { subFamily: 'UPDD' }, {}],
  ['a returned transfer, told by the detail', { details: [{ subFamily: 'RRTN' }] }, {}],
  ['an ordinary transfer', { subFamily: 'ESCT' }, undefined],
  ['a German code of a returned direct debit', { proprietary: 'NRTI+109+00931' }, {}],
  ['a German code of a transfer', { proprietary: 'NTRF+166+00931' }, undefined],
])('tells money that goes back by %s', (_, entry, expected) => {
  expect(entryOf(camtOf([{ indicator: 'DBIT', ...entry }])).returned).toEqual(expected);
});
