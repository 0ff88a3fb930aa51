import { creditorReferenceOf } from '../../../lambdas/domain/creditor-reference/invoice-reference.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { aCase } from '../builders.ts';
import { type Random, seeded } from './random.ts';

export type BookDebtor = {
  readonly id: string;
  readonly name: string;
  readonly iban: string;
  /** A person has confirmed a payment from his account before. */
  readonly isAccountKnown: boolean;
  /** As the bank writes him: his own name, a trading name, or nothing. */
  readonly shown: string | undefined;
  /** Whoever pays for him in place of himself. */
  readonly paysFor?: string;
};
export type Book = {
  readonly debtors: readonly BookDebtor[];
  readonly cases: readonly Case[];
  readonly of: ReadonlyMap<string, readonly Case[]>;
};

const beginnings = 'BRA CLE DOR FLA GRI JUN KAL LOR MER NOV ORI PEL QUI RAS SOL TER ULM VAR WEL ZEN'.split(' ');
const middles = 'BO DI GU LE MA NI PO RU SE TI'.split(' ');
const ends = 'CQ DAN FEX GOR LIS MOT NEL PAR RIC TAN VOS WIN'.split(' ');
const trades = 'BATIMENT CONSEIL TRANSPORT BOULANGERIE MECANIQUE OPTIQUE NEGOCE IMPRIMERIE'.split(' ');
const forms = ['SAS', 'SARL', 'SA', 'EURL', 'GmbH', 'Ltd'];
/** Many customers pay the same price: an equal amount proves little there. */
const prices = [4_990, 9_900, 12_000, 24_000, 49_900];

function aName(random: Random): string {
  const own = `${random.pick(beginnings)}${random.pick(middles)}${random.pick(ends)}`;
  const parts = [own, ...(random.chance(0.6) ? [random.pick(trades)] : []), random.pick(forms)];
  return parts.map((part) => part[0] + (part.length > 4 ? part.slice(1).toLowerCase() : part.slice(1))).join(' ');
}

function shownAs(name: string, random: Random): string | undefined {
  if (random.chance(0.12)) return undefined;
  if (random.chance(0.12)) return aName(random).toUpperCase();
  const words = random.chance(0.3) ? name.split(' ').slice(0, -1).join(' ') : name;
  return (random.chance(0.7) ? words.toUpperCase() : words).slice(0, random.chance(0.2) ? 27 : 70);
}

/** Numbers one after the other, whoever is invoiced; some in other series, some near each other in length. */
function numberOf(index: number): string {
  if (index % 11 === 3) return `2026${String(index).padStart(5, '0')}`;
  if (index % 17 === 5) return `F26/${index}-A`;
  if (index % 23 === 7) return `FA-2026-${String(index).padStart(4, '0')}1`;
  return `FA-2026-${String(index).padStart(4, '0')}`;
}

function anOpenCase(index: number, debtorId: string, random: Random): Case {
  const number = numberOf(index);
  const amountMinor = random.chance(0.35) ? random.pick(prices) : 1_000 + random.below(900_000);
  const isPaid = random.chance(0.12);
  const day = 1 + random.below(28);
  const base = aCase({
    invoice: { number, amountMinor, dueDate: `2026-0${1 + random.below(8)}-${String(day).padStart(2, '0')}` },
    ...(isPaid && { status: 'paid', receivedMinor: amountMinor }),
  });
  // One in ten was posted before invoices got references.
  const reference = random.chance(0.9) && { creditorReference: creditorReferenceOf('main', number) };
  return { ...base, ...reference, invoice: { ...base.invoice, debtorId } };
}

/** Some thousand invoices of debtors who are as customers are. The same for the same seed. */
export function aBook(seed: number, howManyDebtors = 1_600): Book {
  const random = seeded(seed);
  const debtors = Array.from({ length: howManyDebtors }, (_, index): BookDebtor => {
    const name = aName(random);
    return {
      id: `C-${index}`,
      name,
      iban: `FR76${String(index).padStart(23, '0')}`,
      isAccountKnown: random.chance(0.3),
      shown: shownAs(name, random),
    };
  });
  const cases = Array.from({ length: howManyDebtors * 4 }, (_, index) =>
    anOpenCase(index + 100, random.pick(debtors).id, random),
  );
  return { debtors, cases, of: Map.groupBy(cases, ({ invoice }) => invoice.debtorId) };
}
