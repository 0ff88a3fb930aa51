import * as z from 'zod';
import { actIdSchema } from '../case/act-id.ts';
import { type Refused, refused } from '../case/decision.ts';
import { plainText } from '../plain-text.ts';
import type { Debtor } from '../debtor.ts';
import { faultsOf, type Fault } from '../fault.ts';
import { allocatedMinor } from '../payment/match-payment.ts';
import { allocationSchema } from '../payment/payment-for-many.ts';
import type { Task } from '../task.ts';
import { changed, type DebtorDecision } from './debtor-change.ts';
import { moveUnapplied, type UnappliedChange } from './unapplied-money.ts';

/**
 * POST /debtors/{id}/allocations: what becomes of money of a debtor that is on no invoice. Amounts in minor units of its
 * currency. An `id` of the caller's makes it repeatable. With neither, money that nobody knew whose it is becomes his.
 */
export const useSchema = z.strictObject({
  id: actIdSchema.optional(),
  paymentId: plainText(160),
  allocations: z.array(allocationSchema).min(1).max(200).optional(),
  refundMinor: z.int().min(1).optional(),
  comment: plainText(500).optional(),
});
export type PostedUse = z.infer<typeof useSchema>;

/** Money that can be used: what is unapplied of a payment, and whether the debtor has it already. */
export type Available = UnappliedChange & { readonly isClaimed: boolean };

/** How much of it is used, in minor units. */
export function usedMinor({ allocations = [], refundMinor = 0 }: PostedUse): number {
  return allocatedMinor(allocations) + refundMinor;
}

/** What is unapplied of a payment: the debtor's, or what came in and nobody knew whose it was; undefined when nothing. */
export function availableOf({ unapplied = [] }: Debtor, paymentId: string, unowned?: UnappliedChange) {
  const his = unapplied.find((money) => money.paymentId === paymentId);
  const { since: _since, ...money } = his ?? { since: '', ...unowned };
  return his || unowned ? ({ ...money, isClaimed: !his } as Available) : undefined;
}

/** Everything wrong with how much of the money is to be used. */
export function useFaults(posted: PostedUse, available: Available | undefined): Fault[] {
  const { allocations, refundMinor } = posted;
  if (!available) return [{ field: 'paymentId', message: 'is no payment with unapplied money of this debtor' }];
  const { amountMinor, isClaimed } = available;
  const isAllocatedTooMuch = allocatedMinor(allocations ?? []) > amountMinor;
  const left = amountMinor - allocatedMinor(allocations ?? []);
  const isNothing = !allocations && refundMinor === undefined;
  return faultsOf([
    [isNothing && !isClaimed, 'allocations', 'is missing, and so is refundMinor: one of them says what becomes of it'],
    [isAllocatedTooMuch, 'allocations', `are more than what is unapplied, ${amountMinor}`],
    [!isAllocatedTooMuch && usedMinor(posted) > amountMinor, 'refundMinor', `is more than what is left of it, ${left}`],
  ]);
}

/** The debtor with what is left of the money, and a line in his log about what became of the rest. */
export function useUnapplied(
  debtor: Debtor,
  posted: PostedUse,
  { available, id, now }: { readonly available: Available; readonly id: string; readonly now: string },
): DebtorDecision {
  const { paymentId, allocations = [], refundMinor: refundedMinor = 0, comment } = posted;
  const { isClaimed, ...money } = available;
  const amountMinor = (isClaimed ? money.amountMinor : 0) - usedMinor(posted);
  const moved = moveUnapplied(debtor, [{ ...money, amountMinor }], now);
  const unapplied = (moved.kind === 'accepted' ? moved.after : debtor).unapplied ?? [];
  const { currency } = money;
  const data = { id, paymentId, currency, allocations, refundedMinor, ...(comment !== undefined && { comment }) };
  return changed(debtor, { unapplied }, { type: 'UnappliedMoneyUsed', data });
}

/** How people say that money was paid back. */
export const refundedResult = 'refunded';
const taskDataSchema = z.object({ paymentId: z.string(), excess: z.object({ amountMinor: z.int() }) });

/** The payment, or part of one, that a question about unapplied money is about; undefined where it says none. */
export function paymentOfTask({ data }: Pick<Task, 'data'>): string | undefined {
  return taskDataSchema.safeParse(data).data?.paymentId;
}

/**
 * What ending the question about unapplied money does to it: paid back, it is no more the debtor's. As long as there is
 * some, no other answer ends it: what is allocated is allocated by an act of its own.
 */
export function refundOfTask(debtor: Debtor, task: Task, result: string, now: string): DebtorDecision | Refused {
  const { data } = taskDataSchema.safeParse(task.data);
  const available = data && availableOf(debtor, data.paymentId);
  if (!data || !available) return { kind: 'repeated' };
  if (result !== refundedResult)
    return refused(
      'decide',
      `its money is unapplied: it is answered by an allocation of it, or by "${refundedResult}"`,
    );
  const refundMinor = Math.min(data.excess.amountMinor, available.amountMinor);
  if (refundMinor <= 0) return { kind: 'repeated' };
  return useUnapplied(debtor, { paymentId: data.paymentId, refundMinor }, { available, id: task.id, now });
}
