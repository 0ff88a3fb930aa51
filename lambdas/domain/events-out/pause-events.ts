import * as z from 'zod';
import { disputeReasons } from '../case/dispute-reason.ts';
import { acceptanceWays, promiseChannels } from '../case/pause.ts';
import { count, data, day, minor, text } from './event-parts.ts';

const said = { saidMark: text.optional() };
const notKept = { taskId: text, lateDays: count };
const instalment = data({ amountMinor: minor, dueOn: day });

/** Holds, disputes, promises and instalment plans. Amounts in minor units of the invoice's currency. */
export const pauseEvents = {
  HoldPlaced: data({
    holdId: text,
    reason: text,
    until: day,
    status: count.optional(),
    asks: z.enum(['completeInvoice', 'reissueInvoice']).optional(),
    reasonCode: text.optional(),
    taskId: text.nullable().optional(),
  }),
  HoldReviewed: data({ holdId: text, until: day, taskId: text }),
  HoldLifted: data({ holdId: text }),
  PauseExpired: data({ pauseId: text }),
  PauseLifted: data({ pauseKind: z.enum(['hold', 'dispute', 'promise', 'instalmentPlan']), pauseId: text }),
  DisputeOpened: data({
    disputeId: text,
    reason: z.enum(disputeReasons),
    disputedMinor: minor.nullable(),
    expectedCreditMinor: minor,
    reviewOn: day,
    owner: text.optional(),
    status: count.optional(),
    ...said,
  }),
  DisputeReviewed: data({ disputeId: text, until: day, taskId: text }),
  DisputeResolved: data({
    disputeId: text,
    outcome: z.enum(['rejected', 'accepted', 'partly']),
    creditMinor: minor,
    creditedBeforeMinor: minor.optional(),
    ...said,
  }),
  DisputeReopened: data({ disputeId: text, reason: text, until: day, run: count.optional() }),
  PromiseMade: data({
    promiseId: text,
    amountMinor: minor,
    promisedFor: day,
    channel: z.enum(promiseChannels),
    deadline: day,
    until: day,
    ...said,
  }),
  PromiseDecisionPutOff: data({ promiseId: text, until: day }),
  PromiseKept: data({ promiseId: text }),
  PromiseBroken: data({ promiseId: text, receivedMinor: minor, ...notKept }),
  InstalmentPlanMade: data({ planId: text, instalments: z.array(instalment), until: day }),
  InstalmentPlanAccepted: data({ planId: text, on: day, how: z.enum(acceptanceWays), ...said }),
  InstalmentPlanMoved: data({
    planId: text,
    until: day,
    announced: count,
    isAcceptanceChased: z.boolean(),
    taskId: text.optional(),
  }),
  InstalmentPlanEnded: z.discriminatedUnion('how', [
    data({ planId: text, how: z.literal('kept') }),
    data({ planId: text, how: z.literal('missed'), number: count, missingMinor: minor, ...notKept }),
  ]),
  AgreementRevived: data({ pauseKind: z.enum(['promise', 'instalmentPlan']), pauseId: text }),
};
