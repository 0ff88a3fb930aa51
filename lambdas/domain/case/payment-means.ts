import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { firstOpening, localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { taskIdOf } from '../task.ts';
import { nextReview } from './blocker-review.ts';
import type { Blocker } from './blocker.ts';
import { caseTask } from './case-task.ts';
import { type Case, isClosed } from './case.ts';
import { accepted, repeated, type Willing } from './decision.ts';
import { inTurn } from './in-turn.ts';

type Situation = { readonly dunned: Case; readonly policy: DunningPolicy; readonly now: string };

/** Who collects an invoice in place of the ladder. */
type CollectedBy = 'directDebit' | 'billOfExchange' | 'factor';

/** Why nothing is sent for an invoice that is collected in another way. */
function notDunnableSentence(by: CollectedBy): string {
  switch (by) {
    case 'directDebit':
      return 'The invoice is paid by direct debit: nothing leaves until a debit is returned.';
    case 'billOfExchange':
      return 'The invoice is paid by bill of exchange: nothing leaves until it is returned unpaid.';
    case 'factor':
      return 'The invoice is assigned to a factor, who asks for the money himself.';
  }
}

/** Days after the due date after which a person finds out why what should have come by itself has not. */
const missedDays = 10;

/** True once the bank has given a debit or a bill back, or the debtor has had it taken back. */
function isReturned({ payments }: Pick<Case, 'payments'>): boolean {
  return payments.some(({ reversal }) => reversal?.reason === 'returned' || reversal?.reason === 'chargeback');
}

/** Who collects an invoice in place of the ladder; undefined when it is dunned. */
export function collectedBy(dunned: Pick<Case, 'invoice' | 'payments'>): CollectedBy | undefined {
  const { method, assignedTo } = dunned.invoice.paymentMeans ?? {};
  if (assignedTo?.isCollectedByFactor) return 'factor';
  const isPulled = method === 'directDebit' || method === 'billOfExchange';
  return isPulled && !isReturned(dunned) ? method : undefined;
}

function missedFrom({ dunned, policy }: Pick<Situation, 'dunned' | 'policy'>): string {
  return firstOpening(addDays(dunned.invoice.dueDate, missedDays), policy.sendWindow);
}

/** The debit or bill that should bring the money by itself, and when; undefined when nothing does. */
function pulledBy({ invoice, payments }: Case): { readonly method: string; readonly dueDate: CivilDate } | undefined {
  const method = collectedBy({ invoice, payments });
  return method === undefined || method === 'factor' ? undefined : { method, dueDate: invoice.dueDate };
}

/** The task that an earlier version has raised, of which the case does not know; undefined when it has none of its own to. */
export function unknownDebitTaskId(dunned: Case): string | undefined {
  const pulled = pulledBy(dunned);
  return pulled && !dunned.debitCheck ? taskIdOf('checkDebit', dunned.id, pulled.method, pulled.dueDate) : undefined;
}

/** Takes the question back once the invoice is paid in another way or at another time than it was asked for. */
function withdrawDebitCheck({ dunned }: Situation): Willing {
  const { debitCheck } = dunned;
  const pulled = pulledBy(dunned);
  const taskId = debitCheck?.taskId ?? null;
  if (taskId === null || (pulled?.method === debitCheck?.method && pulled?.dueDate === debitCheck?.dueDate))
    return repeated;
  return accepted([{ type: 'DebitCheckWithdrawn', data: { taskId } }], { end: [{ taskId, result: 'not needed' }] });
}

function requestDebitCheck(situation: Situation): Willing {
  const { dunned, policy, now } = situation;
  const { debitCheck } = dunned;
  const pulled = pulledBy(dunned);
  const isKnown = debitCheck?.method === pulled?.method && debitCheck?.dueDate === pulled?.dueDate;
  if (!pulled || isKnown || isClosed(dunned) || now < missedFrom(situation)) return repeated;
  const task = caseTask(dunned, now, {
    id: taskIdOf('checkDebit', dunned.id, dunned.revision),
    kind: 'checkDebit',
    dueOn: localDate(now, policy.sendWindow.timeZone),
    data: {
      method: pulled.method,
      question:
        'The money has not come by itself. Record it or its return; or give the invoice other payment means ' +
        '(PATCH /invoices/{id}), and it is dunned.',
    },
  });
  return accepted([{ type: 'DebitCheckRequested', data: { taskId: task.id, ...pulled } }], { raise: [task] });
}

/**
 * Asks a person once a debit or a bill is long overdue: a bank that was never given it returns nothing, and the invoice
 * would never be dunned. Once for all of its reviews; what he need not answer any more is taken back.
 */
export function arrangeDebitCheck(situation: Situation): Willing {
  return inTurn(situation, [withdrawDebitCheck, requestDebitCheck]);
}

/** Nothing leaves for an invoice whose money comes without the debtor's doing, or is asked for by somebody else. */
export function paymentMeansBlockers(situation: Situation): Blocker[] {
  const { dunned, now } = situation;
  const by = collectedBy(dunned);
  if (!by) return [];
  const first = missedFrom(situation);
  const until = first > now ? first : nextReview(first, now);
  return [{ code: 'invoiceNotDunnable', message: notDunnableSentence(by), until }];
}
