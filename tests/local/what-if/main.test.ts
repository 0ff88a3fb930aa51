import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consumersPolicy, defaultPolicy } from '../../../lambdas/domain/shipped-policies.ts';
import { ReplayInputError } from '../../../local/replay/replay-input-error.ts';
import { readArguments } from '../../../local/what-if/arguments.ts';
import { presentPolicy } from '../../../local/what-if/present-policy.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const columns = path.join(root, 'examples/replay/columns.json');

describe('npm run what-if', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'relance-what-if-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  function whatIf(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(root, 'local/what-if/main.ts'), ...args],
      { encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  }
  function fileOf(name: string, content: unknown): string {
    const file = path.join(dir, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }

  it('tells what another policy would have changed for a book, and writes every difference down', () => {
    const csv = fileOf(
      'book.csv',
      'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate\n' +
        'NORTH-01,RB-1,1/5/2026,2/4/2026,1200.00,2/2/2026\n' +
        'MILL-03,RB-2,1/14/2026,2/13/2026,330.00,2/27/2026\n',
    );
    const stages = { ...defaultPolicy.stages, reminderOne: { enabled: true, offsetDays: 5 } };
    const policy = fileOf('new.json', { ...defaultPolicy, stages });
    const json = path.join(dir, 'out.json');
    const { status, stdout, stderr } = whatIf('--policy', policy, '--csv', csv, '--columns', columns, '--json', json);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^reminderOne +1 +1 +1 by 1 day$/m);
    expect(stdout).toContain('1 of 2 invoices differ:');
    expect(stdout).toContain('RB-2     MILL-03  reminderOne 2026-02-17 ▸ 2026-02-18');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      invoices: 2,
      changed: [{ number: 'RB-2', before: { outcome: 'paid' }, after: { outcome: 'paid' } }],
    });
  }, 60_000);

  it('ends with a sentence, not with a stack, when it cannot be asked so', () => {
    const faulty = fileOf('faulty.json', { ...defaultPolicy, minimumGapDays: -1 });
    const { status, stderr } = whatIf('--policy', faulty);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\S+faulty\.json: minimumGapDays: .+\n$/);
  });
});

describe('what it is asked', () => {
  it('is about the shipped book, unless another one is named', () => {
    expect(readArguments(['--policy', 'new.json'])).toEqual({
      policy: 'new.json',
      present: undefined,
      csv: path.join(root, 'examples/replay/book.csv'),
      columns,
      until: undefined,
      json: undefined,
    });
  });

  it.each<[what: string, args: string[], sentence: RegExp]>([
    ['no policy', [], /^--policy is missing\n/],
    ['a book without its columns', ['--policy', 'x', '--csv', 'x'], /^--columns is missing\n/],
    ['columns without a book', ['--policy', 'x', '--columns', 'x'], /^--csv is missing\n/],
    ['a day that is none', ['--policy', 'x', '--until', '2026-02-30'], /^--until 2026-02-30 does not exist/],
    ['an option nobody knows', ['--fast'], /^Unknown option '--fast'/],
  ])('cannot be %s', (_what, args, sentence) => {
    expect(() => readArguments(args)).toThrow(ReplayInputError);
    expect(() => readArguments(args)).toThrow(sentence);
  });
});

describe('the policy as it is', () => {
  it('is the one of the same id, of the deployment, shipped, or shipped with the book', () => {
    expect(presentPolicy(undefined, 'consumers')).toEqual(consumersPolicy);
    expect(presentPolicy(undefined, 'replay')).toMatchObject({ id: 'replay', minimumGapDays: 0 });
  });

  it('is the one of the file that is named', () => {
    expect(presentPolicy(path.join(root, 'examples/replay/policy.json'), 'default').id).toBe('replay');
  });

  it('has to be named when no policy has the id', () => {
    expect(() => presentPolicy(undefined, 'nobodys')).toThrow(
      '--present is missing: no policy here has the id "nobodys"',
    );
  });
});
