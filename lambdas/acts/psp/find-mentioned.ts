import type { Case } from '../../domain/case/case.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { namedCases, payerOf } from '../../domain/payment/match-payment.ts';
import type { Mention } from '../../domain/psp/mention.ts';
import type { Store } from '../../ports/store.ts';
import { findPayees } from '../find-payees.ts';

/** Invoices of several debtors are never meant by one payment of one of them. */
function ofOneDebtor(cases: readonly Case[]): readonly string[] {
  return payerOf(cases, undefined) === null ? [] : cases.map(({ id }) => id);
}

/** The longest number or id of an invoice. */
const longest = 80;

/**
 * The invoices of a creditor that an event names: by what was said to be their number or id, else by its text as far as
 * that is sure; none otherwise.
 */
export async function findMentioned(
  deps: { readonly store: Store },
  creditor: string,
  { references, text }: Mention,
): Promise<readonly string[]> {
  if (text === '') return [];
  const ids = references
    .filter(({ length }) => length <= longest)
    .flatMap((reference) => [reference, invoiceIdOf(creditor, reference)]);
  const { cases } = ids.length > 0 ? await deps.store.load({ cases: [...new Set(ids)] }) : { cases: [] };
  const said = ofOneDebtor(cases.filter(({ invoice }) => invoice.creditor === creditor));
  if (said.length > 0) return said;
  // The sum does not matter to what the text names: the currency and the receipt are looked at when it is booked.
  const sought = {
    id: 'any',
    creditor,
    amount: { amountMinor: 1, currency: 'EUR' as const },
    receivedOn: '1970-01-01',
  };
  const found = await findPayees(deps, { ...sought, text });
  const { named, unclear } = namedCases(text, found.cases);
  return unclear.length > 0 ? [] : ofOneDebtor(named);
}
