import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from '../../../local/bench/options.ts';

describe('the command line of the bench', () => {
  it('asks for every part unless told which, in one order whatever the order of the words', () => {
    expect(readOptions([]).parts).toEqual(['replay', 'api', 'bundles', 'cost', 'lists', 'burst']);
    expect(readOptions(['burst', 'api', 'burst']).parts).toEqual(['api', 'burst']);
  });

  it('takes a book with all its files, and the file for the figures', () => {
    const args = ['replay', '--csv', 'b.csv', '--columns', 'c.json', '--policy', 'p.json', '--json', 'out.json'];
    expect(readOptions(args)).toEqual({
      parts: ['replay'],
      book: { csv: 'b.csv', columns: 'c.json', policy: 'p.json' },
      json: 'out.json',
      help: false,
    });
  });

  it.each([
    { args: ['speed'], message: 'speed is not a part of the bench' },
    { args: ['--fast'], message: '--fast' },
    { args: ['--csv', 'b.csv'], message: 'a book needs --columns and --policy too' },
    { args: ['--json', ''], message: '--json needs a file' },
  ])('refuses $args and says why', ({ args, message }) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });
});
