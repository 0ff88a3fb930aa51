import type { CivilDate } from '../domain/calendar/civil-date.ts';

/** Every way to pay one invoice, already checked against the accounts and link hosts of the creditor. */
export interface MessagePayment {
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
  /** The factor to whom the invoice was assigned: he is paid, and nobody else. */
  readonly factor?: string | undefined;
  readonly paymentLink?: string | undefined;
  /** What the debtor must quote for the payment to be recognized. */
  readonly reference: string;
  /** What he knows the invoice by, where the reference does not tell it. */
  readonly besides?: string | undefined;
}

/** A part of what is owed that is not asked for, and why. */
export interface WithheldPart {
  readonly reason: 'disputed' | 'expectedCredit' | 'promised' | 'inInstalments' | 'held';
  readonly amountMinor: number;
  /** The day a promised part was promised for. */
  readonly promisedFor?: CivilDate | undefined;
}

/**
 * One invoice as the message prints it; amounts in minor units of the message's currency. Amount less what was paid,
 * credited and is withheld gives what is asked.
 */
export interface PrintedInvoice {
  readonly number: string;
  readonly purchaseOrder?: string | undefined;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  /** Days since the due date on the day of writing; negative when not yet due. */
  readonly daysLate: number;
  readonly amountMinor: number;
  readonly paidMinor: number;
  /** Credit notes, what was granted in disputes, and a small rest that was given up. */
  readonly creditedMinor: number;
  /** The numbers of the credit notes. */
  readonly creditNotes: readonly string[];
  readonly withheld: readonly WithheldPart[];
  readonly askedMinor: number;
  /** Since when the debtor can see the e-invoice on his platform; absent where nobody has told. */
  readonly availableOn?: CivilDate | undefined;
  readonly documentUrl?: string | undefined;
  readonly payment: MessagePayment;
}

/** What is still owed of an invoice, asked for or not, in minor units. */
export const owedMinor = ({
  amountMinor,
  paidMinor,
  creditedMinor,
}: Pick<PrintedInvoice, 'amountMinor' | 'paidMinor' | 'creditedMinor'>): number =>
  amountMinor - paidMinor - creditedMinor;
