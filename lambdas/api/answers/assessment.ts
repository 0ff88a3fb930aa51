import * as z from 'zod';
import { stages } from '../../domain/dunning-policy.ts';
import { instant, text } from './parts.ts';

const blockerCodes = [
  'notYetDue',
  'minimumGap',
  'contactDelay',
  'minimumBalance',
  'quietPeriod',
  'hold',
  'debtorHold',
  'insolvency',
  'reply',
  'invoiceNotDunnable',
  'doNotWrite',
  'dispute',
  'promise',
  'instalmentPlan',
  'globalHold',
  'importNotReleased',
  'importSpread',
  'unappliedMoney',
  'approvalPending',
  'ownerForewarned',
  'paymentFeedStale',
  'undelivered',
  'noticePending',
  'letterAwaited',
  'awaitingDecision',
  'settled',
  'closed',
] as const;

export const assessmentAnswer = z.strictObject({
  stage: z.enum([...stages, 'legalDecision']).nullable(),
  dunnableFrom: instant.nullable(),
  isAllowed: z.boolean(),
  blockers: z.array(z.strictObject({ code: z.enum(blockerCodes), message: text, until: instant.optional() })),
});
