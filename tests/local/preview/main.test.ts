import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = path.resolve(import.meta.dirname, '../../../local/preview/main.ts');

describe('npm run preview', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'relance-preview-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } });

  it('writes to the folder that is named from where the command was given, and says where', () => {
    const { status, stdout } = run('--out', 'looks/here');
    const index = path.join(folder, 'looks/here/index.html');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ messages: /);
    expect(stdout).toContain(index);
    expect(existsSync(index)).toBe(true);
  });

  it.each([
    [['--folder', 'x'], "Unknown option '--folder'"],
    [['--out', ''], '--out needs a folder'],
  ])('explains itself when it is asked for what it does not do: %j', (args, sentence) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Usage: npm run preview');
  });
});
