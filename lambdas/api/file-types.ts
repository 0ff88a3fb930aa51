/** How e-invoices are sent: XML in UBL or CII, a PDF with one attached, or either without a word about which it is. */
export const eInvoiceTypes: readonly string[] = [
  'application/xml',
  'text/xml',
  'application/pdf',
  'application/octet-stream',
];
