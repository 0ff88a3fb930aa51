import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataFolderError, openKeptTime } from '../../../local/start/kept-time.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'relance-time-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

it('knows where time stood when a folder is opened again, and makes a folder that is not there', () => {
  const folder = path.join(dir, 'new', 'data');
  const first = openKeptTime(folder);
  expect(first.stoodAt).toBeUndefined();
  first.keep(1_000);
  first.keep(2_000);
  first.close();
  const second = openKeptTime(folder);
  expect(second.stoodAt).toBe(2_000);
  second.close();
});

it('refuses a folder that another start is using, and takes it once that one has ended', () => {
  const first = openKeptTime(dir);
  expect(() => openKeptTime(dir)).toThrow(DataFolderError);
  expect(() => openKeptTime(dir)).toThrow('another npm start is using it');
  first.close();
  openKeptTime(dir).close();
});

it('refuses what is no folder, in a sentence', () => {
  const file = path.join(dir, 'file');
  writeFileSync(file, '');
  expect(() => openKeptTime(file)).toThrow(`The data folder ${file} cannot be used: `);
});
