import type { Fault } from '../fault.ts';
import { AmountTextError, currencySchema } from '../money.ts';
import { minorUnitsOf } from './amount-text.ts';
import type { BulkRow, ReadFile } from './bulk-row.ts';

const longestLine = 100_000;

/** `amount` as text beside `currency`, as a table would have it, becomes the amount of a request. */
function withAmount(value: unknown): { value: unknown; faults?: readonly Fault[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value };
  const { amount, amountMinor, currency: code, ...rest } = value as Record<string, unknown>;
  if (typeof amountMinor === 'number' && amount === undefined)
    return { value: { ...rest, amount: { amountMinor, currency: code } } };
  if (typeof amount !== 'string') return { value };
  const currency = currencySchema.safeParse(code);
  const minor = currency.success && minorUnitsOf(amount, currency.data);
  if (typeof minor === 'number') return { value: { ...rest, amount: { amountMinor: minor, currency: code } } };
  const message = minor instanceof AmountTextError ? minor.message : 'cannot be read without a currency';
  return { value: rest, faults: [{ field: 'amount', message }] };
}

function rowOf(line: string, row: number): BulkRow {
  if (line.length > longestLine)
    return { row, faults: [{ field: 'row', message: `is over ${longestLine} characters` }] };
  try {
    return { row, ...withAmount(JSON.parse(line)) };
  } catch {
    return { row, faults: [{ field: 'row', message: 'is not valid JSON' }] };
  }
}

/** The rows of a file that has the JSON of one request on each line. */
export function readJsonLines(text: string): ReadFile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return {
    kind: 'rows',
    rows: lines.flatMap((line, index) => (line.trim() === '' ? [] : [rowOf(line, index + 1)])),
  };
}
