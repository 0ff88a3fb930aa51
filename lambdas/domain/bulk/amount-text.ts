import { AmountTextError, type Currency, fromMajorUnits, minorUnitDigits } from '../money.ts';

/** The space, the no-break and the narrow no-break space by which thousands are set apart. */
const spaces = /[ \u00a0\u202f]/g;
const grouped = {
  space: /^-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/,
  comma: /^-?\d{1,3}(?:,\d{3})+\.\d+$/,
  point: /^-?\d{1,3}(?:\.\d{3})+,\d+$/,
};

/** One separator with three digits behind it: thousands to some, a fraction to others. */
function isAmbiguous(text: string, currency: Currency): boolean {
  const [, whole, sign] = /^-?(\d{1,3})([.,])\d{3}$/.exec(text) ?? [];
  if (whole === undefined || whole === '0') return false;
  // Where a currency has three digits, a point is how they are written.
  return !(sign === '.' && minorUnitDigits(currency) === 3);
}

/**
 * The minor units in an amount as people write it in a table: `1234.56`, `1234,56`, `1 234,56`, `1.234,56`, `1,234.56`.
 * Exact or refused: never rounded, and never guessed where `1.234` may be a thousand and more.
 */
export function minorUnitsOf(text: string, currency: Currency): number | AmountTextError {
  const written = text.trim();
  if (isAmbiguous(written, currency))
    return new AmountTextError(`"${written}" may be a thousand or a fraction: write it with the digits of ${currency}`);
  if (grouped.space.test(written)) return fromMajorUnits(written.replace(spaces, '').replace(',', '.'), currency);
  if (grouped.comma.test(written)) return fromMajorUnits(written.replaceAll(',', ''), currency);
  if (grouped.point.test(written)) return fromMajorUnits(written.replaceAll('.', '').replace(',', '.'), currency);
  return fromMajorUnits(/^-?\d+,\d+$/.test(written) ? written.replace(',', '.') : written, currency);
}
