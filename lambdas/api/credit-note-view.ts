import type * as z from 'zod';
import { allocatedMinor } from '../domain/payment/match-payment.ts';
import type { PaymentRecord } from '../domain/payment/payment-record.ts';
import type { takenCreditNoteAnswer } from './answers/taken-credit-note.ts';

type View = z.infer<typeof takenCreditNoteAnswer>;

/** A credit note that was taken, the invoices it came off, and what none of them had room for. */
export function takenCreditNoteView(
  { id, parts, rest }: PaymentRecord,
  {
    number,
    issuedOn,
    currency,
    isRepeated,
    warnings,
  }: Pick<View['creditNote'], 'number' | 'issuedOn'> &
    Pick<View, 'isRepeated' | 'warnings'> & {
      readonly currency: View['creditNote']['amount']['currency'];
    },
): View {
  // What people allocate later has ids of its own.
  const first = parts.filter(({ paymentId }) => paymentId === id);
  const unappliedMinor = rest?.amountMinor ?? 0;
  return {
    creditNote: {
      number,
      amount: { amountMinor: allocatedMinor(first) + unappliedMinor, currency },
      issuedOn,
      debtorId: first[0]?.debtorId ?? rest?.debtorId ?? null,
      allocations: first.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
      unappliedMinor,
    },
    isRepeated,
    ...(first[0] && { appliedTo: first[0].invoiceId }),
    warnings,
  };
}
