/** Where in the intake bucket each kind of file lies; a function is given the right to some of them. */
export const intakePrefixes = {
  /** Bulk files of invoices, below `bulk/invoices/`, and of payments, below `bulk/payments/`. */
  bulk: 'bulk/',
  eInvoices: 'e-invoices/',
  bankStatements: 'bank-statements/',
  /** What became of each file that was dropped. */
  results: 'results/',
  /** What Relance itself writes on the way from a bulk file to its result. */
  work: 'work/',
} as const;
export type IntakePrefix = (typeof intakePrefixes)[keyof typeof intakePrefixes];
