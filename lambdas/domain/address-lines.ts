import type { Debtor } from './debtor.ts';

/** Where the code stands under the town on a line of its own; elsewhere in Europe it leads the town's line. */
const codeLast = new Set(['GB', 'IE']);

/**
 * A postal address, line by line, as the country of the addressee writes it.
 * https://www.upu.int/en/activities/addressing/postal-addressing-systems-in-member-countries
 */
export function addressLines({ address, country }: Pick<Debtor, 'address' | 'country'>): readonly string[] {
  if (address === undefined) return [];
  const { lines, postalCode, city } = address;
  return codeLast.has(country) ? [...lines, city, postalCode] : [...lines, `${postalCode} ${city}`];
}
