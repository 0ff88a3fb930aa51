import type { CalculationEntry } from '../claim-calculation-content.ts';
import type { DebtorKind } from '../letter-head.ts';

/** What the calculation of a claim says in one language; dates are already printed in it. */
export interface ClaimCalculationWording {
  /** To a consumer nothing is said of compensation. */
  readonly title: (debtorKind: DebtorKind) => string;
  /** The name of the file, without its ending; the date is `YYYY-MM-DD`. */
  readonly fileName: (number: string, date: string) => string;
  readonly invoice: (number: string, issued: string, due: string) => string;
  readonly asOf: (date: string) => string;
  readonly interest: {
    readonly caption: (currency: string) => string;
    readonly heads: readonly [string, string, string, string, string, string];
    readonly total: string;
  };
  readonly none: string;
  readonly entries: {
    readonly caption: string;
    readonly heads: readonly [string, string, string, string, string];
    readonly kinds: Readonly<Record<CalculationEntry['kind'], string>>;
    readonly reason: (reason: string) => string;
  };
  readonly parts: {
    readonly caption: string;
    readonly heads: readonly [string, string, string, string, string];
    readonly principal: string;
    readonly interest: string;
    readonly compensation: string;
    readonly total: string;
  };
  readonly provisional: string;
  readonly conventions: string;
}
