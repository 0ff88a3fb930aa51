import type { Locale } from '../domain/debtor.ts';

/** A label and its value, such as `IBAN` and the number. */
export interface LabeledValue {
  readonly label: string;
  readonly value: string;
}

/** A link shown as a button or a phrase, and always also by its address. */
export interface ActionLink {
  readonly label: string;
  readonly url: string;
}

/** The amount that the reader must not miss, one per currency. */
export interface BalanceBox {
  readonly label: string;
  readonly amount: string;
  readonly details: readonly string[];
}

export interface InvoiceRow {
  readonly number: string;
  readonly numberDetails: readonly string[];
  readonly due: string;
  readonly status: string;
  readonly isLate: boolean;
  readonly amount: string;
  readonly paid: string;
  readonly balance: string;
  /** What the message says of this invoice alone, when the invoices differ. */
  readonly note: string | null;
  readonly document: ActionLink | null;
}

export interface InvoiceTable {
  readonly caption: string;
  readonly rows: readonly InvoiceRow[];
  readonly totalLabel: string;
  readonly total: string;
}

/** One bank account or payment page, and what it serves. */
export interface WayToPay {
  readonly heading: string | null;
  readonly details: readonly LabeledValue[];
  readonly link: ActionLink | null;
}

/** A message ready for layout: every string final, in the debtor's language; the same for HTML and text. */
export interface MessageView {
  readonly locale: Locale;
  readonly subject: string;
  /** First line that mail programs show beside the subject. */
  readonly preheader: string;
  readonly title: string;
  /** Date and addressee. */
  readonly dateLine: string;
  readonly creditorName: string;
  /** Creditor and debtor in full; formal notices only. */
  readonly parties: readonly LabeledValue[];
  readonly greeting: string;
  readonly opening: readonly string[];
  readonly balances: readonly BalanceBox[];
  /** The one button; null when invoices are paid on different pages. */
  readonly primaryAction: ActionLink | null;
  readonly tables: readonly InvoiceTable[];
  readonly columns: {
    readonly invoice: string;
    readonly due: string;
    readonly amount: string;
    readonly paid: string;
    readonly balance: string;
  };
  readonly payHeading: string;
  readonly waysToPay: readonly WayToPay[];
  /** What follows, recovery costs, instalments. */
  readonly notes: readonly string[];
  readonly questions: { readonly heading: string; readonly items: readonly string[]; readonly closing: string } | null;
  readonly closing: readonly string[];
  readonly signOff: string;
  readonly signature: readonly string[];
  readonly contact: {
    readonly intro: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string | null;
  };
  readonly footer: readonly string[];
}
