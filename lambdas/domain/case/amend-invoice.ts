import type * as z from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import type { Creditor } from '../creditor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Fault } from '../fault.ts';
import { type Invoice, postedInvoiceSchema } from '../invoice.ts';
import { invoiceFaults } from '../invoice-faults.ts';
import { actIdSchema } from './act-id.ts';
import { type Case, isClosed } from './case.ts';
import { accepted, type Decision, refused, repeated } from './decision.ts';
import { evolve } from './evolve.ts';
import { nextStep } from './ladder.ts';
import { lateDaysOfProposal } from './lateness.ts';

const terms = postedInvoiceSchema.pick({ dueDate: true, purchaseOrder: true, paymentMeans: true }).partial();

/** PATCH /invoices/{id}: what is named replaces what is known. The amount is changed by credit notes alone. */
export const amendmentSchema = terms
  .extend({ id: actIdSchema.optional() })
  .refine(({ id: _id, ...named }) => Object.keys(named).length > 0, 'names nothing to change');
export type Amendment = z.infer<typeof amendmentSchema>;

/** What is refused in an amendment by the rules for posting: dates in the wrong order, and what is not the creditor's own. */
export function amendmentFaults(
  { creditor, issueDate }: Pick<Invoice, 'creditor' | 'issueDate'>,
  body: unknown,
  creditors: readonly Creditor[],
): Fault[] {
  return invoiceFaults({ ...(body as object), creditor, issueDate }, creditors, []);
}

type Moment = { readonly policy: DunningPolicy; readonly now: string };

/** How late the notice that waits is by the new due date: what follows it counts from there. Nothing when none waits. */
function noticeLateness(dunned: Case, data: Amendment, { policy, now }: Moment): { noticeLateDays?: number } {
  const { notice } = dunned;
  if (!notice) return {};
  const amended = evolve({ ...dunned, notice: null }, { type: 'InvoiceAmended', data }, now);
  const schedule = nextStep(amended, policy, now);
  const isNext = schedule.step === notice.stage;
  return { noticeLateDays: isNext ? lateDaysOfProposal(notice, now, schedule, policy) : 0 };
}

/**
 * Changes the terms of an invoice that is still followed. Its ladder is planned again from the new due date: stages that
 * left stay left, and the gaps between them hold.
 */
export function amendInvoice(dunned: Case, { id: _id, ...named }: Amendment, moment: Moment): Decision {
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  const fields = (Object.keys(named) as (keyof typeof named)[]).filter(
    (field) => canonicalJson([dunned.invoice[field]]) !== canonicalJson([named[field]]),
  );
  if (fields.length === 0) return repeated;
  const data = Object.fromEntries(fields.map((field) => [field, named[field]]));
  const late = fields.includes('dueDate') ? noticeLateness(dunned, data, moment) : {};
  return accepted([{ type: 'InvoiceAmended', data: { ...data, ...late } }]);
}
