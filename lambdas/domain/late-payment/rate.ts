import * as z from 'zod';

/** Hundredths of a percent in a year: 12.40 % is 1240. May be negative in a table of base rates. */
export type BasisPoints = number;

/** A rate as people write it, with two decimals and no sign of percent: 1240 is `12.40`. */
export function percentText(rate: BasisPoints): string {
  const digits = String(Math.abs(rate)).padStart(3, '0');
  return `${rate < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A yearly rate above zero in percent, as decimal text with two decimals at most (`15`, `12.4`), read as basis points. */
export const ratePercentSchema = z
  .string()
  .regex(/^\d{1,2}(\.\d{1,2})?$/, 'is a percentage such as 15 or 12.40, below 100 and with two decimals at most')
  .transform((text): BasisPoints => {
    const [whole = '', fraction = ''] = text.split('.');
    return Number(whole + fraction.padEnd(2, '0'));
  })
  .refine((rate) => rate > 0, 'is above zero');
