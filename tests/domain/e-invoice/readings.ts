import type { EInvoice, EInvoiceReading } from '../../../lambdas/domain/e-invoice/e-invoice.ts';

/** The codes of what is wrong with it, or of why it is refused. */
export const codesOf = (reading: EInvoiceReading) =>
  reading.outcome === 'reject' ? [reading.code] : reading.warnings.map(({ code }) => code);

/** What it says; fails where it is refused. */
export function invoiceIn(reading: EInvoiceReading): EInvoice {
  if (reading.outcome === 'reject') throw new Error(`${reading.code}: ${reading.reason}`);
  return reading.invoice;
}
