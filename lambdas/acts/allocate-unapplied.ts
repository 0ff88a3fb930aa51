import { actIdOf } from '../domain/case/act-id.ts';
import { refundTaskIds, restTaskId } from '../domain/case/refund-task.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { Debtor } from '../domain/debtor.ts';
import {
  type Available,
  availableOf,
  type PostedUse,
  usedMinor,
  useFaults,
  useUnapplied,
} from '../domain/debtor/use-unapplied.ts';
import type { Fault } from '../domain/fault.ts';
import { allocationFaults } from '../domain/payment/match-payment.ts';
import { partIdOf, type PaymentRecord, unownedOf } from '../domain/payment/payment-record.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import { type Deps, situationsOf } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { loadOpenTasks } from './load-tasks.ts';
import { once } from './once.ts';
import { matchTaskId, restTask } from './rest-task.ts';
import { finishSpreading, spreadStep } from './spread-payment.ts';
import { moneyWrites } from './unapplied-money.ts';
import { wholePayment } from './whole-payment.ts';

export type UseOutcome =
  | { readonly kind: 'changed' | 'repeated'; readonly id: string; readonly debtor: Debtor }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly kind: 'unknown' | 'conflict' };

type Use = {
  readonly creditor: string;
  readonly debtorId: string;
  readonly posted: PostedUse;
  readonly by: string;
  readonly key: string | undefined;
  /** No two requests have the same. */
  readonly requestId: string;
};

/** A transaction has no room for more of them; what is left open has nothing left to ask, and people can end it. */
const mostTasks = 12;

/**
 * Puts money of a debtor that is on no invoice on some of his, or notes that it was paid back: once, under the id or the
 * key that the client gave it.
 */
export async function allocateUnapplied(deps: Deps, use: Use): Promise<UseOutcome> {
  const { creditor, debtorId, posted } = use;
  // The payment has to be where it came for first.
  const payment = await wholePayment(deps, creditor, posted.paymentId);
  if (payment) await finishSpreading(deps, creditor, payment.id);
  const outcome = await onFreshState(() => tryUsing(deps, use));
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return outcome;
  if (payment) await finishSpreading(deps, creditor, payment.id);
  const debtor = await deps.store.loadDebtor(creditor, debtorId);
  return { ...outcome, debtor: debtor ?? outcome.debtor };
}

async function tryUsing(deps: Deps, use: Use): Promise<UseOutcome> {
  const { store, clock } = deps;
  const { creditor, debtorId, posted, by, key, requestId } = use;
  const asked = await once(store, `allocation#${creditor}#${debtorId}`, posted.id ?? key, posted);
  if (asked.kind === 'conflict') return asked;
  const { debtor, circumstances } = await store.load({ debtor: use });
  if (!debtor) return { kind: 'unknown' };
  const id = actIdOf('allocation', `${creditor}#${debtorId}`, posted, key ?? requestId);
  if (asked.kind === 'repeated') return { kind: 'repeated', id, debtor };
  const payment = await wholePayment(deps, creditor, posted.paymentId);
  if (payment?.reversal) return { kind: 'invalid', faults: [{ field: 'paymentId', message: 'was taken back' }] };
  const unowned = payment?.id === posted.paymentId ? unownedOf(payment) : undefined;
  const available = payment && availableOf(debtor, posted.paymentId, unowned);
  const faults = useFaults(posted, available);
  if (faults.length > 0 || !payment || !available) return { kind: 'invalid', faults };
  const { allocations = [] } = posted;
  const invoiceIds = allocations.map(({ invoiceId }) => invoiceId);
  const { cases } = await store.load({ cases: invoiceIds });
  const misplaced = allocationFaults({ currency: available.currency, creditor, debtorId }, allocations, cases);
  if (misplaced.length > 0) return { kind: 'invalid', faults: misplaced };
  const now = clock.now();
  const situations = situationsOf(deps, { cases, debtor, circumstances }, invoiceIds);
  const record = withUse(payment, { ...use, id, available });
  const { after, writes, wakeBy } = spreadStep(record, { situations, now });
  const tasks = await tasksWrites(deps, payment, { ...use, available, debtor, circumstances, now });
  await store.commit([
    { kind: 'payment', before: payment, after, wakeBy },
    ...partWrites(payment, { ...use, id }),
    ...moneyWrites(debtor, useUnapplied(debtor, posted, { available, id, now }), { now, by }),
    ...tasks,
    ...(available.isClaimed ? await taughtWrites(store, use) : []),
    ...asked.writes,
    ...writes,
  ]);
  return { kind: 'changed', id, debtor };
}

/** A person says whose money it is that nobody knew: from now on the account is known to pay for him. */
async function taughtWrites(store: Deps['store'], { creditor, debtorId, posted }: Use): Promise<Write[]> {
  const { paymentId } = posted;
  const mark = await store.loadPaymentPayer(creditor, paymentId);
  if (mark === undefined) return [];
  return [
    { kind: 'payerMark', creditor, debtorId, mark },
    { kind: 'erasePaymentPayer', creditor, paymentId },
  ];
}

/** The payment with its new parts, still to be put on their cases. */
function withUse(
  payment: PaymentRecord,
  { posted, debtorId, by, id, available }: Use & { id: string; available: Available },
) {
  const { allocations = [], refundMinor = 0 } = posted;
  const { currency, receivedOn, isClaimed } = available;
  const paymentId = partIdOf(payment.id, id);
  const parts = allocations.map((each) => ({ ...each, debtorId, paymentId, by }));
  const refundedMinor = (payment.refundedMinor ?? 0) + refundMinor;
  return {
    ...payment,
    facts: payment.facts ?? { currency, receivedOn },
    parts: [...payment.parts, ...parts],
    ...(refundedMinor > 0 && { refundedMinor }),
    ...(isClaimed && payment.rest && { rest: { ...payment.rest, debtorId } }),
  };
}

/** The id of the parts leads to their payment, and no other payment can have it. */
function partWrites({ id: partOf, creditor }: PaymentRecord, { posted, id }: Use & { id: string }): Write[] {
  if (!posted.allocations) return [];
  const part = { creditor, id: partIdOf(partOf, id), hash: '', partOf, parts: [], version: 1 };
  return [{ kind: 'newPayment', payment: part, wakeBy: null }];
}

type Situation = Use & { available: Available; debtor: Debtor; circumstances: Circumstances; now: string };

/** Ends what was asked about the money once nothing of it is left, or once it is known whose it is. */
async function tasksWrites(deps: Deps, payment: PaymentRecord, situation: Situation): Promise<Write[]> {
  const { posted, available, debtor, circumstances, now, by, creditor } = situation;
  const { paymentId, allocations } = posted;
  const leftMinor = available.amountMinor - usedMinor(posted);
  const result = allocations ? 'allocated' : 'refunded';
  const ends = (tasks: readonly Task[], how: string): Write[] =>
    tasks.map(({ id: taskId }) => ({ kind: 'endTask', taskId, result: how, at: now, by }));
  if (!available.isClaimed) return leftMinor > 0 ? [] : ends(await refundTasks(deps, payment, paymentId), result);
  const asked = await loadOpenTasks(deps.store, [matchTaskId(creditor, paymentId)]);
  const amount = { amountMinor: available.amountMinor, currency: available.currency };
  const rest = { creditor, paymentId, amount, excessMinor: leftMinor, data: {} };
  const task = restTask(deps, rest, { debtor, circumstances, now });
  return [...ends(asked, 'matched'), ...(leftMinor > 0 ? [{ kind: 'raiseTask' as const, task }] : [])];
}

/** The open tasks about what is unapplied of a payment: when it came, and on each invoice where it was too much. */
async function refundTasks(
  deps: Deps,
  { invoiceId, creditor, parts }: PaymentRecord,
  paymentId: string,
): Promise<Task[]> {
  const its = parts.filter((part) => part.paymentId === paymentId).map((part) => part.invoiceId);
  const { cases } = await deps.store.load({ cases: invoiceId === undefined ? its : [invoiceId, ...its] });
  const tooMuch = cases.filter(({ payments }) =>
    payments.some((each) => each.id === paymentId && each.excessMinor > 0),
  );
  const ids = [restTaskId(creditor, paymentId), ...tooMuch.flatMap((dunned) => refundTaskIds(dunned, paymentId))];
  return (await loadOpenTasks(deps.store, ids)).slice(0, mostTasks);
}
