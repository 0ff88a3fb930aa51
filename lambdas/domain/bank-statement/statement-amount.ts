import { refuse } from './refused-statement.ts';
import { digitsOfCurrency } from './statement-currency.ts';

/**
 * The minor units in decimal text with a point or a comma, as banks write it. Zeros beyond the digits of the currency
 * are no harm; anything else there is refused, never rounded. A sign is read where the format has one.
 */
export function amountInMinorUnits(
  text: string | undefined,
  currency: string | undefined,
  where: string,
  signs: 'signed' | 'unsigned' = 'unsigned',
): number {
  const digits = digitsOfCurrency(currency, where);
  if (text === undefined || text === '') return refuse('noAmount', `${where} has no amount`);
  const parts = /^([+-]?)(\d{0,18})(?:[.,](\d{0,18}))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = parts ?? [];
  if (parts === null || whole + fraction === '' || (sign === '-' && signs === 'unsigned'))
    return refuse('noAmount', `${where}: "${text.slice(0, 40)}" is not an amount`);
  if (/[^0]/.test(fraction.slice(digits)))
    return refuse('noAmount', `${where}: ${text} is finer than the minor unit of ${currency}`);
  const amountMinor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(amountMinor)) return refuse('noAmount', `${where}: ${text} is too large to be exact`);
  return sign === '-' && amountMinor !== 0 ? -amountMinor : amountMinor;
}
