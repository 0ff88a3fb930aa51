import * as fc from 'fast-check';

/** One member for each of the kinds. */
export type Each<Kind extends string, Fields> = Kind extends string
  ? { readonly kind: Kind } & Readonly<Fields>
  : never;

export const common = {
  day: fc.integer({ min: 1, max: 110 }),
  invoice: fc.integer({ min: 0, max: 2 }),
  // The same request may come again: nobody may notice.
  times: fc.constantFrom(1, 1, 2),
  nth: fc.integer({ min: 0, max: 3 }),
};

export const kindOf = <const Kinds extends readonly string[]>(...kinds: Kinds): fc.Arbitrary<Kinds[number]> =>
  fc.constantFrom<Kinds[number]>(...kinds);
