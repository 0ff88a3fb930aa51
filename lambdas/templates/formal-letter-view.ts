import type { Locale } from '../domain/debtor.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { LabeledValue } from './message-view.ts';
import type { StatementView } from './statement-view.ts';

/** One invoice of a formal notice, its cells in the order of the columns. */
export interface FormalRow {
  readonly number: string;
  readonly issued: string;
  readonly due: string;
  readonly amount: string;
  readonly paid: string;
  readonly credited: string;
  readonly balance: string;
}

/** One line of the calculation of interest. */
export interface InterestRow {
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly days: string;
  readonly rate: string;
  readonly base: string;
  readonly interest: string;
}

/** What is demanded in one currency. */
export interface FormalDemand {
  readonly caption: string;
  readonly rows: readonly (FormalRow & { readonly mark: string })[];
  /** Null under a single invoice. */
  readonly total: Omit<FormalRow, 'issued' | 'due'> | null;
  /** Principal, interest, compensation, and their sum last. */
  readonly sums: readonly LabeledValue[];
}

/** How the interest was computed, in one currency. */
export interface InterestAnnex {
  readonly caption: string;
  readonly rows: readonly InterestRow[];
  readonly sums: readonly LabeledValue[];
}

/** A formal notice ready for layout: every string final, in the debtor's language. */
export interface FormalLetterView {
  readonly locale: Locale;
  readonly writtenOn: CivilDate;
  readonly date: string;
  readonly title: string;
  readonly subject: string;
  readonly sender: StatementView['sender'];
  readonly contact: StatementView['contact'];
  readonly addressee: readonly string[];
  readonly runningHead: string;
  readonly footer: readonly string[];
  readonly greeting: string;
  readonly opening: readonly string[];
  readonly columns: FormalRow;
  readonly demands: readonly FormalDemand[];
  /** Until when, said so that it is not overlooked. */
  readonly deadline: string;
  readonly afterDeadline: readonly string[];
  readonly payment: StatementView['payment'];
  readonly closing: readonly string[];
  readonly signOff: string;
  readonly signature: readonly string[];
  readonly attachments: LabeledValue | null;
  readonly annex: {
    readonly title: string;
    readonly notes: readonly string[];
    readonly columns: InterestRow;
    readonly tables: readonly InterestAnnex[];
  } | null;
}
