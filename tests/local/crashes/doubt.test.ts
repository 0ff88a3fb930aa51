import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Account } from '../../../local/crashes/account.ts';
import { createUndisturbed } from '../../../local/crashes/undisturbed.ts';

let folder: string;
let whole: Account;
let doubted: Account;
let lostKey: string;

/** The days on which a stage of an invoice was told in a mail. */
function daysOf({ cases, messages, mails }: Account, number: string, stage: string): string[] {
  const id = cases.find(({ invoice }) => invoice.number === number)?.invoice.id;
  const telling = messages.filter(({ notices }) =>
    notices.some((notice) => notice.invoiceId === id && notice.stage === stage),
  );
  const keys = new Set(telling.map(({ key }) => key));
  return mails.filter(({ messageKey }) => keys.has(messageKey)).map(({ at }) => at.slice(0, 10));
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'doubt-'));
  const undisturbed = createUndisturbed(folder, inject('functions'));
  whole = (await undisturbed()).account;
  const reminder = whole.messages.find(
    ({ notices, occasion }) => occasion.date === '2026-04-13' && notices.some(({ stage }) => stage === 'reminderTwo'),
  );
  lostKey = reminder?.key ?? '';
  doubted = (await undisturbed([lostKey])).account;
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('asks about a message whose sending nobody knows of, and sends its notices once when nothing arrived', () => {
  const lost = doubted.messages.find(({ key }) => key === lostKey);
  expect(lost?.state).toBe('unknown');
  expect(doubted.mails.some(({ messageKey }) => messageKey === lostKey)).toBe(false);
  const numbers = new Map(whole.cases.map(({ invoice }) => [invoice.id, invoice.number]));
  const told = (lost?.notices ?? []).map(({ invoiceId, stage }) => {
    const number = numbers.get(invoiceId) ?? '';
    return [daysOf(whole, number, stage), daysOf(doubted, number, stage)];
  });
  expect(told).toEqual([[['2026-04-13'], ['2026-04-14']]]);
  expect(doubted.tasks.filter(({ kind }) => kind === 'checkDelivery')).toEqual([]);
});

it('leaves every other debtor as he was', () => {
  const debtor = whole.messages.find(({ key }) => key === lostKey)?.debtorId;
  const ofOthers = ({ messages, mails }: Account) => {
    const keys = new Set(messages.filter(({ debtorId }) => debtorId !== debtor).map(({ key }) => key));
    return mails.filter(({ messageKey }) => keys.has(messageKey));
  };
  expect(ofOthers(doubted)).toEqual(ofOthers(whole));
  expect(ofOthers(whole).length).toBeGreaterThan(30);
});
