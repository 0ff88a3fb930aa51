import type { DebtorKind } from '../debtor-kind.ts';
import { type RegimeId, regimeIdSchema } from './regime.ts';
import { regimes } from './regimes.ts';

/** No rules are known for such a debtor; `missing` says what would have to be read. */
export type UnknownRegime = {
  readonly kind: 'unknownRegime';
  readonly country: string;
  readonly debtorKind: DebtorKind;
  readonly missing: string;
};

/** What the law of a country would need, where that much is known. */
const missing = new Map([
  ['BE consumer', 'the caps of Book XIX of the code of economic law'],
  ['ES consumer', 'the yearly "interés legal del dinero"'],
  ['IT consumer', 'the yearly legal rate of article 1284 of the civil code'],
  ['LU consumer', 'the yearly legal rate for consumers, and whether the invoice mentions it'],
  ['GB consumer', 'nothing: the Act of 1998 does not apply to consumers, only the contract does'],
]);

/** The regime of a debtor by his country (ISO 3166-1) and kind; refused by name when its rules are not known. */
export function regimeOf(country: string, debtorKind: DebtorKind): RegimeId | UnknownRegime {
  const known = regimeIdSchema.options.find(
    (id) => regimes[id].country === country && regimes[id].debtorKinds.includes(debtorKind),
  );
  if (known !== undefined) return known;
  return {
    kind: 'unknownRegime',
    country,
    debtorKind,
    missing:
      missing.get(`${country} ${debtorKind}`) ?? `the rules of ${country} about late payment by a ${debtorKind} debtor`,
  };
}
