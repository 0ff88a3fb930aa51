import { currencySchema, minorUnitDigits } from '../money.ts';
import { refuse } from './refused-statement.ts';

// Old statements are read as well: ISO 4217 list three, the currencies that statements in files were kept in.
// prettier-ignore
const withdrawn = new Map<string, number>([
  ...['ANG', 'ATS', 'BGN', 'CYP', 'CSK', 'DEM', 'EEK', 'FIM', 'FRF', 'HRK', 'IEP', 'LTL', 'LVL', 'MTL', 'NLG', 'ROL',
    'RUR', 'SIT', 'SKK', 'SLL', 'YUM', 'CSD', 'XEU', 'ZWL', 'BYR', 'CUC', 'MRO', 'STD', 'VEF'].map((code) => [code, 2] as const),
  ...['BEF', 'ESP', 'GRD', 'ITL', 'LUF', 'PTE', 'TRL'].map((code) => [code, 0] as const),
]);

/** The digits of a currency's minor unit; refuses what is no currency. `where` names the place in the file. */
export function digitsOfCurrency(code: string | undefined, where: string): number {
  if (code === undefined || code === '') return refuse('noCurrency', `${where} has no currency`);
  const inUse = currencySchema.safeParse(code);
  if (inUse.success) return minorUnitDigits(inUse.data);
  return withdrawn.get(code) ?? refuse('noCurrency', `${where}: "${code.slice(0, 20)}" is not an ISO 4217 currency`);
}
