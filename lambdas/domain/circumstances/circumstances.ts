import type { CivilDate } from '../calendar/civil-date.ts';
import type { ImportHold } from '../bulk/import-hold.ts';
import type { DebtorDetails } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';

/** What a global hold can be on: all of a creditor, all that a policy governs, or all debtors of a kind. */
export const holdScopes = ['creditor', 'policy', 'segment'] as const;

/** A manager wants nothing sent to many until a day, on which everything goes on by itself. */
export type GlobalHold = {
  readonly id: string;
  readonly scope: (typeof holdScopes)[number];
  /** The creditor's or policy's id; the kind of debtor. */
  readonly key: string;
  readonly reason: string;
  readonly until: CivilDate;
  readonly since: string;
  readonly by: string;
  readonly end: { readonly at: string; readonly by: string } | null;
};

/** How far the company's bank is known: every payment up to this instant has been read. */
export type PaymentFeed = { readonly readUpTo: string };

/** A policy as it was changed while the deployment runs. */
export type EditedPolicy = {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly policy: DunningPolicy;
};

/**
 * What holds for many cases at once, and can change from one minute to the next. Every assessment reads it, so a change is
 * in force at the very next one.
 */
export type Circumstances = {
  readonly version: number;
  readonly holds: readonly GlobalHold[];
  /** By creditor; none before the first statement of his bank. */
  readonly feeds: Readonly<Record<string, PaymentFeed>>;
  /** By the policy's id. */
  readonly policies: Readonly<Record<string, EditedPolicy>>;
  /** By their ids: those whose invoices wait to be released, or leave spread over days. */
  readonly imports?: Readonly<Record<string, ImportHold>>;
};

/** Before anything was ever set. */
export const noCircumstances: Circumstances = { version: 0, holds: [], feeds: {}, policies: {} };

type Subject = {
  readonly creditor: string;
  readonly policyId: string;
  readonly debtorKind: DebtorDetails['kind'] | undefined;
};

/** The global holds that stop a case on a day. */
export function globalHoldsOn(
  { holds }: Pick<Circumstances, 'holds'>,
  { creditor, policyId, debtorKind }: Subject,
  today: CivilDate,
): readonly GlobalHold[] {
  const keyOf = { creditor, policy: policyId, segment: debtorKind };
  return holds.filter(({ scope, key, until, end }) => end === null && today < until && keyOf[scope] === key);
}
