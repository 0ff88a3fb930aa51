import { isValidIBAN } from 'ibantools';
import { refuse } from '../refused-statement.ts';
import type { Mt940Field } from './mt940-fields.ts';

/**
 * The account of field 25: its IBAN where one is in it (Dutch banks write the currency behind it, others a BIC before
 * it), else as it is written: bank and account number.
 */
export function mt940Account(field: Mt940Field | undefined, where: string): string {
  const written = field?.lines[0]?.trim() ?? '';
  if (written === '') return refuse('noAccount', `${where} names no account (25)`);
  const parts = written
    .toUpperCase()
    .split('/')
    .map((part) => part.replaceAll(/\s/g, ''));
  const candidates = parts.flatMap((part) => [part, part.slice(0, -3)]);
  return candidates.find((part) => isValidIBAN(part)) ?? written;
}
