/** What is owed for the lateness of one invoice on the day of writing, beside what is asked of it. Minor units. */
export interface ItemClaim {
  readonly interestMinor: number;
  /** The fixed compensation; never of a consumer. */
  readonly compensationMinor: number;
  /** Each rate that interest was computed with, once: `12.40`. */
  readonly ratesPercent: readonly string[];
  /** A rate in it is not published yet. */
  readonly isProvisional: boolean;
  /** The texts, as they are cited: `C. com. L441-10, D441-5`. */
  readonly law: string;
}
