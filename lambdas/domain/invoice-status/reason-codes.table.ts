import type { DisputeReason } from '../case/dispute-reason.ts';

/**
 * What a buyer objects to, by the reason codes of the statuses 206, 207 and 210, as public implementations list them; the
 * standard itself (AFNOR XP Z12-012) was not read. Codes that name something else, or none of these, are `other`.
 */
const disputeReasonOfCode: ReadonlyMap<string, DisputeReason> = new Map<string, DisputeReason>([
  ['PU_ERR', 'wrongPrice'],
  ['REM_ERR', 'wrongPrice'],
  ['TX_TVA_ERR', 'wrongPrice'],
  ['MONTANTTOTAL_ERR', 'wrongPrice'],
  ['CALCUL_ERR', 'wrongPrice'],
  ['QTE_ERR', 'wrongQuantity'],
  ['ART_ERR', 'quality'],
  ['QUALITE_ERR', 'quality'],
  ['LIVR_INCOMP', 'notReceived'],
  ['DEST_ERR', 'wrongRecipient'],
  ['DEST_INC', 'wrongRecipient'],
  ['SIRET_ERR', 'wrongRecipient'],
  ['CMD_ERR', 'missingPurchaseOrder'],
]);

/** The reason of a dispute that a status has opened. */
export function disputeReasonOf(reasonCode: string | undefined): DisputeReason {
  return (reasonCode !== undefined ? disputeReasonOfCode.get(reasonCode) : undefined) ?? 'other';
}
