import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { namedFiles } from '../../../local/import/named-files.ts';

let from: string;
beforeEach(() => {
  from = mkdtempSync(path.join(tmpdir(), 'relance-named-'));
  mkdirSync(path.join(from, 'bank/april'), { recursive: true });
  for (const name of ['b.xml', 'bank/z.txt', 'bank/april/1.xml', 'bank/a.xml'])
    writeFileSync(path.join(from, name), name);
});
afterEach(() => rmSync(from, { recursive: true }));

it('takes files in the order they were named, and of a folder all that is in it, by name', () => {
  const files = namedFiles(['b.xml', 'bank'], from);
  expect(files.map(({ file }) => file)).toEqual(['b.xml', 'bank/a.xml', 'bank/april/1.xml', 'bank/z.txt']);
  expect(files.map(({ bytes }) => Buffer.from(bytes ?? []).toString())).toEqual(files.map(({ file }) => file));
});

it('names a file that is not there as it was given, and goes on with the others', () => {
  expect(namedFiles(['none.xml', 'b.xml'], from)).toMatchObject([
    { file: 'none.xml', bytes: undefined, reason: 'cannot be read: ENOENT' },
    { file: 'b.xml' },
  ]);
});
