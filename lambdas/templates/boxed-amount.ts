import { owedMinor } from './printed-invoice.ts';
import type { ConfirmationContent } from './transactional-content.ts';

/**
 * The amount that the reader must not miss, in minor units: what is to pay, or, when that is nothing, what went back, what
 * is in question, or what is open.
 */
export const boxedMinor = ({ about, askedMinor, invoice }: ConfirmationContent): number => {
  if (askedMinor > 0) return askedMinor;
  if (about.kind === 'paymentReversed') return about.amountMinor;
  if (about.kind !== 'callFollowUp') return askedMinor;
  return about.said.what === 'dispute' ? about.said.disputedMinor : owedMinor(invoice);
};
