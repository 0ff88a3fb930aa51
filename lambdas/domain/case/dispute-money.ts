import type { CreditNote } from './case-money.ts';
import type { Dispute, PausedCase } from './pause.ts';

function sum(notes: readonly CreditNote[]): number {
  return notes.reduce((total, { amountMinor }) => total + amountMinor, 0);
}

/** What the resolution of a dispute has taken off the balance and no numbered credit note has confirmed yet. */
export function unconfirmedMinorOf({ creditMinor, confirmedMinor }: Dispute): number {
  return creditMinor - confirmedMinor;
}

/** What credit notes about a dispute have credited since it was taken up, in minor units. */
export function namedMinorOf(
  { id, creditNotesBefore }: Dispute,
  { creditNotes }: Pick<PausedCase, 'creditNotes'>,
): number {
  return sum(creditNotes.slice(creditNotesBefore).filter(({ disputeId }) => disputeId === id));
}

/**
 * What of a dispute is still disputed, and still expected as a credit note, in minor units; Infinity when all is disputed.
 * Any credit note that came since may be the expected one, unless it is about another dispute; only those about this one
 * make the part in dispute smaller. Decided, nothing is disputed any more; accepted, what was expected beyond what was
 * credited still is.
 */
export function disputeRestOf(
  dispute: Dispute,
  { creditNotes }: Pick<PausedCase, 'creditNotes'>,
): { readonly disputedMinor: number; readonly expectedMinor: number } {
  const { disputedMinor, expectedCreditMinor, creditNotesBefore, end } = dispute;
  const namedMinor = namedMinorOf(dispute, { creditNotes });
  const unnamedMinor = sum(creditNotes.slice(creditNotesBefore).filter(({ disputeId }) => disputeId === undefined));
  const creditedMinor = unnamedMinor + namedMinor + unconfirmedMinorOf(dispute);
  const isExpected = end === null || end.how === 'accepted';
  return {
    disputedMinor: end === null ? Math.max(0, (disputedMinor ?? Number.POSITIVE_INFINITY) - namedMinor) : 0,
    expectedMinor: isExpected ? Math.max(0, expectedCreditMinor - creditedMinor) : 0,
  };
}

/** How much a credit note confirms of what the resolution of its dispute has taken off already: not taken off twice. */
export function confirmedMinorBy(
  { amountMinor, disputeId }: Pick<CreditNote, 'amountMinor' | 'disputeId'>,
  { pauses }: Pick<PausedCase, 'pauses'>,
): number {
  const dispute = pauses.find((pause): pause is Dispute => pause.kind === 'dispute' && pause.id === disputeId);
  return dispute ? Math.min(amountMinor, unconfirmedMinorOf(dispute)) : 0;
}

/**
 * The dispute that a credit note is about when it names none: one whose resolution it confirms to the cent, else one that
 * stands and expects or disputes exactly as much.
 */
export function disputeOf(amountMinor: number, dunned: PausedCase): Dispute | undefined {
  const disputes = dunned.pauses.filter((pause): pause is Dispute => pause.kind === 'dispute');
  return (
    disputes.find((dispute) => dispute.end && unconfirmedMinorOf(dispute) === amountMinor) ??
    disputes.find((dispute) => {
      const { disputedMinor, expectedMinor } = disputeRestOf(dispute, dunned);
      return dispute.end === null && (expectedMinor === amountMinor || disputedMinor === amountMinor);
    })
  );
}
