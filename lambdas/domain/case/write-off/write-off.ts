import { addDays, type CivilDate } from '../../calendar/civil-date.ts';
import { type Task, taskIdOf } from '../../task.ts';
import { caseTask } from '../case-task.ts';
import { balanceMinor, type Case, isClosed, moneyOf } from '../case.ts';
import { accepted, type Decision, refused } from '../decision.ts';
import type { CaseFact } from '../events.ts';
import { endsOfLegal, endsOfTasks } from '../open-tasks.ts';
import { recoveredSum, type WriteOffReason, writtenOffSum } from './write-off-sum.ts';

type Reasons = { readonly reasonCode: WriteOffReason; readonly reason: string };

/** Days a person has for an approval before it shows as overdue. */
const approvalDays = 7;

const answers = ['approved', 'rejected'] as const;

/** The debt is given up: its case is closed, and the ledger told what is lost. */
function writtenOff(dunned: Case, { reasonCode, reason }: Reasons, approvedBy?: string): CaseFact[] {
  const { currency } = dunned.invoice.amount;
  const sum = writtenOffSum(dunned.invoice, balanceMinor(dunned));
  return [
    { type: 'LegalDecisionMade', data: { decision: 'writeOff', reason } },
    { type: 'WrittenOff', data: { ...sum, currency, reasonCode, ...(approvedBy !== undefined && { approvedBy }) } },
  ];
}

/**
 * A manager writes a debt off. Above the policy's amount nothing happens before a second person has approved: the case
 * goes on waiting for its decision.
 */
export function writeOff(
  dunned: Case,
  reasons: Reasons,
  {
    now,
    today,
    by,
    approvalAboveMinor,
  }: {
    readonly now: string;
    readonly today: CivilDate;
    readonly by: string;
    /** The balance above which a second person is asked, in minor units; null for never. */
    readonly approvalAboveMinor: number | null;
  },
): Decision {
  const amountMinor = balanceMinor(dunned);
  if (dunned.legal?.kind === 'requested' && dunned.legal.writeOff)
    return refused('awaitingApproval', 'the write-off waits for a second person to approve it');
  if (approvalAboveMinor === null || amountMinor <= approvalAboveMinor)
    return accepted(writtenOff(dunned, reasons), { end: endsOfTasks(dunned, 'writeOff') });
  const task = caseTask(dunned, now, {
    id: taskIdOf('approveWriteOff', dunned.id, dunned.revision),
    kind: 'approveWriteOff',
    dueOn: addDays(today, approvalDays),
    data: {
      amount: moneyOf(dunned, amountMinor),
      reasonCode: reasons.reasonCode,
      requestedBy: by,
      question: 'May this debt be written off? Answer "approved" or "rejected"; not the one who asked.',
    },
  });
  const data = { taskId: task.id, ...reasons, amountMinor, requestedBy: by };
  return accepted([{ type: 'WriteOffRequested', data }], { raise: [task], end: endsOfLegal(dunned, 'writeOff') });
}

/**
 * A second person answers. Approved, what is owed by then is written off; rejected, the decision is asked for again. Who
 * asked cannot approve, nor can a system.
 */
export function answerWriteOff(
  dunned: Case,
  { id: taskId, kind }: Pick<Task, 'id' | 'kind'>,
  result: string,
  {
    now,
    today,
    by,
    isPerson,
  }: { readonly now: string; readonly today: CivilDate; readonly by: string; readonly isPerson: boolean },
): Decision {
  if (!answers.some((known) => known === result))
    return refused('result', `is not one of: ${answers.join(', ')}`, 'result');
  const { legal } = dunned;
  const done: CaseFact = { type: 'TaskDone', data: { taskId, kind, result } };
  const end = [{ taskId, result }];
  const asked = legal?.kind === 'requested' && legal.taskId === taskId ? legal.writeOff : undefined;
  if (isClosed(dunned) || !asked) return accepted([done], { end });
  if (result === 'approved') {
    if (!isPerson) return refused('person', 'a person has to approve it, not a system');
    if (by === asked.requestedBy) return refused('fourEyes', 'who asked for the write-off does not approve it');
    const others = endsOfTasks(dunned, 'writeOff').filter((each) => each.taskId !== taskId);
    return accepted([done, ...writtenOff(dunned, asked, by)], { end: [...end, ...others] });
  }
  const again = caseTask(dunned, now, {
    id: taskIdOf('legalDecision', dunned.id, dunned.revision),
    kind: 'legalDecision',
    dueOn: addDays(today, approvalDays),
    data: { balance: moneyOf(dunned, balanceMinor(dunned)), rejected: 'writeOff' },
  });
  const data = { taskId: again.id, taskKind: again.kind };
  return accepted([done, { type: 'LegalDecisionRequested', data }], { raise: [again], end });
}

/** The case is opened again: the ledger takes back what is not recovered. Nothing of one that was not written off. */
export function undoneWriteOff({ writeOff, invoice }: Case): CaseFact[] {
  if (!writeOff) return [];
  const { sum, recoveredMinor } = writeOff;
  const rest = recoveredSum(writeOff, sum.amountMinor - recoveredMinor);
  return [{ type: 'WriteOffUndone', data: { ...rest, currency: invoice.amount.currency } }];
}
