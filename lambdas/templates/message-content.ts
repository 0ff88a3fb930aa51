import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { DebtorDetails, Locale } from '../domain/debtor.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import type { Currency } from '../domain/money.ts';

/** Whether the debtor is a company, a private person or a public body. */
export type DebtorKind = DebtorDetails['kind'];

/** Stages that a dunning message can lead with; a formal notice is a message of its own. */
export type MessageStage = Exclude<Stage, 'legalEscalation'>;

/** The company that is owed: who writes, its compulsory legal mentions, and the person who reads answers. */
export interface MessageCreditor {
  readonly name: string;
  /** Legal form as shown after the name, such as `SARL`. */
  readonly legalForm?: string | undefined;
  /** Address lines of the registered office. */
  readonly registeredOffice: readonly string[];
  /** Legal mentions, a line each: form and capital, SIREN, RCS and its town, VAT number (R123-237, R123-238 C. com.). */
  readonly legalMentions: readonly string[];
  readonly contact: { readonly name: string; readonly email: string; readonly phone?: string };
  /** Who signs: a person or a department, such as `Comptabilité clients`. */
  readonly senderName: string;
}

export interface MessageDebtor {
  readonly name: string;
  readonly kind: DebtorKind;
  readonly contactName?: string | undefined;
  /** Postal address, printed in a formal notice to name the party beyond doubt. */
  readonly addressLines?: readonly string[] | undefined;
}

/** Every way to pay one invoice, already checked against the accounts and link hosts of the creditor. */
export interface MessagePayment {
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
  readonly paymentLink?: string | undefined;
  /** What the debtor must quote for the payment to be recognized. */
  readonly reference: string;
}

/** What the policy will carry out, and from when, if nothing is paid. */
export interface MessageNextStep<Step extends string> {
  readonly stage: Step;
  readonly on: CivilDate;
}

/** One invoice as the message prints it; amounts in minor units of the section's currency. */
export interface PrintedInvoice {
  readonly number: string;
  readonly purchaseOrder?: string | undefined;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  /** Days since the due date on the day of writing; negative when not yet due. */
  readonly daysLate: number;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly balanceMinor: number;
  readonly documentUrl?: string | undefined;
  readonly payment: MessagePayment;
}

export interface DunningItem extends PrintedInvoice {
  /** The stage of this invoice in this message; never above the leading stage. */
  readonly stage: MessageStage;
  /** Until when we ask for the money: a business day. */
  readonly deadline: CivilDate;
  /** Null prints no consequence. */
  readonly nextStep: MessageNextStep<Exclude<Stage, 'courtesyNotice'> | 'legalDecision'> | null;
}

export interface FormalItem extends PrintedInvoice {
  readonly stage: 'legalEscalation';
}

/** The invoices of one currency. */
export interface MessageSection<Item> {
  readonly currency: Currency;
  readonly items: readonly Item[];
  /** Sum of the balances of the items, those not yet due included. */
  readonly totalBalanceMinor: number;
}

interface BaseContent {
  readonly locale: Locale;
  readonly creditor: MessageCreditor;
  readonly debtor: MessageDebtor;
  readonly writtenOn: CivilDate;
}

/** One dunning message of one window: the highest stage leads, the other invoices are listed. */
export interface DunningContent extends BaseContent {
  readonly kind: 'dunning';
  readonly leadingStage: MessageStage;
  readonly sections: readonly MessageSection<DunningItem>[];
  /** Late-payment interest and the 40 EUR indemnity: owed by business debtors only (L441-10, D441-5 C. com.). */
  readonly mentionsRecoveryCosts: boolean;
  readonly offersInstalments: boolean;
}

/** A formal notice (mise en demeure), sent alone. */
export interface FormalContent extends BaseContent {
  readonly kind: 'formal';
  readonly sections: readonly MessageSection<FormalItem>[];
  readonly mentionsRecoveryCosts: boolean;
  /** Days given to pay, and the business day on which they end. */
  readonly deadlineDays: number;
  readonly deadline: CivilDate;
  /** When the file goes to the person who decides; null prints no consequence at all. */
  readonly nextStep: MessageNextStep<'legalDecision'> | null;
}

/** Thanks for a payment, part or full. Transactional: it answers the debtor's own act. */
export interface ReceiptContent extends BaseContent {
  readonly kind: 'receipt';
  readonly invoice: Omit<PrintedInvoice, 'balanceMinor'> & {
    /** Until when the rest is expected; null when nothing remains. */
    readonly deadline: CivilDate | null;
  };
  readonly payment: {
    readonly amountMinor: number;
    readonly currency: Currency;
    readonly receivedOn: CivilDate;
    /** How the money came, in the debtor's words, such as `virement`. */
    readonly method?: string | undefined;
  };
  /** Principal that remains after this payment. */
  readonly balanceMinor: number;
  readonly isFull: boolean;
  /** What was paid beyond the balance; 0 when nothing. */
  readonly excessMinor: number;
}

/** All that a message to a debtor can say. */
export type MessageContent = DunningContent | FormalContent | ReceiptContent;

/** What is handed to the mail composer. */
export interface RenderedMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
