import * as z from 'zod';
import type { BlockerCode } from '../case/blocker.ts';
import { letterStatuses } from '../case/letter/registered-letter.ts';
import { stageSchema } from '../dunning-policy.ts';
import type { TransactionalSubject } from '../message/transactional.ts';
import { byPolicy, count, data, day, instant, notice, sha256, text } from './event-parts.ts';

const document = data({ id: text, sha256 });
const placed = { ...notice, window: day, sendAt: instant, lateDays: count, isMoved: z.boolean() };
const left = data({ ...notice, messageId: text, messageKey: text, lateDays: count, document: document.optional() });
/** Published as any text: a new reason to wait is no new version of what tells of it. */
const blockerCode = text as unknown as z.ZodType<BlockerCode>;
const blocker = data({ code: blockerCode, message: text, until: instant.optional() });
const subjectKinds = [
  'receipt',
  'promiseConfirmed',
  'promiseBroken',
  'planConfirmed',
  'instalmentDue',
  'planEnded',
  'callFollowUp',
  'paymentReversed',
] as const satisfies readonly TransactionalSubject['kind'][];

/** Notices on their way to the debtor, by mail and by registered letter. */
export const noticeEvents = {
  NoticeProposed: data({ ...byPolicy, ...placed }),
  NoticeMoved: data({ ...byPolicy, ...placed, why: text }),
  NoticeReleased: data({ ...byPolicy, ...notice, blockers: z.array(blocker) }),
  NoticeClaimed: data({ ...byPolicy, ...notice, messageKey: text, document: document.optional() }),
  NoticeVoided: data({ ...notice, reason: text }),
  CourtesyNoticeSent: left,
  ReminderSent: left,
  DirectNoticeSent: left,
  FormalNoticeSent: left,
  NoticeRefused: data({ ...notice, messageKey: text, reason: text }),
  NoticeUnconfirmed: data({ ...notice, messageKey: text }),
  MessageDelivered: data({ messageKey: text, messageId: text }),
  NoticeUndelivered: data({ messageKey: text, messageId: text, stage: stageSchema, bounce: text }),
  ComplaintReceived: data({ messageKey: text, messageId: text }),
  DeliverySettled: data({ taskId: text, resend: z.boolean(), result: text, messageKey: text.optional() }),
  ReceiptSent: data({ paymentId: text, messageId: text, messageKey: text }),
  ConfirmationSent: data({ about: z.enum(subjectKinds), of: text, messageId: text, messageKey: text }),
  RegisteredLetterRequested: data({
    letterId: text,
    cycle: count,
    messageKey: text,
    documentId: text,
    sha256,
    documentPath: text,
    mayBeElectronic: z.boolean(),
  }),
  RegisteredLetterNotPossible: data({ letterId: text, cycle: count, taskId: text }),
  RegisteredLetterReported: data({
    letterId: text,
    status: z.enum(letterStatuses),
    on: day,
    trackingNumber: text.optional(),
    electronic: z.boolean().optional(),
    proof: data({ documentId: text, sha256 }).optional(),
    taskId: text.optional(),
  }),
  LetterCheckRequested: data({ letterId: text, taskId: text }),
};
