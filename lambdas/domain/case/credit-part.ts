import type { CivilDate } from '../calendar/civil-date.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Case } from './case.ts';
import { findCreditNote, recordCreditNote } from './credit-note.ts';
import type { Accepted } from './decision.ts';

/** A credit note that is shared out. */
export type SharedCredit = { readonly number: string; readonly reason: string; readonly issuedOn: CivilDate };

type Moment = { readonly now: string; readonly today: CivilDate; readonly policy: DunningPolicy };

/** No number on a case is taken twice: a later part of the same credit note is told from the first one. */
function numberOn(dunned: Case, number: string, paymentId: string): string {
  return findCreditNote(dunned, number) ? `${number.slice(0, 40)} ${paymentId.slice(-13)}` : number;
}

/**
 * Puts a part of a credit note on a case, up to what is left of the invoice to credit, in minor units; the rest is in
 * `excessMinor`. No decision when the invoice has no room at all.
 */
export function creditPart(
  dunned: Case,
  { paymentId, amountMinor }: { readonly paymentId: string; readonly amountMinor: number },
  { number, reason, issuedOn }: SharedCredit,
  moment: Moment,
): { readonly decision: Accepted | undefined; readonly excessMinor: number } {
  const leftMinor = dunned.invoice.amount.amountMinor - dunned.creditedMinor;
  const creditedMinor = dunned.status === 'canceled' ? 0 : Math.min(amountMinor, leftMinor);
  const nothing = { decision: undefined, excessMinor: amountMinor };
  if (creditedMinor <= 0) return nothing;
  const posted = { number: numberOn(dunned, number, paymentId), amountMinor: creditedMinor, reason, issuedOn };
  const decision = recordCreditNote(dunned, posted, moment);
  return decision.kind === 'accepted' ? { decision, excessMinor: amountMinor - creditedMinor } : nothing;
}
