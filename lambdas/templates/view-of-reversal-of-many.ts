import { formatMoney } from '../domain/money.ts';
import { checkInvoice } from './check-invoice.ts';
import type { MessageView } from './message-view.ts';
import { remainderOfMany, severalOf, viewOfMany } from './of-many.ts';
import { longDate } from './printed-values.ts';
import type { ReversalOfManyContent } from './transactional-content.ts';
import type { Wording } from './wording/wording.ts';

/** The view of a message about one payment of several invoices that was taken back: what happened, and what is owed again. */
export const viewOfReversalOfMany = (content: ReversalOfManyContent, wording: Wording): MessageView => {
  const { items, payment, currency, reason } = content;
  items.forEach(checkInvoice);
  const { locale } = wording;
  const remainder = remainderOfMany(content, wording);
  const framing = wording.confirmation({
    kind: 'paymentReversed',
    number: '',
    several: severalOf(content, wording),
    reversed: formatMoney({ amountMinor: payment.amountMinor, currency }, locale),
    receivedOn: longDate(payment.receivedOn, locale),
    reason,
    remainder,
  });
  const isAsked = items.some(({ askedMinor }) => askedMinor > 0);
  // A mistake of ours is no place to count days, and asks in its own words for what was paid otherwise.
  const isDemand = isAsked && reason !== 'error';
  return viewOfMany(content, { framing, remainder, notes: [], isDemand }, wording);
};
