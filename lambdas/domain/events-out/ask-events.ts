import * as z from 'zod';
import { collectionEnds, collectionStatuses } from '../case/collection/collection.ts';
import { collectorOfferSchema } from '../collector.ts';
import { otherCasesSchema } from '../hand-off/other-cases.ts';
import { interruptionKinds } from '../prescription/interruption.ts';
import { byPolicy, count, currency, data, day, instant, minor, notice, sha256, taskKind, text } from './event-parts.ts';

const demand = { demandedMinor: minor.optional(), receivedMinor: minor.optional(), dueDate: day.optional() };

/** What people are asked and decide. */
const taskEvents = {
  StageCallRequested: data({ ...byPolicy, ...notice, taskId: text, taskKind }),
  StageCallWithdrawn: data({ taskId: text }),
  StageTold: data({ ...notice, taskId: text, lateDays: count }),
  CallTaskRaised: data({ ...byPolicy, offsetDays: count, taskId: text }),
  CallTaskPassedOver: data({ ...byPolicy, offsetDays: count, taskId: text }),
  CallRetried: data({ taskId: text, nextTaskId: text, taskKind, attempt: count, retryOn: day }),
  CallTaskWithdrawn: data({ taskId: text, offsetDays: count }),
  DebitCheckRequested: data({ taskId: text, method: text, dueDate: day }),
  DebitCheckWithdrawn: data({ taskId: text }),
  ApprovalRequested: data({ ...notice, taskId: text, ...demand }),
  ApprovalGiven: data({ ...notice, taskId: text, ...demand }),
  ApprovalWithdrawn: data({ ...notice, taskId: text }),
  ApprovalRejected: data({ ...notice, taskId: text, until: instant }),
  OwnerForewarned: data({ ...notice, on: day }),
  LegalDecisionRequested: data({
    ...byPolicy,
    taskId: text,
    taskKind,
    joins: data({ invoiceId: text, since: text }).optional(),
  }),
  LegalDecisionWithdrawn: data({ taskId: text.optional() }),
  LegalDecisionMade: data({
    decision: z.enum(['handOver', 'writeOff', 'extend', 'goOn']),
    reason: text,
    until: day.optional(),
  }),
  TaskDone: data({ taskId: text, kind: taskKind, result: text }),
};

const collector = data({
  id: text,
  kind: z.enum(['agency', 'lawyer']),
  offer: data({ index: count, terms: collectorOfferSchema }).optional(),
});

/** A case in the hands of a collector, and the time in which its claim can be sued for. */
const legalEvents = {
  CaseHandedOver: data({
    collector: collector.optional(),
    balanceMinor: minor,
    claimMinor: minor.optional(),
    currency,
    amicableUntil: day,
    taskId: text,
    otherCases: otherCasesSchema,
    exportId: text,
    exportKey: text,
    exportSha256: sha256,
    legalFileId: text.optional(),
    legalFilePath: text,
  }),
  CollectionReported: data({
    reportId: text,
    status: z.enum(collectionStatuses),
    on: day,
    taskId: text.optional(),
    saidMark: text.optional(),
  }),
  CollectionFeeRecorded: data({ reportId: text, paymentId: text, amountMinor: minor, feeMinor: minor, currency }),
  CollectionEnded: data({ how: z.enum(collectionEnds) }),
  PrescriptionInterrupted: data({
    interruptionId: text,
    kind: z.enum(interruptionKinds),
    on: day,
    saidMark: text,
  }),
  PrescriptionInterruptionWithdrawn: data({ interruptionId: text }),
  PrescriptionAlertRaised: data({ prescribesOn: day, taskId: text }),
  PrescriptionAlertWithdrawn: data({ taskId: text }),
};

export const askEvents = { ...taskEvents, ...legalEvents };
