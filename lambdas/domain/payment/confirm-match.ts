import * as z from 'zod';
import { actIdSchema } from '../case/act-id.ts';
import type { Fault } from '../fault.ts';
import { plainText } from '../plain-text.ts';
import { paymentSchema } from '../payment.ts';
import type { Task } from '../task.ts';
import { allocationSchema } from './payment-for-many.ts';

/**
 * POST /tasks/{id}/match: what money is for that nobody knew. One of the candidates of the task, by its place from 0, or a
 * debtor with what goes to which of his invoices; without allocations all of it becomes his.
 */
export const confirmationSchema = z
  .strictObject({
    id: actIdSchema.optional(),
    candidate: z.int().min(0).max(99).optional(),
    debtorId: plainText(64).optional(),
    allocations: z.array(allocationSchema).min(1).max(200).optional(),
    comment: plainText(500).optional(),
  })
  .refine(
    ({ candidate, debtorId, allocations }) => (candidate === undefined) !== (debtorId === undefined && !allocations),
    'names either a candidate, or allocations or a debtor',
  );
export type Confirmation = z.infer<typeof confirmationSchema>;

const candidateSchema = z.object({ debtorId: z.string(), allocations: z.array(allocationSchema) });
const taskDataSchema = z.object({ payment: paymentSchema, candidates: z.array(candidateSchema).optional() });

/** What a person has confirmed: for which debtor, where that is said, and what goes to which invoice. */
export type Confirmed = {
  readonly payment: z.infer<typeof paymentSchema>;
  readonly debtorId: string | undefined;
  readonly allocations: readonly z.infer<typeof allocationSchema>[];
};

/** What a confirmation says of the task's payment, or what is wrong with it. */
export function confirmedOf({ kind, data }: Pick<Task, 'kind' | 'data'>, posted: Confirmation): Confirmed | Fault[] {
  const asked = taskDataSchema.safeParse(data).data;
  if (kind !== 'matchPayment' || !asked)
    return [{ field: 'id', message: 'is not a task that asks whose a payment is' }];
  const { payment, candidates = [] } = asked;
  const { candidate, debtorId, allocations = [] } = posted;
  if (candidate === undefined) return { payment, debtorId, allocations };
  const chosen = candidates[candidate];
  if (!chosen) return [{ field: 'candidate', message: `is none of the ${candidates.length} candidates of the task` }];
  return { payment, debtorId: chosen.debtorId, allocations: chosen.allocations };
}
