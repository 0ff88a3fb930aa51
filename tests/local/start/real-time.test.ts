import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createApiClient } from '../../../local/start/api-client.ts';
import { openKeptTime } from '../../../local/start/kept-time.ts';
import { anInvoice } from '../../builders.ts';
import { capturedStart, type Printed } from './captured-start.ts';

const dayMs = 86_400_000;
const dateIn = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'relance-real-time-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** A start on the wall clock, used once it invites, then ended in good order. */
async function onTheWallClock(
  use: (pages: string, api: ReturnType<typeof createApiClient>) => Promise<void>,
): Promise<Printed> {
  const ended = new AbortController();
  const { promise: invited, resolve: invite } = Promise.withResolvers<string>();
  const going = capturedStart({
    dataDir,
    isToExit: false,
    isRealTime: true,
    functions: inject('functions'),
    signal: ended.signal,
    output: { write: (text) => text.includes('TOKEN=') && invite(text) },
  });
  try {
    const text = await Promise.race([invited, going.then(({ errors }) => errors)]);
    const pages = /browser: (\S+)/.exec(text)?.[1] ?? '';
    const url = /API is at (\S+)/.exec(text)?.[1] ?? '';
    await use(pages, createApiClient(url, /^TOKEN=(\S+)$/m.exec(text)?.[1] ?? ''));
  } finally {
    ended.abort();
  }
  return going;
}

const pageOf = async (url: string): Promise<string> => (await fetch(url)).text();

it('runs on the wall clock, and after a restart an invoice waits on as it did', async () => {
  const invoice = anInvoice({ number: 'FA-REAL', issueDate: dateIn(0), dueDate: dateIn(40) });
  const first = await onTheWallClock(async (pages, api) => {
    expect(await api.post('/invoices', invoice)).toMatchObject({ status: 201 });
    await expect.poll(() => pageOf(pages), { timeout: 20_000 }).toContain('Wait for courtesy notice');
    const page = await pageOf(`${pages}/cases`);
    expect(page).toContain('FA-REAL');
    expect(page).toContain('Real time');
    expect(page).not.toContain('+ 1 day');
  });
  expect(first).toMatchObject({ status: 0, errors: '' });
  const second = await onTheWallClock(async (pages, api) => {
    expect(await pageOf(pages)).toContain('Wait for courtesy notice');
    const answer = await api.post('/invoices', invoice);
    expect(answer).toMatchObject({ status: 200, body: { status: 'open', stage: null } });
  });
  expect(second).toMatchObject({ status: 0, errors: '' });
});

it('refuses a folder whose virtual time is ahead of the wall, and says until when', async () => {
  const kept = openKeptTime(dataDir);
  kept.keep(Date.parse('2119-05-01T00:00:00Z'));
  kept.close();
  await expect(onTheWallClock(async () => {})).rejects.toThrow('has reached 2119-05-01 in virtual time');
});
