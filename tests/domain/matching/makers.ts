import type { Case } from '../../../lambdas/domain/case/case.ts';
import { payableMinor } from '../../../lambdas/domain/case/record-payment.ts';
import type { Book } from './book.ts';
import type { Random } from './random.ts';
import { around, digits, grouped, mangled, misread, noise, typed } from './written.ts';

/** What a payer sends; what is not said is that of the first of his invoices. */
export type Made = {
  readonly text: string;
  readonly amountMinor?: number;
  readonly creditorReference?: string;
  readonly endToEndId?: string;
  /** Another one than the debtor has paid, or nobody of the book. */
  readonly payer?: { readonly name?: string; readonly iban: string };
  readonly truth?: readonly Case[] | null;
};

/** What is owed of them. */
export const sum = (cases: readonly Case[]): number => cases.reduce((total, dunned) => total + payableMinor(dunned), 0);
type Maker = (own: readonly [Case, ...Case[]], random: Random, book: Book) => Made;

const anyCase = (random: Random, { cases }: Book): Case => random.pick(cases);
const stranger = (random: Random) => ({
  name: `SUPPLIER ${digits(random, 3)}`,
  iban: `DE${digits(random, 20)}`,
});
const rfOf = (dunned: Case): string => dunned.creditorReference ?? dunned.invoice.number;

/** What payers do, with how often of a thousand. */
export const makers: Readonly<Record<string, readonly [number, Maker]>> = {
  'reference in its field': [
    120,
    ([one], random) => ({ text: random.chance(0.5) ? '' : noise(random), creditorReference: rfOf(one) }),
  ],
  'reference in the text': [110, ([one], random) => ({ text: around(random, grouped(rfOf(one), random)) })],
  'reference, part of the sum': [
    15,
    ([one], random) => ({
      text: rfOf(one),
      amountMinor: Math.max(1, Math.floor(payableMinor(one) / 3)) || random.below(99),
    }),
  ],
  'reference with a typing error': [
    20,
    ([one], random) => ({ text: around(random, grouped(typed(rfOf(one), random), random)) }),
  ],
  'reference cut off': [10, ([one], random) => ({ text: around(random, rfOf(one).slice(0, 9)).slice(0, 140) })],
  'number as it is': [160, ([one], random) => ({ text: around(random, one.invoice.number) })],
  'number mangled': [150, ([one], random) => ({ text: around(random, mangled(one.invoice.number, random)) })],
  'number as end-to-end id': [20, ([one], random) => ({ text: noise(random), endToEndId: one.invoice.number })],
  'end-to-end id of the payer': [
    15,
    ([one], random) => ({ text: around(random, one.invoice.number), endToEndId: `2026${digits(random, 5)}` }),
  ],
  'bank charges taken off': [
    20,
    ([one], random) => ({
      text: around(random, mangled(one.invoice.number, random)),
      amountMinor: Math.max(1, payableMinor(one) - 1_500),
    }),
  ],
  'part of the sum': [
    20,
    ([one], random) => ({
      text: around(random, one.invoice.number),
      amountMinor: Math.max(1, Math.floor(payableMinor(one) / 2)),
    }),
  ],
  'too much': [
    10,
    ([one], random) => ({ text: around(random, one.invoice.number), amountMinor: payableMinor(one) + 5_000 }),
  ],
  'several numbers': [
    70,
    (own, random) => {
      const some = own.slice(0, 2 + random.below(3));
      const numbers = some.map(({ invoice }) => mangled(invoice.number, random));
      return { text: around(random, numbers.join(random.pick([' ', ', ', ' ET ', '\n', '+', ';']))), truth: some };
    },
  ],
  'long list cut at 140': [
    25,
    (own, random) => {
      const list = own.map(({ invoice }) => invoice.number).join(' ');
      const filler = 'REGLEMENT DE VOS FACTURES DU MOIS SELON RELEVE DE COMPTE TRANSMIS PAR COURRIEL '.repeat(2);
      const kept = Math.max(20, 140 - random.below(list.length + 1));
      return { text: `${filler.slice(0, kept)} ${list}`.slice(0, 140), truth: own };
    },
  ],
  'wrong number': [40, ([one], random) => ({ text: around(random, typed(one.invoice.number, random)) })],
  'number of somebody else': [
    15,
    (_own, random, book) => ({ text: around(random, anyCase(random, book).invoice.number) }),
  ],
  'number of another own invoice': [
    15,
    // Which of his debts he pays is his to say (C. civ., art. 1342-10): the one he names is right, too.
    ([one, other = one], random) => ({
      text: around(random, other.invoice.number),
      amountMinor: payableMinor(one) || one.invoice.amount.amountMinor,
      truth: [one, other],
    }),
  ],
  'read by a machine': [30, ([one], random) => ({ text: around(random, misread(one.invoice.number, random)) })],
  'no reference': [60, (_own, random) => ({ text: noise(random) })],
  'no reference, several invoices': [20, (own, random) => ({ text: noise(random), truth: own.slice(0, 3) })],
  'paid for by somebody else': [
    20,
    ([one], random) => ({ text: around(random, one.invoice.number), payer: stranger(random) }),
  ],
  'paid for by another debtor': [
    10,
    ([one], random, { debtors }) => {
      const { name, iban } = random.pick(debtors);
      return { text: around(random, random.chance(0.5) ? rfOf(one) : one.invoice.number), payer: { name, iban } };
    },
  ],
  'invoices of two debtors': [
    10,
    ([one], random, book) => {
      const other = anyCase(random, book);
      return {
        text: around(random, `${one.invoice.number} ${other.invoice.number}`),
        truth: [one, other],
        amountMinor: Math.max(1, sum([...new Set([one, other])])),
        payer: stranger(random),
      };
    },
  ],
  'not for us': [
    30,
    (_own, random, book) => ({
      text: around(
        random,
        random.pick([`AVOIR ${digits(random, 5)}`, `REMB FA-2025-${digits(random, 4)}`, `FA-${digits(random, 7)}`]),
      ),
      amountMinor: random.chance(0.5) ? Math.max(1, payableMinor(anyCase(random, book))) : 100 + random.below(90_000),
      payer: stranger(random),
      truth: null,
    }),
  ],
};
