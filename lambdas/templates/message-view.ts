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
  /** What was credited, and by which credit notes; null when nothing. */
  readonly credited: (LabeledValue & { readonly creditNotes: readonly string[] }) | null;
  /** False when the balance is the amount: a phone shows only the balance then. */
  readonly isReduced: boolean;
  readonly balance: string;
  /** What the message says of this invoice alone: what is not asked for, and what its stage says when they differ. */
  readonly notes: readonly string[];
  readonly document: ActionLink | null;
  /** Its own payment page, when the invoices of the message have different ones. */
  readonly payment: ActionLink | null;
}

export interface InvoiceTable {
  readonly caption: string;
  readonly rows: readonly InvoiceRow[];
  /** Null when there is one invoice, whose balance says it. */
  readonly total: LabeledValue | null;
}

/** The parts of an instalment plan, in the order of their dates. */
export interface ScheduleTable {
  readonly caption: string;
  readonly columns: { readonly number: string; readonly due: string; readonly amount: string };
  readonly rows: readonly { readonly number: string; readonly due: string; readonly amount: string }[];
  readonly total: LabeledValue;
}

/** One bank account, and which invoices it is for when there are several accounts. */
export interface BankTransfer {
  readonly heading: string;
  readonly details: readonly LabeledValue[];
  /** Why only a payment to this account discharges, where the invoices were assigned; else null. */
  readonly note: string | null;
}

/** What is owed for lateness in one currency, beside what the message asks for. */
export interface ClaimBlock {
  readonly caption: string;
  /** Interest, compensation, and their sum last. */
  readonly lines: readonly LabeledValue[];
  readonly notes: readonly string[];
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
  /** Confirmed instalment plans only. */
  readonly schedule: ScheduleTable | null;
  readonly balances: readonly BalanceBox[];
  /** The one button; null when invoices are paid on different pages. */
  readonly primaryAction: ActionLink | null;
  /** Where to find the payment pages when the invoices have different ones. */
  readonly payHint: string | null;
  readonly transfers: readonly BankTransfer[];
  /** What is asked, what follows, and what to do if it is paid already. */
  readonly request: readonly string[];
  readonly tables: readonly InvoiceTable[];
  readonly columns: {
    readonly invoice: string;
    readonly due: string;
    readonly amount: string;
    readonly paid: string;
    readonly balance: string;
  };
  /** After the invoices; none in most messages. */
  readonly claims: readonly ClaimBlock[];
  /** Instalments and the like. */
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
