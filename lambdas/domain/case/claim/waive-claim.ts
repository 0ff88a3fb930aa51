import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../../calendar/civil-date.ts';
import { plainText } from '../../plain-text.ts';
import { actIdSchema } from '../act-id.ts';
import { claimLedgerOf, type ClaimWaiver } from './case-claim.ts';
import type { Case } from '../case.ts';
import type { ClaimSituation } from './claim-of-case.ts';
import { refusalOfShare } from './claim-share.ts';
import { type Decision, refused, repeated } from '../decision.ts';
import { settlingClaim } from './end-pursuit.ts';

/** POST /invoices/{id}/claim/waivers. An `id` of the caller's makes it repeatable. Minor units of the invoice's currency. */
export const claimWaiverSchema = z.strictObject({
  id: actIdSchema.optional(),
  of: z.enum(['claim', 'interest', 'fixedCompensation']),
  amountMinor: z.union([z.int().min(1), z.literal('all')], 'must be an amount in minor units, or "all"'),
  on: civilDateSchema.describe('What stands of the claim that day is given up; what runs later is not.'),
  reason: plainText(200),
});
export type PostedClaimWaiver = z.infer<typeof claimWaiverSchema>;

/** The waiver of that id. */
export function findWaiver(dunned: Pick<Case, 'claim'>, waiverId: string): ClaimWaiver | undefined {
  return claimLedgerOf(dunned).waivers.find(({ id }) => id === waiverId);
}

/** The creditor gives up what is open of the claim, or a part of it, on a case of any status. */
export function waiveClaim(
  situation: ClaimSituation & { readonly now: string },
  id: string,
  { of, amountMinor, on, reason }: PostedClaimWaiver,
  { today, by }: { readonly today: CivilDate; readonly by: string },
): Decision {
  const known = findWaiver(situation.dunned, id);
  if (known) {
    const isSame = known.of === of && known.amountMinor === amountMinor && known.on === on && known.reason === reason;
    return isSame ? repeated : refused('waiverTaken', 'the id is taken by a waiver with other content');
  }
  if (on > today) return refused('on', 'is after today', 'on');
  const waiver = { of, amountMinor, on, reason, by };
  const refusal = refusalOfShare(situation, { kind: 'waiver', ...waiver }, today);
  if (refusal) return refusal;
  return settlingClaim(situation, { type: 'ClaimWaived', data: { id, ...waiver } }, { today, result: 'waived' });
}
