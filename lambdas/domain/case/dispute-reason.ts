/** Why a debtor objects. */
export const disputeReasons = [
  'notReceived',
  'wrongPrice',
  'wrongQuantity',
  'quality',
  'alreadyPaid',
  'wrongRecipient',
  'missingPurchaseOrder',
  'other',
] as const;
export type DisputeReason = (typeof disputeReasons)[number];
