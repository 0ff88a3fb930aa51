import type { CivilDate } from '../domain/calendar/civil-date.ts';

/** Days, both included, with one base and one rate; amounts in minor units of the invoice's currency. */
export interface FormalClaimSegment {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly days: number;
  readonly ratePercent: string;
  readonly baseMinor: number;
  readonly interestMinor: number;
  /** The rate is not published yet. */
  readonly isProvisional: boolean;
}

/** What a formal notice demands for the lateness of one of its invoices, beside what is owed of the invoice itself. */
export type FormalClaim =
  | {
      readonly kind: 'claim';
      readonly number: string;
      /** The last day that counts. */
      readonly asOf: CivilDate;
      /** How it was computed, a sentence for each rule, in the language of the notice. */
      readonly conventions: readonly string[];
      readonly segments: readonly FormalClaimSegment[];
      /** Interest still owed: that of the segments, less what was paid or given up of it. */
      readonly interestMinor: number;
      /** The fixed compensation still owed; never of a consumer. */
      readonly compensationMinor: number;
    }
  /** Interest runs only from this notice. */
  | {
      readonly kind: 'fromFormalNotice';
      readonly number: string;
      /** The texts, as they are cited: `C. civ. 1231-6, 1344-1`. */
      readonly law: string;
      readonly ratePercent: string;
      readonly isProvisional: boolean;
    };
