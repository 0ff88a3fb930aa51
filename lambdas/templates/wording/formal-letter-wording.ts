import type { FormalLetterView } from '../formal-letter-view.ts';

/** What the sentences of a formal notice on paper speak of; amounts and dates are already printed in the language. */
export interface FormalLetterFacts {
  readonly creditorName: string;
  readonly debtorName: string;
  readonly count: number;
  /** The invoice when the notice names only one. */
  readonly single: { readonly number: string; readonly dueDate: string } | null;
  /** All that is demanded, per currency. */
  readonly amount: string;
  readonly deadlineDays: number;
  readonly deadline: string;
  readonly isRegistered: boolean;
  /** Days from the presentation of the registered letter. */
  readonly registeredDays: number;
}

/** What a formal notice on paper says in one language. */
export interface FormalLetterWording {
  readonly title: string;
  readonly subject: (facts: FormalLetterFacts) => string;
  /** The name of the file, without its ending; the date is `YYYY-MM-DD`. */
  readonly fileName: (date: string) => string;
  readonly date: (date: string) => string;
  readonly greeting: string;
  readonly opening: (facts: FormalLetterFacts) => readonly string[];
  readonly columns: FormalLetterView['columns'];
  readonly caption: (count: number, currency: string | null) => string;
  readonly invoiceTotal: string;
  readonly principal: string;
  readonly interest: (asOf: string, isProvisional: boolean) => string;
  /** A fixed compensation that is owed for so many invoices. */
  readonly compensation: (each: string, count: number) => string;
  /** The same where it is not one sum for all. */
  readonly compensations: (count: number) => string;
  readonly demanded: string;
  readonly deadline: (facts: FormalLetterFacts) => string;
  /** From when the time counts where a registered letter takes this notice to the debtor too. */
  readonly registered: (facts: FormalLetterFacts) => string;
  readonly interestGoesOn: string;
  readonly interestFromNotice: (rate: string, law: string, isProvisional: boolean) => string;
  readonly consequence: string;
  readonly dispute: string;
  readonly crossed: string;
  readonly fromCreditor: (creditorName: string) => string;
  readonly signOff: string;
  readonly attachments: string;
  readonly annexTitle: string;
  readonly annexCaption: (currency: string) => string;
  readonly annexColumns: NonNullable<FormalLetterView['annex']>['columns'];
  readonly annexAsOf: (date: string) => string;
  readonly annexTotal: string;
  readonly settled: string;
  readonly annexOpen: string;
}
