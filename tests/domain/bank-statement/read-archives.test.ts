import { strToU8, zipSync, type Zippable } from 'fflate';
import { expect, it, test } from 'vitest';
import { camt } from './camt-builder.ts';
import { cfonb, operation } from './cfonb-builder.ts';
import { mt940 } from './mt940-builder.ts';
import { ofx } from './ofx-builder.ts';
import { reasonsOf, refusalOf, statementsOf } from './readings.ts';

const archive = (files: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        [typeof content === 'string' ? strToU8(content) : content, { level }] as const,
      ]),
    ) as Zippable,
  );

test.each([0, 6] as const)(
  'reads every file of an archive by what it holds, whatever it is called (level %i)',
  (level) => {
    const files = { 'a/camt.txt': camt(), 'b.xml': cfonb([operation(1)], 1), 'b.pdf': mt940(), c: ofx() };
    expect(statementsOf(archive(files, level)).map(({ format }) => format)).toEqual([
      'camt.053',
      'cfonb120',
      'mt940',
      'ofx',
    ]);
  },
);

it('passes over folders and what archivers leave behind', () => {
  const files = { 'folder/': '', 'folder/a.xml': camt(), '__MACOSX/folder/._a.xml': 'x', 'folder/.DS_Store': 'x' };
  expect(statementsOf(archive(files))).toHaveLength(1);
});

it('refuses the archive for one file that is refused, and names it', () => {
  const files = { 'good.xml': camt(), 'bad.xml': camt({ statements: [{ account: '' }] }) };
  expect(refusalOf(archive(files))).toEqual({
    outcome: 'reject',
    code: 'noAccount',
    reason: 'file 2 of the archive (bad.xml): statement S-1 names no account',
  });
});

it('names the file of a flag', () => {
  expect(reasonsOf(archive({ 'one.txt': cfonb([operation(1)], 2) }))).toEqual([
    expect.stringMatching(/^file 1 of the archive \(one\.txt\): the opening balance/),
  ]);
});

it('does not open an archive in an archive, and refuses an empty one', () => {
  expect(refusalOf(archive({ 'in.zip': archive({ 'a.xml': camt() }) }))).toMatchObject({
    code: 'unknownFormat',
    reason: expect.stringContaining('in.zip'),
  });
  expect(refusalOf(zipSync({})).code).toBe('noStatement');
});

it('stops unpacking what is far larger than any statement, however small it was packed', () => {
  const bomb = archive({ 'a.xml': new Uint8Array(110_000_000) });
  expect(bomb.length).toBeLessThan(200_000);
  expect(refusalOf(bomb).code).toBe('tooLarge');
});

it('counts the files of an archive', () => {
  const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`${index}.xml`, 'x']));
  expect(refusalOf(archive(many, 0))).toMatchObject({
    code: 'tooLarge',
    reason: expect.stringContaining('1000 files'),
  });
});

it('refuses an archive that is cut off or damaged', () => {
  const whole = archive({ 'a.xml': camt() }, 0);
  expect(refusalOf(whole.slice(0, -30)).code).toBe('brokenFile');
  expect(refusalOf(whole.slice(0, 200)).code).toBe('brokenFile');
  const text = Buffer.from(whole);
  const at = text.indexOf('100.00');
  const damaged = Uint8Array.from(whole);
  damaged.set(strToU8('900.00'), at);
  expect(refusalOf(damaged).code).toBe('brokenFile');
});
