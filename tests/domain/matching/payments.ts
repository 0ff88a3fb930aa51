import type { BankEntry } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Book, BookDebtor } from './book.ts';
import { type Made, makers, sum } from './makers.ts';
import { seeded } from './random.ts';

/** A payment with what is true of it: whose it is and what it is for; nobody's when it has nothing to do with the book. */
export type BookPayment = {
  readonly kind: string;
  readonly entry: BankEntry;
  readonly truth: { readonly debtorIds: readonly string[]; readonly invoiceIds: readonly string[] } | null;
};

const drawn = Object.entries(makers).flatMap(([kind, [often]]) => Array.from({ length: often }, () => kind));

function counterpartyOf(debtor: BookDebtor, made: Made): NonNullable<BankEntry['counterparty']> {
  if (made.payer) return made.payer;
  return { iban: debtor.iban, ...(debtor.shown !== undefined && { name: debtor.shown }) };
}

/** So many payments of the debtors of a book, right and wrong. The same for the same seed. */
export function paymentsOf(book: Book, count: number, seed: number): BookPayment[] {
  const random = seeded(seed);
  const payers = book.debtors.filter(({ id }) => (book.of.get(id) ?? []).length > 0);
  return Array.from({ length: count }, (): BookPayment => {
    const debtor = random.pick(payers);
    const own = (book.of.get(debtor.id) ?? []).toSorted(() => random.next() - 0.5) as [Case, ...Case[]];
    const kind = random.pick(drawn);
    const made = makers[kind]?.[1](own, random, book) ?? { text: '' };
    const truth = made.truth === undefined ? [own[0]] : made.truth;
    const owedMinor = truth ? sum(truth) : 0;
    // Of what is paid already the whole amount comes a second time.
    const amountMinor = made.amountMinor ?? (owedMinor || own[0].invoice.amount.amountMinor);
    const { creditorReference, endToEndId, text } = made;
    const isAccountShown = made.payer !== undefined || random.chance(0.8);
    const counterparty = counterpartyOf(debtor, made);
    const entry: BankEntry = {
      amountMinor,
      currency: 'EUR',
      sign: 'credit',
      bookedOn: '2026-09-15',
      status: 'BOOK',
      references: [creditorReference, endToEndId].filter((each) => each !== undefined),
      text,
      counterparty: isAccountShown ? counterparty : { ...(counterparty.name && { name: counterparty.name }) },
      ...(creditorReference !== undefined && { creditorReference }),
      ...(endToEndId !== undefined && { endToEndId }),
    };
    return {
      kind,
      entry,
      truth: truth && {
        debtorIds: [...new Set(truth.map(({ invoice }) => invoice.debtorId))],
        invoiceIds: truth.map(({ id }) => id),
      },
    };
  });
}
