/** An exact amount: 10^-12 of the currency's unit, which is finer than any invoice writes. */
export type Decimal = bigint;

const places = 12;
const unit = 10n ** BigInt(places);
const cent = unit / 100n;

/** Reads a decimal of XML Schema, such as `105.92`, `-3` or `.5`; undefined when it is none, or finer or larger than sense. */
export function parseDecimal(text: string): Decimal | undefined {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(?=\.?\d)(\d{0,20})(?:\.(\d{0,30}))?$/.exec(text) ?? [];
  if (sign === undefined || /[^0]/.test(fraction.slice(places))) return undefined;
  const digits = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  return sign === '-' ? -digits : digits;
}

/** The sum of amounts; zero of none. */
export function sumOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** Rounds to hundredths as XPath's `round` does, which the rules of EN 16931 are written with: halves go up. */
function toHundredths(amount: Decimal): Decimal {
  const doubled = 2n * amount + cent;
  const quotient = doubled / (2n * cent);
  return (doubled < 0n && doubled % (2n * cent) !== 0n ? quotient - 1n : quotient) * cent;
}

/** Whether a written total is the computed one, exactly or rounded to hundredths: the only tolerance of EN 16931. */
export function agrees(written: Decimal, computed: Decimal): boolean {
  return written === computed || written === toHundredths(computed);
}

/** Minor units of a currency with so many digits; undefined when the amount is finer, or too large to be exact. */
export function minorUnitsOf(amount: Decimal, digits: number): number | undefined {
  const step = 10n ** BigInt(places - digits);
  const minor = Number(amount / step);
  return amount % step === 0n && Number.isSafeInteger(minor) ? minor : undefined;
}

/** The amount as text, without zeros that say nothing. */
export function decimalText(amount: Decimal): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '').padEnd(2, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -places)}.${fraction}`;
}

/** How many digits stand behind the point. */
export function decimalsIn(text: string): number {
  return /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
}
