export type BlockerCode =
  | 'notYetDue'
  | 'minimumGap'
  | 'contactDelay'
  | 'minimumBalance'
  | 'quietPeriod'
  | 'hold'
  | 'dispute'
  | 'promise'
  | 'instalmentPlan'
  | 'globalHold'
  | 'importNotReleased'
  | 'importSpread'
  | 'unappliedMoney'
  | 'approvalPending'
  | 'ownerForewarned'
  | 'paymentFeedStale'
  | 'debtorHold'
  | 'insolvency'
  | 'reply'
  | 'invoiceNotDunnable'
  | 'doNotWrite'
  | 'undelivered'
  | 'noticePending'
  | 'letterAwaited'
  | 'awaitingDecision'
  | 'settled'
  | 'closed';

/** Why nothing may leave now. `until` is the instant it ends by itself or is looked at again; a closed case has none. */
export type Blocker = { readonly code: BlockerCode; readonly message: string; readonly until?: string };

/** What people or the debtor's word keep still for a while: nobody presses him for what is held so. */
export const stillness = [
  'hold',
  'dispute',
  'promise',
  'instalmentPlan',
  'debtorHold',
  'insolvency',
  'globalHold',
  'importNotReleased',
] as const satisfies readonly BlockerCode[];
