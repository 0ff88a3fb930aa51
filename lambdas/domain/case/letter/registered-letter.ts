import type { CivilDate } from '../../calendar/civil-date.ts';

/**
 * What becomes of a registered letter. `refused` by the debtor at its presentation; `unclaimed` at the post office;
 * `undeliverable` where nobody of that name lives at the address.
 */
export const letterStatuses = ['submitted', 'posted', 'delivered', 'refused', 'unclaimed', 'undeliverable'] as const;
export type LetterStatus = (typeof letterStatuses)[number];

/** With these a letter is at its end. */
export const lastStatuses: readonly LetterStatus[] = ['delivered', 'refused', 'unclaimed', 'undeliverable'];

/** That a status was reached on a day. */
export type LetterReport = { readonly status: LetterStatus; readonly on: CivilDate };

/** A formal notice as a registered letter, from the moment it is asked for. One letter may be about several cases. */
export type RegisteredLetter = {
  readonly id: string;
  /** That of the formal notice that it takes to the debtor. */
  readonly cycle: number;
  /** The message that said the same by mail, whose other notices the letter is about too. */
  readonly messageKey: string;
  readonly documentId: string;
  readonly sha256: string;
  readonly requestedAt: string;
  /** A consumer has to agree to an electronic one first (CPCE postes L100). */
  readonly mayBeElectronic: boolean;
  /** Sent as a qualified electronic registered letter. */
  readonly isElectronic?: boolean;
  readonly trackingNumber?: string;
  /** In the order in which they were told: not always that in which they happened. */
  readonly reports: readonly LetterReport[];
  /** Ids of the documents that prove what was reported. */
  readonly proofs: readonly string[];
  /** A person was asked what became of it; the task is null once it is done. */
  readonly check?: { readonly taskId: string | null; readonly at: string };
};

/** How far a letter has come, and when: whatever was told after it does not take it back. */
export function lastReport({ reports }: Pick<RegisteredLetter, 'reports'>): LetterReport | undefined {
  return reports.toSorted((a, b) => letterStatuses.indexOf(a.status) - letterStatuses.indexOf(b.status)).at(-1);
}

/** The letter of the formal notice of a cycle, if one was asked for. */
export function letterOfCycle(
  letters: readonly RegisteredLetter[] | undefined,
  cycle: number,
): RegisteredLetter | undefined {
  return letters?.findLast((letter) => letter.cycle === cycle);
}

/** True unless the letter is known to reach nobody. */
export function isOnItsWay(letter: RegisteredLetter): boolean {
  return lastReport(letter)?.status !== 'undeliverable';
}
