import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** The tables of rates and the worked cases that others made, where they lie beside this repository. */
const folder = path.resolve(import.meta.dirname, '../../../../shared/law');

export const isSharedLawHere = existsSync(folder);
export const whyNoSharedLaw = 'the shared tables of the law are not beside this repository';

/** The rows of one of its tables, by the names of the columns. */
export function sharedRows(file: string): Record<string, string>[] {
  return parse<Record<string, string>>(readFileSync(path.join(folder, file), 'utf8'), { columns: true });
}

/** Hundredths of a decimal number that has two decimals at most: cents of euros, basis points of percents. */
export function hundredths(text: string): number {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === '') throw new RangeError(`"${text}" is no number with two decimals`);
  const amount = Number(whole + fraction.padEnd(2, '0'));
  return sign === '-' ? -amount : amount;
}
