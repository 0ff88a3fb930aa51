import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { plainText } from '../plain-text.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Task } from '../task.ts';
import { actIdSchema } from './act-id.ts';
import { afterMoney } from './after-money.ts';
import { type CreditNote, withExcess } from './case-money.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, moneyOf } from './case.ts';
import { accepted, type Decision, type Refused, refused, repeated } from './decision.ts';
import { confirmedMinorBy, disputeOf } from './dispute-money.ts';
import { refundTaskId } from './refund-task.ts';
import { settlementOf } from './settlement.ts';

/** POST /invoices/{id}/credit-notes. Its number makes it repeatable. The amount in minor units of the invoice's currency. */
export const creditNoteSchema = z.strictObject({
  number: plainText(64),
  amountMinor: z.int().min(1),
  reason: plainText(500),
  issuedOn: civilDateSchema,
  disputeId: actIdSchema.optional(),
});
export type PostedCreditNote = z.infer<typeof creditNoteSchema>;

type Moment = { readonly now: string; readonly today: CivilDate; readonly policy: DunningPolicy };

/** The credit note of that number. */
export function findCreditNote({ creditNotes }: Pick<Case, 'creditNotes'>, number: string): CreditNote | undefined {
  return creditNotes.find((note) => note.number === number);
}

function isSame(known: CreditNote, { amountMinor, reason, issuedOn, disputeId }: PostedCreditNote): boolean {
  const isOther = disputeId !== undefined && disputeId !== known.disputeId;
  return known.amountMinor === amountMinor && known.reason === reason && known.issuedOn === issuedOn && !isOther;
}

/** The note with the dispute that it is about: the one it names, else the one whose amount it has. */
function assigned(dunned: Case, { disputeId: named, ...note }: PostedCreditNote): CreditNote | Refused {
  const dispute = dunned.pauses.find(({ kind, id }) => kind === 'dispute' && id === named);
  if (named !== undefined && !dispute) return refused('disputeId', 'is not a dispute of this invoice', 'disputeId');
  const disputeId = named ?? disputeOf(note.amountMinor, dunned)?.id;
  return { ...note, ...(disputeId !== undefined && { disputeId }) };
}

/** What was paid and is now too much is offered to the debtor, payment by payment. */
function refundTasks(dunned: Case, { number }: CreditNote, excessMinor: number, { now, today }: Moment): Task[] {
  return withExcess(dunned.payments, excessMinor).flatMap((payment, index) => {
    const moreMinor = payment.excessMinor - (dunned.payments[index]?.excessMinor ?? 0);
    if (moreMinor === 0) return [];
    return caseTask(dunned, now, {
      id: refundTaskId(dunned, payment.id, number),
      kind: 'refundOrAllocate',
      dueOn: today,
      data: {
        paymentId: payment.id,
        creditNote: number,
        amount: moneyOf(dunned, payment.amountMinor),
        excess: moneyOf(dunned, moreMinor),
        caseStatus: dunned.status,
      },
    });
  });
}

/**
 * Takes a credit note on a case, whatever its status: less is owed, and nothing when all is credited. What the resolution
 * of a dispute had taken off before is confirmed by it, not taken off twice. Credited beyond what is owed, as much of what
 * was paid is the debtor's, with a task for a person.
 */
export function recordCreditNote(dunned: Case, posted: PostedCreditNote, moment: Moment): Decision {
  const known = findCreditNote(dunned, posted.number);
  if (known) {
    return isSame(known, posted)
      ? repeated
      : refused('creditNoteTaken', 'the number is taken by a credit note with other content');
  }
  const note = assigned(dunned, posted);
  if ('kind' in note) return note;
  const { amount } = dunned.invoice;
  const reducedMinor = note.amountMinor - confirmedMinorBy(note, dunned);
  const leftMinor = amount.amountMinor - dunned.creditedMinor;
  if (reducedMinor > leftMinor)
    return refused('amountMinor', `is more than what is left of the invoice to credit, ${leftMinor}`, 'amountMinor');
  // A rest that was given up as a small difference is credited before any money.
  const excessMinor = Math.max(0, dunned.receivedMinor - (leftMinor - reducedMinor));
  const data = { ...note, currency: amount.currency, ...(excessMinor > 0 && { excessMinor }) };
  const reduction = { reducedMinor: Math.min(reducedMinor, balanceMinor(dunned)), paidMinor: 0 };
  const { facts, end } = settlementOf(dunned, reduction, moment.policy);
  const made = [{ type: 'CreditNoteRecorded' as const, data }, ...facts];
  const after = afterMoney(dunned, made, { by: 'creditNote', of: note.number }, moment.now);
  return accepted([...made, ...after.facts], {
    end: [...end, ...after.end],
    raise: refundTasks(dunned, note, excessMinor, moment),
  });
}
