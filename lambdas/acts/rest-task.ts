import { localDate } from '../domain/calendar/send-window.ts';
import { restTaskId } from '../domain/case/refund-task.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { Money } from '../domain/money.ts';
import { openTask, type Task, taskIdOf } from '../domain/task.ts';
import { policyOfDebtor } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';

/** What came in with a payment beyond the invoices it was for, and what people may know of it. */
export type Rest = {
  readonly creditor: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly excessMinor: number;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Asks a person what becomes of money of a debtor that is on no invoice. */
export function restTask(
  deps: Pick<Deps, 'settings'>,
  rest: Rest,
  { debtor, circumstances, now }: { debtor: Debtor; circumstances: Circumstances; now: string },
): Task {
  const { creditor, paymentId, amount, excessMinor, data } = rest;
  const { timeZone } = policyOfDebtor(deps, { debtor, circumstances, now }).sendWindow;
  return openTask(
    {
      id: restTaskId(creditor, paymentId),
      creditor,
      kind: 'refundOrAllocate',
      debtorId: debtor.id,
      dueOn: localDate(now, timeZone),
      data: { paymentId, amount, excess: { ...amount, amountMinor: excessMinor }, ...data },
    },
    now,
  );
}

/** The task that keeps a payment whose id is not taken yet, as its invoice is not known. */
export function unmatchedTaskId(creditor: string, paymentId: string): string {
  return taskIdOf('matchPayment', creditor, paymentId);
}

/** The task that asks whose a payment is that is on record. */
export function matchTaskId(creditor: string, paymentId: string): string {
  return taskIdOf('matchPayment', creditor, paymentId, 'rest');
}

/** Asks a person whose money it is that came in. */
export function matchTask(rest: Rest, now: string): Task {
  const { creditor, paymentId, amount, excessMinor, data } = rest;
  return openTask(
    {
      id: matchTaskId(creditor, paymentId),
      creditor,
      kind: 'matchPayment',
      dueOn: localDate(now, 'UTC'),
      data: { unapplied: { ...amount, amountMinor: excessMinor }, ...data },
    },
    now,
  );
}
