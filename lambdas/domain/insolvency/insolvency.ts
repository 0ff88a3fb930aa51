import type { CivilDate } from '../calendar/civil-date.ts';

/** What a court has opened: "sauvegarde", "redressement judiciaire", "liquidation judiciaire", or something of another law. */
export const insolvencyProcedures = ['safeguard', 'receivership', 'liquidation', 'other'] as const;
export type InsolvencyProcedure = (typeof insolvencyProcedures)[number];

/**
 * Why an insolvency stands no more: it was a mistake; its procedure is over, after which a creditor may act on an older claim
 * alone only where the law gives him that right again; or it has.
 */
export const insolvencyEndings = ['recordedInError', 'procedureOver', 'rightsRegained'] as const;
export type InsolvencyEnding = (typeof insolvencyEndings)[number];

/** An insolvency of a debtor. One that stands keeps everything still that asks him for money. */
export type Insolvency = {
  readonly id: string;
  readonly openedOn: CivilDate;
  readonly procedure: InsolvencyProcedure;
  readonly publishedOn?: CivilDate | undefined;
  readonly reference?: string | undefined;
  readonly note?: string | undefined;
  readonly since: string;
  /** The task to declare the claims; null when a person has done it, or nobody has to any more. */
  readonly taskId: string | null;
  /** When a person said that the claims are declared. */
  readonly declaredAt?: string;
  /** Null while it stands. `on` is the day it was ended. */
  readonly end: {
    readonly at: string;
    readonly on: CivilDate;
    readonly how: InsolvencyEnding | 'recordedAnew';
  } | null;
};

/** An insolvency without what a person wrote of it, which may name people. */
export function withoutWords({ note: _note, reference: _reference, ...facts }: Insolvency): Insolvency {
  return facts;
}

type Insolvent = { readonly insolvencies?: readonly Insolvency[] };

/** The insolvency of a debtor that stands; undefined when none does. */
export function standingInsolvency({ insolvencies = [] }: Insolvent): Insolvency | undefined {
  return insolvencies.find(({ end }) => end === null);
}

/**
 * The insolvency for which nothing may be asked for an invoice: one that stands, or one that is over and was opened after it
 * was issued. Whether such a claim can still be asked for, a person decides.
 */
export function barringInsolvency(
  { insolvencies = [] }: Insolvent,
  { issueDate }: { readonly issueDate: CivilDate },
): Insolvency | undefined {
  return (
    standingInsolvency({ insolvencies }) ??
    insolvencies.findLast(({ openedOn, end }) => end?.how === 'procedureOver' && issueDate < openedOn)
  );
}

/**
 * The day on which an insolvency was opened that concerns an invoice: one that stands, or one whose procedure was over only
 * after it was issued, as the interest that had stopped does not run again. Null when there is none.
 */
export function insolvencyOpenedOn(
  { insolvencies = [] }: Insolvent,
  { issueDate }: { readonly issueDate: CivilDate },
): CivilDate | null {
  const concerning = insolvencies.filter(
    ({ end }) => end === null || ((end.how === 'procedureOver' || end.how === 'rightsRegained') && issueDate <= end.on),
  );
  return concerning.map(({ openedOn }) => openedOn).toSorted()[0] ?? null;
}
