import type { StatementBalance } from '../bank-statement.ts';
import { refuse } from '../refused-statement.ts';
import { amountInMinorUnits } from '../statement-amount.ts';
import { dayOfShortYear } from '../statement-date.ts';
import type { Mt940Field } from './mt940-fields.ts';

export type Mt940Balance = {
  readonly currency: string;
  readonly balance?: StatementBalance;
  readonly flags: readonly string[];
};

/** A balance, fields 60 and 62: credit or debit, its day, its currency, its amount. */
export function mt940Balance(field: Mt940Field): Mt940Balance {
  const where = `the balance of line ${field.line}`;
  const text = (field.lines[0] ?? '').trim();
  const [, mark, date = '', currency, amount] = /^([CD])(.{6})([A-Z]{3})([\d,.]*)$/.exec(text) ?? [];
  if (mark === undefined) {
    const isWithoutCurrency = /^[CD]\d{6}\d+[,.]/.test(text);
    return refuse(
      isWithoutCurrency ? 'noCurrency' : 'brokenStructure',
      isWithoutCurrency ? `${where} has no currency` : `${where} is no balance: "${text.slice(0, 40)}"`,
    );
  }
  const amountMinor = amountInMinorUnits(amount, currency, where);
  const on = /^\d{6}$/.test(date) ? dayOfShortYear(date.slice(0, 2), date.slice(2, 4), date.slice(4)) : undefined;
  const known = { currency: currency ?? '' };
  if (on === undefined) return { ...known, flags: [`${where} has no date that can be used: it is left out`] };
  const signed = mark === 'D' && amountMinor !== 0 ? -amountMinor : amountMinor;
  return { ...known, balance: { on, amountMinor: signed }, flags: [] };
}
