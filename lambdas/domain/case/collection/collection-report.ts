import * as z from 'zod';
import { civilDateSchema } from '../../calendar/civil-date.ts';
import { plainText } from '../../plain-text.ts';
import type { Payment } from '../../payment.ts';
import { paymentSchema } from '../../payment.ts';
import { taskIdOf } from '../../task.ts';
import { actIdSchema } from '../act-id.ts';
import { caseTask } from '../case-task.ts';
import { balanceMinor, type Case, moneyOf } from '../case.ts';
import { type CollectionReport, collectionStatuses, type CollectionStatus } from './collection.ts';
import { standingMatter } from './standing-matter.ts';
import { type Accepted, accepted, type Decision, refused, repeated } from '../decision.ts';
import { evolve } from '../evolve.ts';
import { type PaymentMoment as Moment, recordPayment } from '../record-payment.ts';
import { isSameSaid, saidMarkOf } from '../said-mark.ts';

/**
 * What a collector has passed on, in minor units of the invoice's currency: what the debtor has paid him, by which the
 * balance falls, and what of it he keeps. `paymentId` is the payment's id, of one on the invoice already or a new one.
 */
const remittedSchema = z
  .strictObject({
    paymentId: paymentSchema.shape.id.optional(),
    amountMinor: z.int().positive(),
    feeMinor: z.int().min(0),
  })
  .refine(({ amountMinor, feeMinor }) => feeMinor <= amountMinor, {
    path: ['feeMinor'],
    error: 'is more than what came in: he cannot keep that of it',
  });

/** POST /invoices/{id}/collection/reports. An `id` of the caller's makes it repeatable. */
export const collectionReportSchema = z.strictObject({
  id: actIdSchema.optional(),
  status: z.enum(collectionStatuses),
  on: civilDateSchema,
  note: plainText(2000).optional(),
  remitted: remittedSchema.optional(),
});
export type PostedReport = z.infer<typeof collectionReportSchema>;

/** What a person has to look at: the collector cannot go on by himself. */
const forPerson: ReadonlySet<CollectionStatus> = new Set<CollectionStatus>(['disputed', 'uncollectable', 'closed']);

/** The report of that id. */
function findReport({ collection }: Case, reportId: string): CollectionReport | undefined {
  return collection?.reports.find(({ id }) => id === reportId);
}

/** The id of the payment that a report brings, named or its own. */
function paymentIdOf(reportId: string, remitted: NonNullable<PostedReport['remitted']>): string {
  return remitted.paymentId ?? `collection-${reportId}`;
}

/** The payment that a report brings and that is not on the invoice yet. */
export function paymentOfReport(dunned: Case, reportId: string, { remitted, on }: PostedReport): Payment | undefined {
  if (!remitted) return undefined;
  const id = paymentIdOf(reportId, remitted);
  if (dunned.payments.some((payment) => payment.id === id)) return undefined;
  return { id, amount: moneyOf(dunned, remitted.amountMinor), receivedOn: on };
}

function isSame(known: CollectionReport, { status, on, remitted }: PostedReport, mark: string): boolean {
  const { remitted: had } = known;
  const isSameMoney = remitted
    ? had?.amountMinor === remitted.amountMinor &&
      had.feeMinor === remitted.feeMinor &&
      had.paymentId === paymentIdOf(known.id, remitted)
    : had === undefined;
  return known.status === status && known.on === on && isSameMoney && isSameSaid(known.saidMark, mark);
}

/** Why what was passed on does not go with what is on the invoice already. */
function refusalOfRemitted(dunned: Case, reportId: string, { remitted }: PostedReport) {
  if (!remitted) return undefined;
  const id = paymentIdOf(reportId, remitted);
  const known = dunned.payments.find((payment) => payment.id === id);
  if (known && known.amountMinor !== remitted.amountMinor)
    return refused('remitted', `is not what payment ${id} brought, ${known.amountMinor}`, 'remitted.amountMinor');
  const isCharged = dunned.collection?.reports.some((report) => report.remitted?.paymentId === id);
  return isCharged ? refused('remitted', `payment ${id} was reported before`, 'remitted.paymentId') : undefined;
}

/** The report itself, with a task where a person has to look at it. */
function told(dunned: Case, reportId: string, posted: PostedReport, { now, today }: Moment): Accepted {
  const { status, on, note } = posted;
  const isAsked = forPerson.has(status) && standingMatter(dunned) !== undefined;
  const task = caseTask(dunned, now, {
    id: taskIdOf('reviewHandOff', dunned.id, reportId),
    kind: 'reviewHandOff',
    dueOn: today,
    data: { reportId, status, balance: moneyOf(dunned, balanceMinor(dunned)) },
  });
  const saidMark = saidMarkOf(dunned.id, `collection-${reportId}`, { note });
  const data = { reportId, status, on, saidMark, ...(isAsked && { taskId: task.id }) };
  return accepted([{ type: 'CollectionReported', data }], {
    raise: isAsked ? [task] : [],
    notes: note === undefined ? [] : [{ id: `collection-${reportId}`, said: { note } }],
  });
}

/** Takes what a collector tells of a case that he has, or had: how far he is, what he has passed on, what he keeps of it. */
export function takeReport(dunned: Case, reportId: string, posted: PostedReport, moment: Moment): Decision {
  const mark = saidMarkOf(dunned.id, `collection-${reportId}`, { note: posted.note });
  const known = findReport(dunned, reportId);
  if (known)
    return isSame(known, posted, mark)
      ? repeated
      : refused('reportTaken', 'the id is taken by a report with other content');
  if (!dunned.collection) return refused('notHandedOver', 'the case was never handed over');
  const refusal = refusalOfRemitted(dunned, reportId, posted);
  if (refusal) return refusal;
  const { remitted } = posted;
  const report = told(dunned, reportId, posted, moment);
  if (!remitted) return report;
  const { amountMinor, feeMinor } = remitted;
  const paymentId = paymentIdOf(reportId, remitted);
  const { currency } = dunned.invoice.amount;
  const charged = {
    type: 'CollectionFeeRecorded' as const,
    data: { reportId, paymentId, amountMinor, feeMinor, currency },
  };
  const facts = [...report.facts, charged];
  const payment = paymentOfReport(dunned, reportId, posted);
  if (!payment) return { ...report, facts };
  const after = facts.reduce((before, fact) => evolve(before, fact, moment.now), dunned);
  const paid = recordPayment(after, payment, moment);
  if (paid.kind !== 'accepted') return paid;
  const ended = new Set(paid.end.map(({ taskId }) => taskId));
  const raised = report.raise.filter(({ id }) => !ended.has(id));
  const asked = new Set(report.raise.map(({ id }) => id));
  return accepted([...facts, ...paid.facts], {
    raise: [...raised, ...paid.raise],
    end: paid.end.filter(({ taskId }) => !asked.has(taskId)),
    tell: paid.tell,
    notes: report.notes,
  });
}
