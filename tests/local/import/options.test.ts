import { expect, it } from 'vitest';
import { ImportUsageError, readOptions } from '../../../local/import/options.ts';

it('takes files, and where to write what was read and to keep what is booked', () => {
  expect(readOptions(['--json', 'out.json', 'a.xml', '--data', 'kept', 'folder'])).toEqual({
    kind: 'import',
    files: ['a.xml', 'folder'],
    json: 'out.json',
    data: 'kept',
  });
  expect(readOptions(['a.xml'])).toMatchObject({ json: undefined, data: undefined });
  expect(readOptions(['--help'])).toEqual({ kind: 'help' });
});

it.each([
  ['no file', [], 'Name the files to import.'],
  ['an option nobody knows', ['--jsn', 'out.json', 'a.xml'], '--jsn'],
  ['an empty path', ['--json', '', 'a.xml'], '--json needs a path'],
  ['an empty folder', ['--data=', 'a.xml'], '--data needs a path'],
])('refuses %s, and says which', (_what, args, message) => {
  expect(() => readOptions(args)).toThrow(ImportUsageError);
  expect(() => readOptions(args)).toThrow(message);
});
