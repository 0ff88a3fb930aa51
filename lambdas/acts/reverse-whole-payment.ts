import { localDate } from '../domain/calendar/send-window.ts';
import { actIdOf } from '../domain/case/act-id.ts';
import { type Refused, refused } from '../domain/case/decision.ts';
import { restTaskId } from '../domain/case/refund-task.ts';
import { takeBackPayment } from '../domain/case/reverse-payment.ts';
import { transactionalIdOf } from '../domain/message/transactional.ts';
import { type PaymentRecord, partsToDo, type WholeReversal } from '../domain/payment/payment-record.ts';
import { type Place, placesOf, type PostedWholeReversal, tellingOfWhole } from '../domain/payment/reverse-whole.ts';
import { openTask, type Task, taskIdOf } from '../domain/task.ts';
import { ConcurrentChangeError } from '../ports/errors.ts';
import type { Write } from '../ports/write.ts';
import { newTransactional, tryChange } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { loadOpenTasks } from './load-tasks.ts';
import { once } from './once.ts';
import { refundTasksOf } from './refund-tasks.ts';
import { matchTaskId } from './rest-task.ts';
import { finishSpreading, paymentWake, situationsOfParts } from './spread-payment.ts';
import { unappliedChangeWrites } from './unapplied-money.ts';

export type WholeOutcome =
  | { readonly kind: 'changed' | 'repeated'; readonly payment: PaymentRecord }
  | { readonly kind: 'unknown' | 'conflict' }
  | Refused;

type Act = {
  readonly paymentId: string;
  readonly posted: PostedWholeReversal;
  readonly by: string;
  readonly key: string | undefined;
  /** No two requests have the same. */
  readonly requestId: string;
  /** No debtor is told of it. */
  readonly isQuiet?: boolean;
};

/** A case does not let go of a part of a payment that is on record there. */
export class UnreturnablePartError extends Error {
  override readonly name = 'UnreturnablePartError';
}

/** A transaction takes 100 items. */
const messagesPerTransaction = 80;

/**
 * Takes all of a payment back: from every invoice that it came for or that got some of it later, and what is on none from
 * its debtor. It is on record first; the cases follow at once, and the wake-up finishes it should this end before.
 */
export async function reverseWholePayment(deps: Deps, act: Act): Promise<WholeOutcome> {
  const { paymentId, posted } = act;
  const outcome = await onFreshState(async () => {
    await finishSpreading(deps, posted.creditor, paymentId);
    return begin(deps, act);
  });
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return outcome;
  await finishReversing(deps, posted.creditor, paymentId);
  return outcome;
}

async function begin(deps: Deps, { paymentId, posted, by, key, requestId, isQuiet }: Act): Promise<WholeOutcome> {
  const { store, clock } = deps;
  const { creditor, reason, receivedOn } = posted;
  const { payment } = await store.load({ payment: { creditor, paymentId } });
  // What was made of a part of a payment is taken back with that, or alone on its invoice.
  if (!payment || payment.partOf !== undefined || payment.facts?.creditNote) return { kind: 'unknown' };
  const asked = await once(store, `reversal#${creditor}#${paymentId}`, posted.id ?? key, posted);
  if (asked.kind === 'conflict') return asked;
  // The same request was faster, between our reading of the payment and that of its key.
  if (asked.kind === 'repeated' && !payment.reversal)
    throw new ConcurrentChangeError(`payment ${paymentId} has moved on`);
  if (asked.kind === 'repeated') return { kind: 'repeated', payment };
  if (payment.reversal) return refused('reversed', `the payment was reversed before, by ${payment.reversal.id}`);
  // Somebody has put more of it on invoices since: it has to be there before it can be taken back from there.
  if (partsToDo(payment).length > 0) throw new ConcurrentChangeError(`payment ${paymentId} is still being spread`);
  const now = clock.now();
  const id = actIdOf('reversal', `${creditor}#${paymentId}`, posted, key ?? requestId);
  const reversal: WholeReversal = { id, reason, receivedOn, by, ...(isQuiet && { isQuiet }) };
  const after = { ...payment, reversal, version: payment.version + 1 };
  await store.commit([
    { kind: 'payment', before: payment, after, wakeBy: paymentWake(after, now) },
    ...(await restWrites(deps, payment, by, now)),
    ...asked.writes,
  ]);
  return { kind: 'changed', payment: after };
}

/** What came in beyond all invoices is gone: so are the questions about it, but not what was paid back of it. */
async function restWrites(deps: Deps, payment: PaymentRecord, by: string, now: string): Promise<Write[]> {
  const { store } = deps;
  const { creditor, id: paymentId, rest, facts, refundedMinor = 0 } = payment;
  const open = await loadOpenTasks(store, [restTaskId(creditor, paymentId), matchTaskId(creditor, paymentId)]);
  const ends = open.map(({ id: taskId }): Write => ({ kind: 'endTask', taskId, result: 'reversed', at: now, by }));
  const review = refundedMinor > 0 ? [{ kind: 'raiseTask' as const, task: reviewTask(payment, now) }] : [];
  const debtor = rest && rest.debtorId !== null ? await store.loadDebtor(creditor, rest.debtorId) : undefined;
  if (!rest || !facts || !debtor) return [...ends, ...review];
  const { currency, receivedOn } = facts;
  const change = { paymentId, amountMinor: -rest.amountMinor, currency, receivedOn };
  return [...ends, ...review, ...unappliedChangeWrites(debtor, [change], { now, by })];
}

/** Money that was paid back has been lost with the payment: a person sees to it. */
function reviewTask({ creditor, id: paymentId, rest, refundedMinor = 0, facts }: PaymentRecord, now: string): Task {
  return openTask(
    {
      id: taskIdOf('reviewReversal', creditor, paymentId),
      kind: 'reviewReversal',
      creditor,
      ...(typeof rest?.debtorId === 'string' && { debtorId: rest.debtorId }),
      dueOn: localDate(now, 'UTC'),
      data: { paymentId, refunded: { amountMinor: refundedMinor, currency: facts?.currency }, isGivenAway: true },
    },
    now,
  );
}

/**
 * Takes a payment that is on record as reversed back from all its cases, and then tells each debtor of it, once. Begun
 * again at any point it does what is left.
 */
export async function finishReversing(deps: Deps, creditor: string, paymentId: string): Promise<void> {
  const { store } = deps;
  const { payment } = await store.load({ payment: { creditor, paymentId } });
  if (!payment?.reversal || payment.isReversed) return;
  for (const place of placesOf(payment)) await takeBack(deps, place, payment, payment.reversal);
  await onFreshState(() => tellDebtors(deps, creditor, paymentId));
}

async function takeBack(
  deps: Deps,
  { invoiceId, paymentId }: Place,
  { refundedMinor }: PaymentRecord,
  { id, reason, receivedOn, by }: WholeReversal,
): Promise<void> {
  const outcome = await onFreshState(() =>
    tryChange(deps, invoiceId, by, async ({ dunned, policy }, dates) => {
      const refunds = await refundTasksOf(deps, dunned, paymentId);
      // What was allocated is taken back as well: only what was paid back is gone. What its payment says of that, a person
      // is asked about once, for all of it.
      const isLost = ({ status, result }: Task) =>
        status === 'open' || (result === 'refunded' && refundedMinor === undefined);
      const lost = refunds.filter(isLost);
      const decision = takeBackPayment(
        dunned,
        id,
        { paymentId, reason, receivedOn },
        { ...dates, policy, refunds: lost },
      );
      // Told once for the whole payment, not invoice by invoice. What was taken back before stays so.
      return decision.kind === 'accepted' ? { ...decision, tell: [] } : decision;
    }),
  );
  if (outcome.kind === 'unknown' || (outcome.kind === 'refused' && outcome.code !== 'reversed'))
    throw new UnreturnablePartError(`payment ${paymentId} is not taken back from invoice ${invoiceId}`);
}

async function tellDebtors(deps: Deps, creditor: string, paymentId: string): Promise<void> {
  const { store, clock } = deps;
  const { payment } = await store.load({ payment: { creditor, paymentId } });
  if (!payment?.reversal || payment.isReversed) return;
  const { id, isQuiet } = payment.reversal;
  const messages = isQuiet ? [] : await messagesOf(deps, payment, id, clock.now());
  const after = { ...payment, isReversed: true as const, version: payment.version + 1 };
  const last: Write = { kind: 'payment', before: payment, after, wakeBy: null };
  for (let from = 0; from < messages.length - messagesPerTransaction; from += messagesPerTransaction)
    await store.commit(messages.slice(from, from + messagesPerTransaction));
  const begun = Math.max(0, Math.ceil(messages.length / messagesPerTransaction) - 1) * messagesPerTransaction;
  await store.commit([...messages.slice(begun), last]);
}

/** One message for each debtor; those that were asked for already are left out. */
async function messagesOf(deps: Deps, payment: PaymentRecord, reversalId: string, now: string): Promise<Write[]> {
  const { store } = deps;
  const { cases } = await store.load({ cases: placesOf(payment).map(({ invoiceId }) => invoiceId) });
  const places = cases.map(({ id, invoice }) => ({ invoiceId: id, debtorId: invoice.debtorId }));
  const situations = await situationsOfParts(deps, payment.creditor, places, cases);
  const asked = [...Map.groupBy(situations, ({ debtor }) => debtor.id).values()].map(async (his): Promise<Write[]> => {
    const [first, ...others] = his.toSorted((a, b) => (a.dunned.id < b.dunned.id ? -1 : 1));
    const telling = first && tellingOfWhole(reversalId, [first, ...others], placesOf(payment));
    if (!first || !telling) return [];
    const { creditor, debtorId } = first.dunned.invoice;
    const id = transactionalIdOf(telling.invoiceId, telling.subject);
    if (await store.loadTransactional(creditor, debtorId, id)) return [];
    const about: Pick<CaseSituation['dunned'], 'id' | 'invoice'> = { ...first.dunned, id: telling.invoiceId };
    return [newTransactional(about, telling, now)];
  });
  return (await Promise.all(asked)).flat();
}
