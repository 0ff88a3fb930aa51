import { describe, expect, it } from 'vitest';
import { readBook } from '../../../local/replay/book.ts';
import { columnsSchema } from '../../../local/replay/columns.ts';
import { invoiceOfRow } from '../../../local/replay/invoice-of-row.ts';
import { ReplayInputError } from '../../../local/replay/replay-input-error.ts';
import { defaultPolicy } from '../../../lambdas/domain/shipped-policies.ts';
import { postedInvoiceSchema } from '../../../lambdas/domain/invoice.ts';

const named = { number: 'no', debtor: 'who', issueDate: 'issued', dueDate: 'due', amount: 'sum', paidOn: 'paid' };
const format = (changes: object = {}) =>
  columnsSchema.parse({ columns: named, dateFormat: 'dd-MM-yyyy', currency: 'USD', ...changes });
const book = (...lines: string[]) =>
  readBook(['no,who,issued,due,sum,paid', ...lines].join('\n'), 'book.csv', format());

describe('a book', () => {
  it('gives numbers and debtors as the file writes them, and money to the cent', () => {
    expect(book('0009888306, 9322-YCTQO ,30-03-2020,10-04-2020,2309.79,')).toEqual({
      rows: [
        {
          line: 2,
          number: '0009888306',
          debtor: ' 9322-YCTQO ',
          issueDate: '2020-03-30',
          dueDate: '2020-04-10',
          amountMinor: 230_979,
          paidOn: undefined,
        },
      ],
      refused: [],
    });
  });

  it.each([
    [',D,30-03-2020,10-04-2020,1,', 'number is empty'],
    ['1, ,30-03-2020,10-04-2020,1,', 'debtor is empty'],
    ['1,D,30-03-2020,10-04-2020', 'amount is empty'],
    ['1,D,31-02-2020,10-04-2020,1,', 'issueDate "31-02-2020" is not a date in the format dd-MM-yyyy'],
    ['1,D,30-03-2020,2020-04-10,1,', 'dueDate "2020-04-10" is not a date in the format dd-MM-yyyy'],
    ['1,D,30-03-2020,10-04-2020,1,NaT', 'paidOn "NaT" is not a date in the format dd-MM-yyyy'],
    ['1,D,30-03-1920,10-04-2020,1,', 'issueDate "30-03-1920": 1920-03-30 is outside the years 1990 to 2199'],
    ['1,D,30-03-2020,10-04-2020,1e3,', 'amount "1e3" is not a decimal amount such as 105.92'],
    ['1,D,30-03-2020,10-04-2020,0.001,', 'amount "0.001" is finer than the minor unit of USD, which has 2 digits'],
    ['1,D,30-03-2020,10-04-2020,-5,', 'amount -5 is nothing that is owed'],
  ])('refuses the row %s with its line and reason', (line, reason) => {
    expect(book('0,D,30-03-2020,10-04-2020,1,', line)).toMatchObject({ refused: [{ line: 3, reason }] });
  });

  it('refuses a number that came before, and says where', () => {
    const { rows, refused } = book(
      '1,D,30-03-2020,10-04-2020,1,',
      '2,D,30-03-2020,10-04-2020,1,',
      '1,E,30-03-2020,10-04-2020,9,',
    );
    expect(rows.map(({ number }) => number)).toEqual(['1', '2']);
    expect(refused).toEqual([{ line: 4, reason: 'number 1 was in line 2 already' }]);
  });

  it.each([
    [
      'a column that is not there',
      'no,who,issued,due,amount,paid\n',
      /^columns.amount names "sum", which is not a column/,
    ],
    [
      'a column that is there twice',
      'no,who,issued,due,sum,sum,paid\n',
      /^columns.amount names "sum", which book.csv has/,
    ],
    ['nothing', '', /^book.csv is empty$/],
    ['a quote that never ends', 'no,who,issued,due,sum,paid\n"1,D', /^book.csv is not a CSV file/],
  ])('with %s is not read at all', (_fault, text, sentence) => {
    expect(() => readBook(text, 'book.csv', format())).toThrow(ReplayInputError);
    expect(() => readBook(text, 'book.csv', format())).toThrow(sentence);
  });

  it.each([
    [{ dateFormat: 'YYYY-MM-dd' }, 'dateFormat'],
    [{ dateFormat: 'dd-MM' }, 'dateFormat'],
    [{ currency: 'usd' }, 'currency'],
    [{ columns: { ...named, amount: 7 } }, 'columns.amount'],
  ])('described by %j is refused with the field at fault', (changes, field) => {
    const result = columnsSchema.safeParse({ columns: named, dateFormat: 'M/d/yyyy', currency: 'USD', ...changes });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('a row', () => {
  const row = book('1,D,30-03-2020,10-04-2020,1,').rows[0]!;
  const post = (debtor: string) => invoiceOfRow({ ...row, debtor }, defaultPolicy, 'USD');

  it.each(['9322-YCTQO', '140105686', 'Müller & Söhne', '-', '..', ' spaced ', 'x'.repeat(300), 'two\nlines'])(
    'of debtor %j is an invoice that the API takes',
    (debtor) => {
      expect(postedInvoiceSchema.safeParse(post(debtor)).error).toBeUndefined();
      expect(post(debtor).debtor.emails[0]?.address).toMatch(/\.example$/);
    },
  );

  it('keeps debtors apart whose names look alike to the API', () => {
    const ids = ['a b', 'a-b', 'a/b', 'a  b', 'A b'].map((debtor) => post(debtor).debtor.id);
    expect(new Set(ids).size).toBe(5);
    expect(ids[1]).toBe('a-b');
  });
});
