import { formatMoney } from '../domain/money.ts';
import { owedMinor } from './printed-invoice.ts';
import { longDate } from './printed-values.ts';
import type { ConfirmationContent, ReceiptContent } from './transactional-content.ts';
import { withheldPhrases } from './withheld-phrases.ts';
import type { RemainderFacts } from './wording/transactional-facts.ts';
import type { Wording } from './wording/wording.ts';

/** What remains of the invoice, asked for or not; null when nothing is owed any more. */
export const remainderOf = (
  { invoice, currency, payBy }: ReceiptContent | ConfirmationContent,
  wording: Wording,
): RemainderFacts | null => {
  if (owedMinor(invoice) === 0) return null;
  const { askedMinor, withheld } = invoice;
  return {
    asked: askedMinor > 0 ? formatMoney({ amountMinor: askedMinor, currency }, wording.locale) : null,
    deadline: payBy === null ? null : longDate(payBy, wording.locale),
    withheld: withheldPhrases(withheld, currency, wording),
  };
};
