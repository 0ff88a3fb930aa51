import type { Locale } from '../domain/debtor.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { StatementView } from './statement-view.ts';

/** A table ready to be set: the first columns are texts, the others figures. */
export interface CalculationTable {
  readonly caption: string;
  readonly heads: readonly string[];
  /** How many columns are texts. */
  readonly texts: number;
  readonly rows: readonly { readonly cells: readonly string[]; readonly note: string }[];
  /** Under the lines; as many cells as heads. */
  readonly sum: readonly string[] | null;
}

/** The calculation of a claim ready for layout: every string final, in the debtor's language. */
export interface ClaimCalculationView {
  readonly locale: Locale;
  readonly writtenOn: CivilDate;
  readonly title: string;
  readonly invoice: string;
  readonly asOf: string;
  readonly sender: StatementView['sender'];
  readonly contact: StatementView['contact'];
  readonly addressee: readonly string[];
  readonly runningHead: string;
  readonly footer: readonly string[];
  readonly tables: readonly CalculationTable[];
  readonly notes: readonly string[];
  readonly conventions: { readonly heading: string; readonly sentences: readonly string[] };
}
