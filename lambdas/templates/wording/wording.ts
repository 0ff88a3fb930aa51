import type { Locale } from '../../domain/debtor.ts';
import type { DebtorKind } from '../letter-head.ts';
import type { DunningItem, MessageStage } from '../message-content.ts';
import type { WithheldPart } from '../printed-invoice.ts';
import type { ClaimWording } from './claim-wording.ts';
import type { ConfirmationFacts, ReceiptFacts, ReceiptOfManyFacts } from './transactional-facts.ts';

/** A stage or decision that the policy will carry out, with its date already printed. */
export interface AnnouncedStep {
  readonly stage: NonNullable<DunningItem['nextStep']>['stage'];
  readonly on: string;
}

/** What the sentences of a dunning message speak of; amounts and dates are already printed in the language. */
export interface DunningFacts {
  readonly stage: MessageStage;
  /** Invoices at the leading stage: the sentences speak of them. */
  readonly count: number;
  /** The invoice when only one is at the leading stage. */
  readonly single: { readonly number: string; readonly dueDate: string; readonly daysLate: number } | null;
  /** Invoices asked for too, at a stage below. */
  readonly otherCount: number;
  /** Sum of the invoices at the leading stage, per currency. */
  readonly amount: string;
  /** Null when those invoices have different ones. */
  readonly deadline: string | null;
  /** Null when the invoices have different ones, or when nothing follows. */
  readonly nextStep: AnnouncedStep | null;
  /** The same without its date, which may differ from invoice to invoice. */
  readonly nextStage: AnnouncedStep['stage'] | null;
  readonly assumesOversight: boolean;
}

export interface FormalFacts {
  readonly creditorName: string;
  readonly debtorName: string;
  readonly count: number;
  /** The invoice when the notice names only one. */
  readonly single: { readonly number: string; readonly dueDate: string } | null;
  readonly amount: string;
  readonly deadlineDays: number;
  readonly deadline: string;
}

/** The words around a message's facts that do not depend on its kind. */
export interface Labels {
  readonly invoice: string;
  readonly due: string;
  readonly amount: string;
  readonly paid: string;
  /** What was credited, by so many credit notes. */
  readonly credited: (creditNotes: number) => string;
  readonly balance: string;
  /** In place of the balance where a part of it is not asked for. */
  readonly toPay: string;
  /** Caption of the table; the currency when there are several. */
  readonly invoices: (count: number, currency: string | null) => string;
  readonly total: (upcoming: string | null) => string;
  readonly issuedOn: (date: string) => string;
  readonly purchaseOrder: (number: string) => string;
  /** Since when the debtor can see the e-invoice. */
  readonly availableOn: (date: string) => string;
  readonly viewInvoice: string;
  readonly bankTransfer: (isOnlyWay: boolean) => string;
  /** Where to pay online when the invoices have pages of their own. */
  readonly payEachOnline: string;
  readonly payOnline: string;
  readonly beneficiary: string;
  readonly references: (count: number) => string;
  /** What to quote for one of many invoices, in its row. */
  readonly quoting: (reference: string) => string;
  /** What to quote for one of several invoices. */
  readonly referenceFor: (number: string) => string;
  /** That these invoices were assigned to a factor, whom alone to pay discharges (C. civ. art. 1324, 1346-5). */
  readonly assigned: (factor: string, count: number) => string;
  /** What to quote in place of a long list of references that are the invoices' numbers. */
  readonly invoiceNumbers: string;
  readonly creditor: string;
  readonly debtor: string;
  /** Null leaves the addressee out. */
  readonly dateLine: (date: string, debtorName: string | null) => string;
  readonly contact: (hasPhone: boolean) => string;
  readonly status: (daysLate: number) => string;
  /** The parts of an instalment plan. */
  readonly schedule: {
    readonly caption: string;
    readonly number: string;
    readonly due: string;
    readonly amount: string;
  };
}

export interface Framing {
  readonly title: string;
  readonly subject: string;
  readonly preheader: string;
  /** Before the amount: what the message is about. */
  readonly opening: readonly string[];
  /** After the amount: what is asked of the reader. */
  readonly request: readonly string[];
  readonly boxLabel: string;
}

/** Everything a message says in one language, stage by stage. Functions only arrange facts; they decide nothing. */
export interface Wording {
  readonly locale: Locale;
  readonly labels: Labels;
  readonly greeting: (name: string | null, isFirm: boolean) => string;
  readonly signOff: (kind: MessageStage | 'formal' | 'receipt', name: string | null) => string;
  readonly dunning: (facts: DunningFacts) => Framing;
  readonly formal: (facts: FormalFacts) => Framing & { readonly greeting: string };
  readonly receipt: (facts: ReceiptFacts) => Framing;
  readonly receiptOfMany: (facts: ReceiptOfManyFacts) => Framing;
  /** What of a payment went to one invoice, where others have paid it too. */
  readonly partOfPayment: (amount: string) => string;
  readonly promiseKept: (amount: string, promisedFor: string) => string;
  readonly confirmation: (facts: ConfirmationFacts) => Framing;
  /** A part that is not asked for, and why; the date of a promised one. */
  readonly withheldPart: (reason: WithheldPart['reason'], amount: string, promisedFor: string | null) => string;
  /** Under an amount that is asked: what it leaves out. */
  readonly without: (parts: string) => string;
  /** The same of one invoice in the list. */
  readonly withoutOfInvoice: (parts: string) => string;
  readonly firstInstalment: (amount: string, dueOn: string) => string;
  /** Under the balance: until when, or where the dates are. */
  readonly payBy: (deadline: string | null) => string;
  /** The same of one part of the balance. */
  readonly payPartBy: (amount: string, deadline: string) => string;
  readonly upcoming: (amount: string) => string;
  /** That a statement of account is attached. */
  readonly statementAttached: string;
  /** Under the balance: what was paid that is on no invoice yet. */
  readonly unappliedMoney: (amount: string) => string;
  /** What is asked of one invoice among others that stand elsewhere. */
  readonly invoiceNote: (stage: MessageStage, deadline: string) => string;
  readonly nextStep: (step: AnnouncedStep) => string;
  /** That the signed letter is attached, and goes by registered letter too. */
  readonly formalLetter: (registeredDays: number | null) => string;
  /** What follows a formal notice that is not paid by its deadline. */
  readonly legalDecision: (deadline: string, on: string) => string;
  /** What is owed for lateness beside what is asked: interest, and of professionals the fixed compensation. */
  readonly claim: ClaimWording;
  readonly instalments: string;
  readonly questions: (
    stage: MessageStage,
    debtorKind: DebtorKind,
  ) => {
    readonly heading: string;
    readonly items: readonly string[];
    readonly closing: string;
  };
  readonly dispute: string;
  /** What to do if it is paid already; money for what is not due yet cannot have been lost for days. */
  readonly crossed: (isDue: boolean) => string;
}
