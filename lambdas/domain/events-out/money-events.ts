import * as z from 'zod';
import { writeOffReasons } from '../case/write-off/write-off-sum.ts';
import { currency, data, day, minor, reversalReason, text } from './event-parts.ts';

/** A sum and what of it is net and VAT; null where the VAT is not known. */
const lost = { amountMinor: minor, netMinor: minor.nullable(), vatMinor: minor.nullable(), currency };
const mover = { by: z.enum(['payment', 'creditNote', 'reversal']), of: text };
const writeOffReason = z.enum(writeOffReasons);

/** Money in and out, credit notes, what is written off, and the claim for late payment. Amounts in minor units. */
export const moneyEvents = {
  PaymentRecorded: data({
    paymentId: text,
    amountMinor: minor,
    currency: text,
    receivedOn: day,
    method: text.optional(),
    reference: text.optional(),
    excessMinor: minor.optional(),
    claimMinor: minor.optional(),
  }),
  PaymentReversed: data({
    reversalId: text,
    paymentId: text,
    amountMinor: minor,
    excessMinor: minor.optional(),
    claimMinor: minor.optional(),
    reason: reversalReason,
    receivedOn: day,
    run: z.int().optional(),
  }),
  CreditNoteRecorded: data({
    number: text,
    amountMinor: minor,
    reason: text,
    issuedOn: day,
    disputeId: text.optional(),
    currency: text,
    excessMinor: minor.optional(),
  }),
  SmallDifferenceClosed: data({ amountMinor: minor }),
  WriteOffRequested: data({
    taskId: text,
    reasonCode: writeOffReason,
    reason: text,
    amountMinor: minor,
    requestedBy: text,
  }),
  WrittenOff: data({ ...lost, reasonCode: writeOffReason, approvedBy: text.optional() }),
  WriteOffRecovered: data({ ...lost, ...mover }),
  WriteOffRecoveryReversed: data({ ...lost, ...mover }),
  WriteOffUndone: data(lost),
  ClaimPaymentRecorded: data({
    claimPaymentId: text,
    amountMinor: minor,
    currency: text,
    receivedOn: day,
    isPartOfPayment: z.literal(true).optional(),
  }),
  ClaimPaymentReversed: data({
    reversalId: text,
    claimPaymentId: text,
    amountMinor: minor,
    reason: reversalReason,
    receivedOn: day,
  }),
  ClaimPaymentFreed: data({ claimPaymentId: text, amountMinor: minor, taskId: text }),
  ClaimWaived: data({
    id: text,
    on: day,
    of: z.enum(['claim', 'interest', 'fixedCompensation']),
    amountMinor: z.union([minor, z.literal('all')]),
    reason: text,
    by: text,
    isByPolicy: z.boolean().optional(),
  }),
  ClaimPursuitAsked: data({ taskId: text, amountMinor: minor, currency: text, on: day }),
  ClaimCheckAsked: data({ taskId: text, why: text }),
};
