import type { AgingBucket } from '../../domain/digest/book.ts';
import type { PauseKind } from '../../domain/case/pause.ts';
import type { Stage } from '../../domain/dunning-policy.ts';
import type { TaskKind } from '../../domain/task.ts';

/** What digests say, in one language. Dates and amounts come in as they are printed. */
export interface DigestWording {
  readonly stages: Readonly<Record<Stage, string>>;
  readonly buckets: Readonly<Record<AgingBucket, string>>;
  readonly pauses: Readonly<Record<PauseKind, string>>;
  readonly tasks: Readonly<Record<TaskKind, string>>;
  readonly writtenOn: (date: string) => string;
  readonly footer: (creditorId: string) => readonly string[];
  readonly openDebtor: string;
  readonly daily: {
    readonly title: (count: number, day: string) => string;
    readonly subject: (count: number, day: string) => string;
    readonly preheader: (amounts: string) => string;
    readonly opening: (hasDesk: boolean) => readonly string[];
    readonly heading: string;
    readonly entry: (time: string, debtor: string) => string;
    readonly to: (recipients: string) => string;
    readonly nobody: string;
    readonly needsBankRead: string;
    readonly item: (number: string, stage: string | null, amount: string) => string;
    readonly hold: (debtor: string) => string;
    readonly unnamed: (count: number) => string;
  };
  /** To the person at the creditor who looks after one debtor. */
  readonly forewarning: {
    readonly title: (debtor: string, stage: string, day: string) => string;
    readonly opening: (owner: string, debtor: string) => readonly string[];
    readonly toHold: (hasDesk: boolean) => string;
    readonly heading: string;
    readonly footer: (creditorId: string, debtorId: string) => readonly string[];
  };
  readonly weekly: {
    readonly title: (day: string) => string;
    readonly subject: (day: string) => string;
    readonly preheader: (amounts: string) => string;
    readonly nothingOwed: string;
    readonly book: {
      readonly heading: string;
      readonly caption: (currency: string) => string;
      readonly columns: readonly [string, string, string];
      readonly total: string;
    };
    readonly moves: {
      readonly heading: (since: string) => string;
      readonly caption: (currency: string) => string;
      readonly columns: readonly [string, string, string];
      readonly counted: readonly [string, string];
      readonly before: string;
      readonly entered: string;
      readonly left: string;
      readonly cameBack: string;
      readonly now: string;
      readonly first: string;
      readonly notices: string;
      readonly pauses: string;
      readonly none: string;
    };
    readonly tasks: {
      readonly heading: string;
      readonly caption: string;
      readonly columns: readonly [string, string, string];
      readonly first: string;
      readonly none: string;
      readonly dueOn: (date: string) => string;
      readonly invoice: (number: string) => string;
      readonly debtor: (id: string) => string;
    };
  };
}
