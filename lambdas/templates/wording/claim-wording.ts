/** What a message says of late payment in one language; amounts, rates and dates are already printed. */
export interface ClaimWording {
  readonly caption: (asOf: string, currency: string | null) => string;
  /** Over what is not computed yet. */
  readonly captionAlone: string;
  readonly rateRange: (lowest: string, highest: string) => string;
  readonly interest: (rates: string, isProvisional: boolean) => string;
  /** For so many invoices; `each` is null where it is not one sum for all. */
  readonly compensation: (each: string | null, count: number) => string;
  readonly total: string;
  /** Beside one of several invoices: interest and compensation, apart. */
  readonly ofInvoice: (sums: string) => string;
  /** What is to be paid now, without these sums. */
  readonly whatToPay: (amount: string) => string;
  readonly provisional: string;
  readonly basis: (laws: string) => string;
  /** Formal notices: under all that is demanded, how much of it is for late payment. */
  readonly included: (late: string) => string;
  readonly totalLate: string;
  readonly goesOn: string;
  readonly letterExplains: string;
  /** Interest runs only from this notice. */
  readonly fromNotice: (rate: string, law: string, isProvisional: boolean) => string;
}
