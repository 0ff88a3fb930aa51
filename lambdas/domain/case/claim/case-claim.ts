import type { CivilDate } from '../../calendar/civil-date.ts';
import type { ClaimEvent } from '../../late-payment/claim-input.ts';
import type { Reversal } from '../case-money.ts';

/** Money that came in for the claim, in minor units of the invoice's currency. */
export type ClaimPayment = {
  readonly id: string;
  readonly amountMinor: number;
  readonly receivedOn: CivilDate;
  readonly reversal: Reversal | null;
  /** It is a part of the payment of that id, and goes back with it. */
  readonly isPartOfPayment?: true;
};

/** What the creditor has given up of the claim, why and who; by the policy itself when the invoice was paid. */
export type ClaimWaiver = Omit<Extract<ClaimEvent, { kind: 'waiver' }>, 'kind'> & {
  readonly id: string;
  readonly isByPolicy?: boolean | undefined;
};

/** The claim for late payment as people have dealt with it: the rest of it is computed. */
export type CaseClaim = {
  readonly payments: readonly ClaimPayment[];
  readonly waivers: readonly ClaimWaiver[];
  /** A person was asked to go after it. `taskId` is null once he is done. */
  readonly pursuit?: { readonly taskId: string | null };
  /** A person was asked why it cannot be computed: once for each reason. */
  readonly check?: { readonly taskId: string | null; readonly why: string };
};

const untouched: CaseClaim = { payments: [], waivers: [] };

/** What people did to the claim of a case; nothing at first. */
export function claimLedgerOf({ claim = untouched }: { readonly claim?: CaseClaim }): CaseClaim {
  return claim;
}
