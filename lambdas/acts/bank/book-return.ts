import { localDate } from '../../domain/calendar/send-window.ts';
import { namesOf, reversalReasonOf } from '../../domain/bank-statement/entry-effect.ts';
import type { ReferredPayment } from '../../domain/bank-statement/statement-record.ts';
import type { PaymentRecord } from '../../domain/payment/payment-record.ts';
import { openTask, type Task, taskIdOf } from '../../domain/task.ts';
import type { Deps } from '../dunning-of-case.ts';
import { raiseOnce } from '../raise-once.ts';
import { reverseWholePayment } from '../reverse-whole-payment.ts';
import { changeReferences, type EntryInTurn, markEntry, referenceIdOf } from './entry-deps.ts';

/** The task that asks which payment a return takes back. */
const taskIdOfReturn = (creditor: string, returnId: string) => taskIdOf('matchReversal', creditor, returnId);

function returnTask({ record, statement }: EntryInTurn, returnId: string, now: string): Task {
  const { creditor, ownAccount } = statement;
  const { amountMinor, currency, bookedOn, returned } = record.entry;
  return openTask(
    {
      id: taskIdOfReturn(creditor, returnId),
      kind: 'matchReversal',
      creditor,
      dueOn: localDate(now, 'UTC'),
      data: {
        statementId: record.statementId,
        entry: record.index,
        account: ownAccount,
        amount: { amountMinor, currency },
        bookedOn,
        ...(returned?.reasonCode !== undefined && { reasonCode: returned.reasonCode }),
        question: 'Which payment does this return take back? Reverse that payment, then end this task.',
      },
    },
    now,
  );
}

/** The one payment that a return names, by the first of its references that names one of its amount; none when several may be meant. */
async function namedPayment(
  { store }: Deps,
  { record, statement }: EntryInTurn,
  returnId: string,
): Promise<PaymentRecord | undefined> {
  const { creditor } = statement;
  const { amountMinor, currency } = record.entry;
  const isMeant = (each: ReferredPayment) => each.amountMinor === amountMinor && each.currency === currency;
  for (const name of namesOf(record.entry)) {
    const [reference] = await store.loadBankReferences([referenceIdOf(creditor, name)]);
    const found: PaymentRecord[] = [];
    for (const { paymentId } of reference?.payments.filter(isMeant) ?? []) {
      const { payment } = await store.load({ payment: { creditor, paymentId } });
      if (payment && (!payment.reversal || payment.reversal.id === returnId)) found.push(payment);
    }
    // Begun again, it is the one that it has taken back already.
    const own = found.find(({ reversal }) => reversal?.id === returnId);
    if (own || found.length === 1) return own ?? found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
}

async function reverse(deps: Deps, turn: EntryInTurn, returnId: string): Promise<boolean> {
  const { statement, by, record } = turn;
  const payment = await namedPayment(deps, turn, returnId);
  if (!payment) return false;
  const { creditor } = statement;
  const reason = reversalReasonOf(record.entry);
  const posted = { creditor, id: returnId, reason, receivedOn: record.entry.bookedOn };
  const act = { paymentId: payment.id, posted, by, key: undefined, requestId: returnId };
  const outcome = await reverseWholePayment(deps, act);
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return false;
  await endTask(deps, creditor, returnId, by);
  await markEntry(deps.store, record, { effect: 'reversal', paymentId: payment.id });
  return true;
}

async function endTask({ store, clock }: Deps, creditor: string, returnId: string, by: string): Promise<void> {
  const task = await store.loadTask(taskIdOfReturn(creditor, returnId));
  if (task?.status !== 'open') return;
  await store.commit([{ kind: 'endTask', taskId: task.id, result: 'reversed', at: clock.now(), by }]);
}

/**
 * Takes back the payment that a return names. One that names none we know is a task, and waits for the payment, which an
 * older statement may still bring: whoever comes second finds the other one.
 */
export async function bookReturn(deps: Deps, turn: EntryInTurn, returnId: string): Promise<void> {
  const { store, clock } = deps;
  if (await reverse(deps, turn, returnId)) return;
  await wait(deps, turn, returnId);
  await raiseOnce(store, returnTask(turn, returnId, clock.now()));
  // The payment may have come since, and have found nobody waiting.
  if (await reverse(deps, turn, returnId)) return;
  await markEntry(store, turn.record, { effect: 'unmatched', why: 'it names no payment that is known' });
}

async function wait({ store }: Deps, { record, statement }: EntryInTurn, returnId: string): Promise<void> {
  const { statementId, index, entry } = record;
  const { amountMinor, currency } = entry;
  const ids = namesOf(entry).map((name) => referenceIdOf(statement.creditor, name));
  await changeReferences(store, ids, (before) =>
    before.waiting.some((each) => each.statementId === statementId && each.index === index)
      ? before
      : { ...before, waiting: [...before.waiting, { statementId, index, returnId, amountMinor, currency }] },
  );
}
