import type { CaseEventType } from '../case/events.ts';

/** The events after which a case may say something else of its payer; after all others it says the same as before. */
export const payerEvents = [
  'InvoicePosted',
  'InvoiceAmended',
  'PaymentRecorded',
  'PaymentReversed',
  'CreditNoteRecorded',
  'SmallDifferenceClosed',
  'DisputeOpened',
  'DisputeResolved',
  'DisputeReopened',
  'PromiseMade',
  'PromiseKept',
  'PromiseBroken',
  'InstalmentPlanMade',
  'InstalmentPlanEnded',
  'AgreementRevived',
  'PauseLifted',
  'LegalDecisionMade',
  'InvoiceCanceled',
  'CaseReopened',
] as const satisfies readonly CaseEventType[];
