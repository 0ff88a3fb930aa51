import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createApiClient } from '../../../local/start/api-client.ts';
import { readCases } from '../../../local/start/read-cases.ts';
import { capturedStart, type Printed, tableIn } from './captured-start.ts';
import { shippedExamples } from './shipped-examples.ts';

/** A story of many days on a busy machine. */
const storyTimeout = 180_000;

let folder: string;
let whole: Printed;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relance-start-'));
  whole = await capturedStart();
}, storyTimeout);
afterAll(() => rmSync(folder, { recursive: true }));

const messagesIn = (text: string) => /(\d+) messages/.exec(text.slice(text.indexOf('Invoice ')))?.[1];

it('plays the shipped story to the outcomes it tells, and ends', () => {
  expect(whole).toMatchObject({ status: 0, errors: '' });
  expect(whole.text).toContain('19 invoices, ');
  expect(whole.text).not.toContain('curl');
});

it('prints a table that fits 120 columns, with each invoice once and its messages by day', () => {
  const lines = tableIn(whole.text).trimEnd().split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(lines.filter((line) => /^F[AE]-2026-/.test(line))).toHaveLength(19);
  expect(lines.find((line) => line.startsWith('FA-2026-0108'))).toMatch(
    /Claire Dubois +€89\.90 +1 Apr reminder 1, 3 Apr receipt +paid 3 Apr, €10\.10 too much$/,
  );
});

/** A row of the table, its lines put together again cell by cell. */
function rowOf(text: string, number: string): string {
  const lines = tableIn(text).split('\n');
  const from = lines.findIndex((line) => line.startsWith(number));
  const next = lines.findIndex((line, index) => index > from && /^\S|^$/.test(line));
  const start = lines[0]?.indexOf('Outcome') ?? 0;
  return lines
    .slice(from, next)
    .map((line) => line.slice(start).trim())
    .filter(Boolean)
    .join(' ');
}

it('settles the e-invoices by the bank statements made for them, and says what told so', () => {
  expect(rowOf(whole.text, 'FE-2026-0201')).toBe('paid 16 Apr by bank statement, by creditor reference');
  expect(rowOf(whole.text, 'FE-2026-0202')).toBe('paid 21 Apr by bank statement, by invoice number');
  expect(rowOf(whole.text, 'FE-2026-0203')).toBe('paid 16 Apr by bank statement, by invoice numbers');
  expect(rowOf(whole.text, 'FE-2026-0204')).toBe('paid 16 Apr by bank statement, by invoice numbers, €150.00 credited');
  expect(rowOf(whole.text, 'FE-2026-0205')).toBe(
    'paid 4 May by bank statement, by creditor reference, after a return on 21 Apr',
  );
});

it('tells what a person is left with: money that nothing says the owner of', () => {
  expect(whole.text).toContain(
    '3 bank statements: 5 payments matched, 1 payment taken back, 1 left to a person, 2 not booked\n' +
      '- €264.00 of 15 Apr, "ACOMPTE COMMANDE DE PRINTEMPS": a task asks whose it is\n',
  );
});

it(
  'goes on from where a kill -9 left it, to the same end, with no message sent twice',
  { timeout: storyTimeout },
  async () => {
    const dataDir = path.join(folder, 'killed');
    const functions = JSON.stringify(inject('functions'));
    const child = fileURLToPath(new URL('./start-and-die.ts', import.meta.url));
    const died = spawnSync(process.execPath, [child, dataDir, '2026-04-20T06:00:00Z', functions], { encoding: 'utf8' });
    expect(died.signal).toBe('SIGKILL');
    expect(died.stdout).toMatch(/1 Apr 2026/);
    const days: number[] = [];
    const resumed = await capturedStart({ dataDir, onTime: (now) => days.push(now) });
    expect(resumed).toMatchObject({ status: 0, errors: '' });
    expect(new Date(days[0] ?? 0).toISOString() >= '2026-04-20').toBe(true);
    expect(tableIn(resumed.text)).toBe(tableIn(whole.text));
    expect(messagesIn(resumed.text)).toBe(messagesIn(whole.text));
  },
);

/** The shipped examples, but only some of their stories. */
function someExamples(name: string, choose: (stories: Told[]) => Told[]): string {
  const examplesDir = path.join(folder, name);
  cpSync(shippedExamples, examplesDir, { recursive: true });
  const file = path.join(examplesDir, 'story.json');
  const { stories } = JSON.parse(readFileSync(file, 'utf8')) as { stories: Told[] };
  writeFileSync(file, JSON.stringify({ stories: choose(stories) }));
  return examplesDir;
}

type Told = { invoice: string; acts: unknown[]; outcome: string };
const isOf =
  (...numbers: string[]) =>
  ({ invoice }: Told) =>
    numbers.some((number) => invoice.includes(number));

describe('without --exit', () => {
  const ended = new AbortController();
  const printed = { text: '' };
  let going: Promise<Printed>;
  let examplesDir: string;
  const dataDir = () => path.join(folder, 'live');

  beforeAll(async () => {
    examplesDir = someExamples('never-paid', (stories) => stories.filter(isOf('FA-2026-0111')));
    const { promise: invited, resolve: invite } = Promise.withResolvers<void>();
    going = capturedStart({
      examplesDir,
      dataDir: dataDir(),
      isToExit: false,
      signal: ended.signal,
      output: {
        write(text) {
          printed.text += text;
          if (text.includes('TOKEN=')) invite();
        },
      },
    });
    await Promise.race([invited, going]);
  });
  afterAll(() => ended.abort());

  const api = () => {
    const token = /^TOKEN=(\S+)$/m.exec(printed.text)?.[1] ?? '';
    return createApiClient(/API is at (\S+)/.exec(printed.text)?.[1] ?? '', token);
  };

  it('invites to ask the API, with commands that are taken as they are', async () => {
    const commands = printed.text.split('\n').filter((line) => line.includes('-d \'{"id"'));
    const [, body = '', url = ''] = /-d '(.+?)' '(.+)'$/.exec(commands[0] ?? '') ?? [];
    const answer = await api().post(new URL(url).pathname, JSON.parse(body));
    expect(answer).toMatchObject({ status: 201, body: { invoice: { status: 'paid', number: 'FA-2026-0111' } } });
  });

  it('goes on by itself: the payment is answered with a receipt', async () => {
    const paid = async () => (await readCases(api())).find(({ number }) => number === 'FA-2026-0111');
    await expect.poll(async () => (await paid())?.events.at(-1)?.type, { timeout: 20_000 }).toBe('ReceiptSent');
  });

  it('ends in good order, and a second start changes nothing of what a person did meanwhile', async () => {
    ended.abort();
    expect((await going).status).toBe(0);
    const again = await capturedStart({ examplesDir, dataDir: dataDir() });
    expect(again).toMatchObject({ status: 0, errors: '' });
    expect(tableIn(again.text)).toMatch(/FA-2026-0111 .* paid 28 May\n/);
    expect([messagesIn(printed.text), messagesIn(again.text)]).toEqual(['5', '6']);
  });
});

it('answers 1 and says what did not come out, when it did not', async () => {
  const examplesDir = someExamples('missed', (stories) => {
    const [overpaid, canceled] = stories.filter(isOf('FA-2026-0108', 'FA-2026-0109'));
    const late = { on: '2026-04-11', legalDecision: { decision: 'writeOff', reason: 'Too late.' } };
    return [
      { ...overpaid!, outcome: 'writtenOff' },
      { ...canceled!, acts: [...canceled!.acts, late] },
    ];
  });
  const { status, text } = await capturedStart({ examplesDir });
  expect(status).toBe(1);
  expect(text).toContain('- FA-2026-0108 was to be writtenOff: paid 3 Apr, €10.10 too much\n');
  expect(text).toContain('- legal-decision of FA-2026-0109 on 2026-04-11 was answered 409: ');
});

it('ends at once when it is told to while the days are played', async () => {
  const ended = new AbortController();
  const { status, text } = await capturedStart({ signal: ended.signal, onTime: () => ended.abort() });
  expect(status).toBe(130);
  expect(text).not.toContain('Outcome');
});
