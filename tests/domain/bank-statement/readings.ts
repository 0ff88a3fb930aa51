import { expect } from 'vitest';
import type {
  BankEntry,
  BankStatement,
  StatementReading,
} from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import { readStatements } from '../../../lambdas/domain/bank-statement/read-statements.ts';

type Content = Uint8Array | string;

/** The statements of a file that must be read, flagged or not. */
export function statementsOf(content: Content): readonly BankStatement[] {
  const reading = readStatements(content);
  if (reading.outcome === 'reject') expect.fail(`refused: ${reading.reason}`);
  return reading.statements;
}

/** The entries of all statements of a file. */
export function entriesOf(content: Content): readonly BankEntry[] {
  return statementsOf(content).flatMap(({ entries }) => entries);
}

/** The one entry of a file. */
export function entryOf(content: Content): BankEntry {
  const [entry, second] = entriesOf(content);
  if (entry === undefined || second !== undefined) expect.fail('not exactly one entry');
  return entry;
}

/** Code and reason of a file that must be refused. */
export function refusalOf(content: Content): Extract<StatementReading, { outcome: 'reject' }> {
  const reading = readStatements(content);
  if (reading.outcome !== 'reject') expect.fail(`read as ${reading.outcome}`);
  return reading;
}

/** Why a file is flagged; nothing when it is accepted. */
export function reasonsOf(content: Content): readonly string[] {
  const reading = readStatements(content);
  if (reading.outcome === 'reject') expect.fail(`refused: ${reading.reason}`);
  expect(reading.outcome).toBe(reading.reasons.length === 0 ? 'accept' : 'flag');
  return reading.reasons;
}

/** Credits less debits, minor units. */
export function sumOf(entries: readonly BankEntry[]): number {
  return entries.reduce((sum, { amountMinor, sign }) => sum + (sign === 'credit' ? amountMinor : -amountMinor), 0);
}
