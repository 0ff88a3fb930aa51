import type { CivilDate } from '../calendar/civil-date.ts';
import type { Currency } from '../money.ts';
import type { TypeMeaning } from './type-codes.ts';

/** A number that a registry, a tax office or a party gave to a party. */
export type PartyIdentifier = {
  /** `siren`, `siret`, `vat`, `gln`, the code of the registry (ISO 6523, as written), or `unspecified`. */
  readonly scheme: string;
  readonly value: string;
};

/** A seller (BG-4), a buyer (BG-7) or a payee (BG-10). Personal data where it is a person. */
export type EInvoiceParty = {
  readonly name?: string | undefined;
  readonly tradingName?: string | undefined;
  /** Street lines, in the order they stand there. */
  readonly addressLines: readonly string[];
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  /** ISO 3166-1 alpha-2, as written. */
  readonly country?: string | undefined;
  readonly identifiers: readonly PartyIdentifier[];
  /** BT-34, BT-49: where e-invoices are sent to, with the scheme of the EAS list; `EM` is an e-mail address. */
  readonly electronicAddress?: { readonly scheme?: string | undefined; readonly value: string } | undefined;
  /** Of the contact (BT-43, BT-58), then of an `EM` endpoint, without repeats. */
  readonly emails: readonly string[];
};

/** One way to pay it (BG-16). */
export type EInvoicePaymentMeans = {
  /** BT-81, UNTDID 4461: `30` and `58` are credit transfers, `49` and `59` direct debits. */
  readonly code?: string | undefined;
  /** BT-84 without spaces, when it is an IBAN that can be paid to. */
  readonly iban?: string | undefined;
  /** BT-84 without spaces, when it is meant to be an IBAN and cannot be one. */
  readonly unusableIban?: string | undefined;
  /** BT-84 as written, when it is an account of a national system. */
  readonly otherAccount?: string | undefined;
  /** BT-86. */
  readonly bic?: string | undefined;
};

/** BT-21 and BT-22: `PMD`, `PMT` and `AAB` are what French law has printed about late payment and discount. */
export type EInvoiceNote = { readonly code?: string | undefined; readonly text: string };

/** BG-3. */
export type PrecedingInvoice = { readonly number: string; readonly issueDate?: CivilDate | undefined };

/** The totals of an invoice (BG-22), in minor units of its currency; what it does not say is absent. */
export type EInvoiceTotals = {
  /** BT-106. */
  readonly linesMinor?: number | undefined;
  /** BT-107. */
  readonly allowancesMinor?: number | undefined;
  /** BT-108. */
  readonly chargesMinor?: number | undefined;
  /** BT-109. */
  readonly netMinor?: number | undefined;
  /** BT-110. */
  readonly vatMinor?: number | undefined;
  /** BT-112. */
  readonly grossMinor?: number | undefined;
  /** BT-113. */
  readonly paidMinor?: number | undefined;
  /** BT-114. */
  readonly roundingMinor?: number | undefined;
};

/** When it is to be paid, and who says so. `none`: the policy's default term counts, and the case says so. */
export type EInvoiceDueDate =
  { readonly from: 'stated' | 'terms'; readonly on: CivilDate } | { readonly from: 'none'; readonly on?: undefined };

/** An electronic invoice by the meaning of EN 16931, whatever syntax and profile it came in. */
export type EInvoice = {
  readonly syntax: 'ubl' | 'cii';
  /** BT-24, as written. */
  readonly profile?: string | undefined;
  /** BT-1. */
  readonly number: string;
  /** BT-3, UNTDID 1001. */
  readonly typeCode?: string | undefined;
  /** Whether the buyer owes it, or is owed it: by type code, root element and the sign of the payable amount. */
  readonly kind: 'invoice' | 'creditNote';
  readonly means: TypeMeaning;
  /** BT-2. */
  readonly issueDate: CivilDate;
  /** BT-9. */
  readonly dueDate: EInvoiceDueDate;
  /** BT-5. */
  readonly currency: Currency;
  /** BT-115 as written, sign included; zero when there is nothing left to pay. */
  readonly payableMinor: number;
  readonly totals: EInvoiceTotals;
  readonly seller: EInvoiceParty;
  /** Always with a name. */
  readonly buyer: EInvoiceParty & { readonly name: string };
  /** Who is paid instead of the seller: a factor, for instance. */
  readonly payee?: EInvoiceParty | undefined;
  readonly paymentMeans: readonly EInvoicePaymentMeans[];
  /** The account to pay into: the first usable IBAN of a credit transfer. */
  readonly account?: { readonly iban: string; readonly bic?: string | undefined } | undefined;
  /** BT-83. */
  readonly paymentReference?: string | undefined;
  /** BT-89. */
  readonly mandate?: string | undefined;
  /** BT-20, for people to read; no date is taken from it. */
  readonly paymentTerms?: string | undefined;
  readonly notes: readonly EInvoiceNote[];
  readonly precedingInvoices: readonly PrecedingInvoice[];
  /** BT-13. */
  readonly purchaseOrder?: string | undefined;
  /** BT-10. */
  readonly buyerReference?: string | undefined;
  /** When the VAT in it falls due (BT-8): with its issue or delivery, or as it is paid; nothing when it says neither, or both. */
  readonly vatDueOn?: 'issue' | 'receipt' | undefined;
};

/** One thing that is wrong with it, and the terms of EN 16931 that it touches. */
export type EInvoiceWarning = {
  readonly code: string;
  readonly message: string;
  readonly terms: readonly string[];
};

/** What became of reading a file: `flag` is accepted with warnings, nothing of a refused file is used. */
export type EInvoiceReading =
  | { readonly outcome: 'accept'; readonly invoice: EInvoice; readonly warnings: readonly [] }
  | { readonly outcome: 'flag'; readonly invoice: EInvoice; readonly warnings: readonly EInvoiceWarning[] }
  | {
      readonly outcome: 'reject';
      readonly code: string;
      readonly reason: string;
      /** What could be read all the same, only to show what was refused. */
      readonly invoice?: Partial<EInvoice> | undefined;
    };

/** What the buyer owes or is owed, in minor units, never below zero. */
export function amountOf({ payableMinor }: EInvoice): number {
  return Math.abs(payableMinor);
}
