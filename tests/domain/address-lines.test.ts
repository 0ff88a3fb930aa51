import { expect, it } from 'vitest';
import { addressLines } from '../../lambdas/domain/address-lines.ts';

const address = { lines: ['1 Wharf Road'], postalCode: 'BS1 6XN', city: 'Bristol' };

it.each(['GB', 'IE'])('puts the code under the town in %s', (country) => {
  expect(addressLines({ address, country })).toEqual(['1 Wharf Road', 'Bristol', 'BS1 6XN']);
});

it.each(['FR', 'DE', 'BE', 'NL'])('puts the code before the town in %s', (country) => {
  const french = { lines: ['1 rue de la Paix', 'Bâtiment B'], postalCode: '75002', city: 'Paris' };
  expect(addressLines({ address: french, country })).toEqual(['1 rue de la Paix', 'Bâtiment B', '75002 Paris']);
});

it('has no line of a debtor without an address', () => {
  expect(addressLines({ address: undefined, country: 'FR' })).toEqual([]);
});
