import { bookStatement } from '../../../lambdas/acts/bank/book-statement.ts';
import { keepStatements } from '../../../lambdas/acts/bank/take-statement.ts';
import type { Deps } from '../../../lambdas/acts/dunning-of-case.ts';
import type { BankEntry, BankStatement } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import type { EntryRecord } from '../../../lambdas/domain/bank-statement/statement-record.ts';
import { contentHash } from '../../../lambdas/domain/canonical-json.ts';
import { invoiceIdOf } from '../../../lambdas/domain/invoice-id.ts';
import type { Task } from '../../../lambdas/domain/task.ts';
import type { Store } from '../../../lambdas/ports/store.ts';
import { demoSettings } from '../../../local/stack/environment.ts';
import { aStoredDebtor, opening } from '../../adapters/stored-things.ts';
import { aStatement, anEntry } from '../../domain/bank-statement/bank-builders.ts';

export const now = '2026-03-24T12:00:00.000Z';
const [creditor] = demoSettings().creditors;
if (!creditor) throw new Error('the demo has a creditor');

/** A deployment whose one creditor has an account of this number alone: nothing of another test is on it. */
export function depsOf(store: Store, account: string): Deps {
  const bankAccounts = [{ iban: account }];
  return {
    store,
    settings: { ...demoSettings(), creditors: [{ ...creditor!, bankAccounts }] },
    clock: { now: () => now },
  };
}

/** Puts a file of statements on record; gives its id. */
export async function keep(deps: Deps, statements: readonly BankStatement[]): Promise<string> {
  const id = contentHash(statements).slice(0, 32);
  const taken = await keepStatements(deps, { id, by: 'bank', read: statements });
  if (taken.kind === 'refused') throw new Error(taken.reason);
  return id;
}

/** Takes and books statements, one after the other; gives their ids. */
export async function book(deps: Deps, ...statements: readonly BankStatement[]): Promise<string[]> {
  const ids: string[] = [];
  for (const statement of statements) {
    const id = await keep(deps, [statement]);
    await bookStatement(deps, id);
    ids.push(id);
  }
  return ids;
}

export async function entriesOf(store: Store, id: string): Promise<readonly EntryRecord[]> {
  return (await store.statementEntries(id, undefined, 1000)).items;
}

/** What became of each entry, in short. */
export async function effectsOf(store: Store, id: string): Promise<(string | undefined)[]> {
  return (await entriesOf(store, id)).map(({ effect }) => effect);
}

/** Open invoices of 1,200.00 EUR, each of a debtor of its own. */
export async function owe(store: Store, ...numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    const opened = opening(number, { debtorId: `C-${number}` });
    await store.commit([opened, { kind: 'newDebtor', debtor: aStoredDebtor(`C-${number}`) }]);
  }
}

export async function receivedOf(store: Store, number: string): Promise<number | undefined> {
  return (await store.loadCase(invoiceIdOf('main', number)))?.receivedMinor;
}

export async function openTasks(store: Store): Promise<readonly Task[]> {
  return (await store.listTasks(undefined, 100)).items;
}

/** A credit of what is owed of an invoice, which names it. */
export const paying = (number: string, changes: Partial<BankEntry> = {}): BankEntry =>
  anEntry({ text: `Invoice ${number}`, endToEndId: `E2E-${number}`, references: [`E2E-${number}`], ...changes });

/** What takes such a credit back. */
export const returning = (number: string, changes: Partial<BankEntry> = {}): BankEntry =>
  paying(number, { sign: 'debit', bookedOn: '2026-03-05', returned: { reasonCode: 'AC04' }, ...changes });

export const statementOf = (account: string, entries: readonly BankEntry[], changes: Partial<BankStatement> = {}) =>
  aStatement(entries, { account, ...changes });

let accounts = 0;
/** A deployment with an account that no other test of the file has. */
export function aNewBank(store: Store) {
  accounts += 1;
  const account = `FR76300060000112345${String(accounts).padStart(6, '0')}89`;
  return { account, store, deps: depsOf(store, account) };
}

let invoices = 0;
/** The number of an invoice that no other test of the file has. */
export const unique = (): string => `FA-2026-${String((invoices += 1)).padStart(4, '0')}`;
