import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const exampleOf = (file: string) => path.join(root, 'examples/replay', file);

describe('npm run replay', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'relance-replay-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  const files = { csv: exampleOf('book.csv'), columns: exampleOf('columns.json'), policy: exampleOf('policy.json') };
  function replay(changes: Record<string, string>) {
    const options = { ...files, json: path.join(dir, 'out.json'), ...changes };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'local/replay/main.ts'), ...args], {
      encoding: 'utf8',
    });
    return { status, stderr };
  }
  function fileOf(content: unknown): string {
    const file = path.join(dir, 'file.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  }

  it('names the field of the policy that is wrong', () => {
    const policy = fileOf({
      id: 'p',
      sendWindow: { timeZone: 'Europe/Paris', from: '09:00', to: '17:00', businessDaysOf: 'FR' },
      stages: { reminderOne: { enabled: true, offsetDays: -3 } },
    });
    const { status, stderr } = replay({ policy });
    expect(status).toBe(1);
    expect(stderr).toBe(`${policy}: stages.reminderOne.offsetDays: must be 0 to 1826 days after the due date\n`);
  });

  it('names the field of the columns file that is missing or not known', () => {
    const columns = fileOf({
      columns: { number: 'n', debtor: 'd', issueDate: 'i', dueDate: 'u', paid: 'p' },
      dateFormat: 'M/d/yyyy',
      currency: 'USD',
    });
    const { status, stderr } = replay({ columns });
    expect(status).toBe(1);
    expect(stderr).toContain(`${columns}: columns.amount: must name a column of the CSV file\n`);
    expect(stderr).toContain(`${columns}: columns.paid: is not a field of this file\n`);
  });

  it('names the option that is no date, and the file that is not there', () => {
    expect(replay({ until: '2026-02-30' })).toEqual({
      status: 1,
      stderr: '--until 2026-02-30 does not exist in the calendar\n',
    });
    expect(replay({ csv: path.join(dir, 'none.csv') }).stderr).toContain('none.csv cannot be read');
  });
});
