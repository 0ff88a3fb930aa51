import { describe, expect, it } from 'vitest';
import { confirmMatch } from '../../lambdas/acts/confirm-match.ts';
import { matchEntry } from '../../lambdas/acts/match-entry.ts';
import { postInvoice } from '../../lambdas/acts/post-invoice.ts';
import { matchTaskId } from '../../lambdas/acts/rest-task.ts';
import { takeEntry } from '../../lambdas/acts/take-entry.ts';
import { erasePersonalData } from '../../lambdas/acts/personal-data/erase-personal-data.ts';
import type { BankEntry } from '../../lambdas/domain/bank-statement/bank-statement.ts';
import { postedInvoiceSchema } from '../../lambdas/domain/invoice.ts';
import { accountMarkOf } from '../../lambdas/domain/matching/payer-mark.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { documentsInMemory } from './documents-in-memory.ts';

const engine = engineOfThisFile();
const depsAt = (now = '2026-03-20T08:00:00.000Z') => ({
  store: engine.store(),
  settings: demoSettings(),
  clock: { now: () => now },
});

type Posted = { number: string; debtor: string; name?: string; amountMinor?: number; reference?: string };

async function post({ number, debtor, name = `${debtor} Works SAS`, amountMinor = 120_000, reference }: Posted) {
  const invoice = anInvoice({
    number,
    debtor: aDebtor({ id: debtor, name }),
    amount: { amountMinor, currency: 'EUR' },
    paymentMeans: reference === undefined ? undefined : { reference },
  });
  const outcome = await postInvoice(depsAt(), postedInvoiceSchema.parse(invoice), 'test');
  if (outcome.kind !== 'created') throw new Error(JSON.stringify(outcome));
  return outcome.dunned;
}

function aCredit(changes: Partial<BankEntry> = {}): BankEntry {
  const base = { amountMinor: 120_000, currency: 'EUR', sign: 'credit', status: 'BOOK' } as const;
  return { ...base, bookedOn: '2026-03-19', references: [], text: '', ...changes };
}

const match = (entry: BankEntry) => matchEntry(depsAt(), 'main', entry);
const take = async (paymentId: string, entry: BankEntry) =>
  takeEntry(depsAt(), { creditor: 'main', paymentId, entry, match: await match(entry) }, 'bank');
const balanceOf = async (id: string) => (await engine.store().loadCase(id))?.receivedMinor;

describe('what a credit on a bank statement is for', () => {
  it('is told by the reference that Relance gave the invoice, whoever pays and how much', async () => {
    const { id, creditorReference = '' } = await post({ number: 'RF-100', debtor: 'D-rf' });
    const inField = aCredit({ creditorReference, amountMinor: 500, counterparty: { name: 'SOMEBODY ELSE' } });
    const matched = { kind: 'matched', by: 'creditorReference', debtorId: 'D-rf', score: 100, invoiceIds: [id] };
    expect(await match(inField)).toMatchObject({ ...matched, allocations: [{ invoiceId: id, amountMinor: 500 }] });
    const inText = aCredit({ text: `VIR REF${creditorReference.toLowerCase()}MERCI` });
    expect(await match(inText)).toMatchObject({ ...matched, allocations: [{ invoiceId: id, amountMinor: 120_000 }] });
  });

  it.each([
    ['of ISO 11649', 'RF18539007547034', 'rf18 5390 0754 7034'],
    ['of a Swiss QR bill', '210000000003139471430009017', '21 00000 00003 13947 14300 09017'],
    ['of Belgium, its zeros lost', '+++010/8068/17183+++', '10806817183'],
  ])('is told by the reference %s that the invoice was posted with', async (_what, reference, creditorReference) => {
    const { id } = await post({ number: `OWN-${reference}`, debtor: 'D-own', reference });
    expect(await match(aCredit({ creditorReference }))).toMatchObject({ by: 'creditorReference', invoiceIds: [id] });
  });

  it('is left to a person when two invoices were posted with the same reference', async () => {
    const reference = '+++090/9337/55493+++';
    await post({ number: 'TWICE-1', debtor: 'D-twice', reference });
    await post({ number: 'TWICE-2', debtor: 'D-twice', reference });
    expect(await match(aCredit({ creditorReference: '090933755493' }))).toMatchObject({ kind: 'suggested' });
  });

  it('is told by the number, however it is written, when the amount or the payer agrees', async () => {
    const { id } = await post({ number: 'FA-2026-0900', debtor: 'D-number', amountMinor: 77_001 });
    const paid = (text: string, changes: Partial<BankEntry> = {}) =>
      match(aCredit({ amountMinor: 77_001, text, ...changes }));
    const matched = { kind: 'matched', by: 'invoiceNumber', invoiceIds: [id] };
    for (const text of ['fa 2026 0900', 'FACT FA20260900 MERCI', 'FA-2026-900', 'FA/2026/00900'])
      expect(await paid(text)).toMatchObject(matched);
    const partOfIt = { amountMinor: 5_000, counterparty: { name: 'D-NUMBER WORKS' } };
    expect(await paid('FA-2026-0900', partOfIt)).toMatchObject(matched);
    expect(await paid('FA-2026-0900', { ...partOfIt, counterparty: { name: 'OTHER' } })).toMatchObject({
      kind: 'suggested',
      candidates: [{ debtorId: 'D-number', by: 'invoiceNumber' }],
    });
    expect(await paid('FA-2O26-O9OO')).toMatchObject({ kind: 'suggested', candidates: [{ by: 'similarNumber' }] });
    expect(await match(aCredit({ amountMinor: 77_001, endToEndId: 'FA-2026-0900' }))).toMatchObject({
      by: 'endToEndId',
    });
    expect(await paid('FA-2026-0900', { currency: 'USD' })).toMatchObject({ kind: 'suggested' });
  });

  it('is told by several numbers in one text, and several debtors only by the exact sum', async () => {
    const one = await post({ number: 'SEV-0001', debtor: 'D-one', amountMinor: 31_007 });
    const two = await post({ number: 'SEV-0002', debtor: 'D-one', amountMinor: 20_011 });
    const other = await post({ number: 'SEV-0003', debtor: 'D-two', amountMinor: 10_013 });
    const text = 'SEV-0001, SEV-0002';
    const both = await match(aCredit({ amountMinor: 51_018, text }));
    expect(both).toMatchObject({
      kind: 'matched',
      by: 'invoiceNumbers',
      debtorId: 'D-one',
      invoiceIds: [one.id, two.id],
    });
    const all = `${text} SEV-0003`;
    const three = await match(aCredit({ amountMinor: 61_031, text: all }));
    expect(three).toMatchObject({ kind: 'matched', debtorId: null, invoiceIds: [one.id, two.id, other.id] });
    expect(await match(aCredit({ amountMinor: 61_030, text: all }))).toMatchObject({ kind: 'suggested' });
  });

  it('is nothing of ours when it is a debit, a return, or says nothing', async () => {
    expect(await match(aCredit({ text: 'SALAIRE' }))).toEqual({ kind: 'unmatched' });
    const { creditorReference = '' } = await post({ number: 'RET-1', debtor: 'D-return' });
    expect(await match(aCredit({ creditorReference, sign: 'debit' }))).toEqual({ kind: 'unmatched' });
    expect(await match(aCredit({ creditorReference, returned: {} }))).toEqual({ kind: 'unmatched' });
  });
});

describe('money that came in by a statement', () => {
  it('is booked once on what it is surely for, and a second time it is the debtor’s', async () => {
    const { id, creditorReference = '' } = await post({ number: 'BOOK-1', debtor: 'D-book' });
    const entry = aCredit({ creditorReference });
    expect(await take('stmt-1', entry)).toMatchObject({ kind: 'changed' });
    expect(await take('stmt-1', entry)).toMatchObject({ kind: 'repeated' });
    expect(await balanceOf(id)).toBe(120_000);
    expect(await match(entry)).toMatchObject({ kind: 'matched', allocations: [], debtorId: 'D-book' });
    await take('stmt-2', entry);
    expect((await engine.store().loadDebtor('main', 'D-book'))?.unapplied).toMatchObject([{ amountMinor: 120_000 }]);
  });

  it('asks a person with candidates without names, and the account is known once one is confirmed', async () => {
    const { id } = await post({ number: 'ASK-1', debtor: 'D-ask', name: 'Kelvane Bricole SARL', amountMinor: 33_333 });
    const iban = 'FR7610107001011234567890129';
    const counterparty = { name: 'KELVANE BRICOLE', iban };
    const entry = aCredit({ amountMinor: 33_333, counterparty, text: 'VIREMENT' });
    await take('stmt-ask', entry);
    const taskId = matchTaskId('main', 'stmt-ask');
    const task = await engine.store().loadTask(taskId);
    expect(task?.data).toMatchObject({
      payment: { id: 'stmt-ask' },
      candidates: [{ debtorId: 'D-ask', allocations: [{ invoiceId: id, amountMinor: 33_333 }], by: 'amountAndPayer' }],
    });
    expect(JSON.stringify(task)).not.toMatch(/KELVANE|FR76/i);
    const confirm = (posted: object) => confirmMatch(depsAt(), { taskId, posted, by: 'camille' });
    expect(await confirm({ candidate: 5 })).toMatchObject({ kind: 'invalid', faults: [{ field: 'candidate' }] });
    expect(await engine.store().debtorsMarked('main', accountMarkOf(iban))).toEqual([]);
    expect(await confirm({ candidate: 0 })).toMatchObject({
      kind: 'done',
      task: { status: 'done', result: 'matched' },
    });
    expect(await confirm({ candidate: 0 })).toMatchObject({ kind: 'done' });
    expect(await confirm({ debtorId: 'D-ask' })).toMatchObject({ kind: 'conflict' });
    expect(await balanceOf(id)).toBe(33_333);
    expect(await engine.store().debtorsMarked('main', accountMarkOf(iban))).toEqual(['D-ask']);
    expect(await engine.store().loadPaymentPayer('main', 'stmt-ask')).toBeUndefined();
    // The next time the account is known: under any name, a number with a part of the sum is enough.
    const next = await post({ number: 'ASK-2002', debtor: 'D-ask', name: 'Kelvane Bricole SARL', amountMinor: 44_444 });
    const part = aCredit({ amountMinor: 1_000, counterparty: { name: 'OTHER', iban }, text: 'ASK-2002' });
    expect(await match(part)).toMatchObject({ kind: 'matched', invoiceIds: [next.id] });
    // And the number of somebody else is not taken from it.
    await post({ number: 'ASK-3003', debtor: 'D-third', amountMinor: 55_555 });
    const others = aCredit({ amountMinor: 55_555, counterparty: { iban }, text: 'ASK-3003' });
    expect(await match(others)).toMatchObject({ kind: 'suggested' });
  });

  it('has open invoices suggested that add up to it', async () => {
    for (const [index, amountMinor] of [10_100, 20_200, 40_400].entries())
      await post({ number: `SUM-${index}`, debtor: 'D-sum', name: 'Vorland Sigma SA', amountMinor });
    const found = await match(aCredit({ amountMinor: 50_500, counterparty: { name: 'VORLAND SIGMA' } }));
    expect(found).toMatchObject({ kind: 'suggested', candidates: [{ by: 'combination', debtorId: 'D-sum' }] });
    expect(
      found.kind === 'suggested' && found.candidates[0]?.allocations.map(({ amountMinor }) => amountMinor),
    ).toEqual([10_100, 40_400]);
  });

  it('is nobody’s any more by account or name once the debtor is erased', async () => {
    const dunned = await post({
      number: 'GONE-1',
      debtor: 'D-gone',
      name: 'Harvest Moonlight SAS',
      amountMinor: 9_999,
    });
    const mark = accountMarkOf('FR7630001007941234567890185');
    const { store } = depsAt();
    await store.commit([{ kind: 'payerMark', creditor: 'main', debtorId: 'D-gone', mark }]);
    await take('stmt-gone', aCredit({ amountMinor: 9_999, creditorReference: dunned.creditorReference ?? '' }));
    const late = { ...depsAt('2045-01-01T08:00:00.000Z'), documents: documentsInMemory() };
    const outcome = await erasePersonalData(late, {
      creditor: 'main',
      debtorId: 'D-gone',
      by: 'finance',
      key: undefined,
    });
    expect(outcome).toMatchObject({ kind: 'done', plan: { erasesContacts: true, erasesIdentity: true } });
    expect(await store.marksOf('main', 'D-gone')).toEqual([]);
    expect(await store.debtorsMarked('main', mark)).toEqual([]);
  });
});
