import type { CivilDate } from '../calendar/civil-date.ts';
import type { Stage } from '../dunning-policy.ts';

/** One sending occasion of one debtor. Open while notices may still join; settled when all of them have an end. */
export type DebtorWindow = {
  readonly creditor: string;
  readonly debtorId: string;
  readonly date: CivilDate;
  readonly sendAt: string;
  /** Rises when the window's execution has to be begun again; part of its name. */
  readonly attempt: number;
  readonly state: 'open' | 'closed' | 'settled';
};

/** A notice in a window: which invoice has which stage to be told. */
export type WindowNotice = { readonly invoiceId: string; readonly stage: Stage; readonly cycle: number };
