/**
 * What an invoice says, as text and in no syntax: what UBL and CII readers fill in, and the rules look at. Terms that
 * may stand once are lists here, so that a file which says two things is noticed.
 */
export type WrittenInvoice = {
  readonly syntax: 'ubl' | 'cii';
  /** The root element of UBL tells; that of CII does not. */
  readonly root?: 'invoice' | 'creditNote' | undefined;
  readonly profile: string;
  readonly numbers: readonly string[];
  readonly typeCodes: readonly string[];
  readonly issueDates: readonly WrittenDate[];
  readonly dueDates: readonly WrittenDate[];
  /** Days that other structured terms name: of instalments, of payment means. */
  readonly termDates: readonly WrittenDate[];
  /** Days from the issue date, where the file says so in figures. */
  readonly netDays: readonly string[];
  readonly currencies: readonly string[];
  readonly totals: Readonly<Record<TotalTerm, readonly WrittenAmount[]>>;
  /** BT-131 of the lines that count, by each way of counting them; the first one is the usual. */
  readonly lineAmounts: readonly (readonly WrittenAmount[])[];
  readonly allowanceAmounts: readonly WrittenAmount[];
  readonly chargeAmounts: readonly WrittenAmount[];
  /** BT-117, in the invoice's currency. */
  readonly vatAmounts: readonly WrittenAmount[];
  /** What an extension has paid by third parties on top of BT-115. */
  readonly thirdPartyAmounts: readonly WrittenAmount[];
  readonly seller: WrittenParty;
  readonly buyer: WrittenParty;
  readonly payee?: WrittenParty | undefined;
  readonly paymentMeans: readonly WrittenPaymentMeans[];
  readonly paymentReferences: readonly string[];
  readonly mandate?: string | undefined;
  readonly paymentTerms: readonly string[];
  readonly notes: readonly { readonly code?: string | undefined; readonly text: string }[];
  readonly precedingInvoices: readonly {
    readonly number?: string | undefined;
    readonly issueDates: readonly WrittenDate[];
  }[];
  readonly purchaseOrder?: string | undefined;
  readonly buyerReference?: string | undefined;
  /** BT-8. */
  readonly vatPointCodes: readonly string[];
};

/** A total of BG-22 by its term: BT-106 sum of lines … BT-115 payable. */
export const totalTerms = [
  'BT-106',
  'BT-107',
  'BT-108',
  'BT-109',
  'BT-110',
  'BT-112',
  'BT-113',
  'BT-114',
  'BT-115',
] as const;
export type TotalTerm = (typeof totalTerms)[number];

export type WrittenAmount = { readonly text: string; readonly currency?: string | undefined };

/** `format` is a code of UNTDID 2379 in CII, `xsd` for dates of XML Schema. */
export type WrittenDate = { readonly text: string; readonly format: string };

export type WrittenIdentifier = { readonly scheme?: string | undefined; readonly value: string };

export type WrittenParty = {
  readonly names: readonly string[];
  readonly tradingName?: string | undefined;
  readonly hasAddress: boolean;
  readonly addressLines: readonly string[];
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  /** BT-29, BT-46, BT-60. */
  readonly identifiers: readonly WrittenIdentifier[];
  /** BT-30, BT-47, BT-61. */
  readonly registrations: readonly WrittenIdentifier[];
  /** BT-31, BT-48. */
  readonly vatIds: readonly string[];
  readonly endpoint?: WrittenIdentifier | undefined;
  /** BT-43, BT-58. */
  readonly contactEmails: readonly string[];
};

export type WrittenPaymentMeans = {
  readonly code?: string | undefined;
  /** BG-17 is there, with or without an account in it. */
  readonly hasAccount: boolean;
  readonly account?: string | undefined;
  /** The file itself calls the account an IBAN. */
  readonly isCalledIban: boolean;
  readonly bic?: string | undefined;
};
