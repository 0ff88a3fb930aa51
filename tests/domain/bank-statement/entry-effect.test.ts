import { describe, expect, it } from 'vitest';
import type { BankEntry, StatementFormat } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import { isBareTotal, isItemized, lineMinor, linesOf } from '../../../lambdas/domain/bank-statement/batches.ts';
import { namesOf, natureOf, reversalReasonOf } from '../../../lambdas/domain/bank-statement/entry-effect.ts';
import { ownAccountOf } from '../../../lambdas/domain/bank-statement/own-account.ts';
import { demoSettings } from '../../../local/stack/environment.ts';
import { aBatch, anEntry } from './bank-builders.ts';

describe('an entry', () => {
  it.each<[string, Partial<BankEntry>, StatementFormat, string]>([
    ['money in is a credit', {}, 'camt.053', 'credit'],
    ['also as a notification', {}, 'camt.054', 'credit'],
    ['not in a report within a day', {}, 'camt.052', 'ignored'],
    ['not while it is pending', { status: 'PDNG' }, 'camt.053', 'ignored'],
    ['not for information', { status: 'INFO' }, 'camt.053', 'ignored'],
    ['nothing moves with nothing', { amountMinor: 0 }, 'camt.053', 'ignored'],
    ['nobody is invoiced in gold', { currency: 'XAU' }, 'camt.053', 'ignored'],
    ['money that leaves is not ours to look at', { sign: 'debit' }, 'camt.053', 'ignored'],
    ['money that goes back is a return', { sign: 'debit', returned: {} }, 'camt.053', 'return'],
    ['a return that is pending is none yet', { sign: 'debit', returned: {}, status: 'PDNG' }, 'camt.053', 'ignored'],
    ['money of the creditor that comes back pays nothing', { returned: { reasonCode: 'AC01' } }, 'camt.053', 'ignored'],
  ])('%s', (_title, changes, format, kind) => {
    expect(natureOf(anEntry(changes), format).kind).toBe(kind);
  });

  it.each([
    ['MD06', 'chargeback'],
    ['MD01', 'chargeback'],
    ['AC04', 'returned'],
    [undefined, 'returned'],
  ])('that goes back by reason %s is %s', (reasonCode, reason) => {
    const returned = reasonCode === undefined ? {} : { reasonCode };
    expect(reversalReasonOf(anEntry({ returned }))).toBe(reason);
  });

  it('is named by each of its references once, and never by its mandate, which many share', () => {
    const entry = anEntry({ endToEndId: 'E', bankReference: 'B', mandateId: 'M', references: ['E', 'M', 'X'] });
    expect(namesOf(entry)).toEqual(['E', 'B', 'X']);
  });
});

describe('the lines of a statement', () => {
  it('are its entries, and its batches put together', () => {
    const entries = [anEntry(), ...aBatch('B-1', [100, 250]), ...aBatch('B-2', [1, 2]), anEntry({ sign: 'debit' })];
    const lines = linesOf(entries);
    expect(lines.map(({ first }) => first)).toEqual([0, 1, 3, 5]);
    expect(lines.map(isItemized)).toEqual([false, true, true, false]);
    expect(lines.map(lineMinor)).toEqual([120_000, 350, 3, -120_000]);
  });

  it('know the sum of a batch whose details are not shown', () => {
    const [bare] = linesOf([anEntry({ batch: { index: 1, of: 12 } })]);
    expect(bare && isBareTotal(bare)).toBe(true);
  });
});

describe('the account of a statement', () => {
  const { creditors } = demoSettings();
  const [creditor] = creditors;
  const of = (written: string) => ownAccountOf(creditors, written)?.creditor;

  it.each([
    ['an IBAN', 'FR7630006000011234567890189'],
    ['an IBAN with spaces', 'FR76 3000 6000 0112 3456 7890 189'],
    ['bank, branch and number', '30006/00001/12345678901'],
    ['bank and number', '30006 12345678901'],
    ['a number alone', '12345678901'],
  ])('is ours as %s', (_title, written) => {
    expect(of(written)).toBe(creditor?.id);
  });

  it.each(['FR7630006000011234567890188', '30006/00001/12345678902', '8901', '', 'DE89370400440532013000'])(
    'is not ours as %j',
    (written) => {
      expect(of(written)).toBe(undefined);
    },
  );

  it('is nobody’s where two creditors have it', () => {
    expect(ownAccountOf([...creditors, ...creditors], 'FR7630006000011234567890189')).toBe(undefined);
  });
});
