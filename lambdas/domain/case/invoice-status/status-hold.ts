import { addDays } from '../../calendar/civil-date.ts';
import { statusRuleOf } from '../../invoice-status/status.table.ts';
import type { ReceivedStatus } from '../../invoice-status/status-standing.ts';
import { type Task, taskIdOf } from '../../task.ts';
import { caseTask } from '../case-task.ts';
import { balanceMinor, type Case, moneyOf } from '../case.ts';
import { type Accepted, accepted, repeated, type Willing } from '../decision.ts';
import type { Hold } from '../pause.ts';
import type { PauseDay } from '../pause-day.ts';
import { statusPauseId } from './status-pause-id.ts';

/** A hold that a status has placed and a person is asked about: it stands until he or a later status ends it. */
export type AskingHold = Hold & { readonly asks: NonNullable<Hold['asks']> };

type Day = Pick<PauseDay, 'dunned' | 'now' | 'today'>;

/** Days between two looks at what a status holds. */
const reviewDays = 7;

/** True of a hold that ends only when somebody has decided. */
export function isAsking(hold: Hold): hold is AskingHold {
  return hold.asks !== undefined;
}

/** What a person is asked because of a status. */
export function statusTask(
  { dunned, now, today }: Day,
  id: string,
  { code, reasonCode, asks }: { code: number; reasonCode?: string | undefined; asks: string },
): Task {
  const { label, says } = statusRuleOf(code);
  const balance = moneyOf(dunned, balanceMinor(dunned));
  const data = { code, label, ...(reasonCode !== undefined && { reasonCode }), asks, says, balance };
  return caseTask(dunned, now, { id, kind: 'eInvoiceStatus', dueOn: today, data });
}

/** The hold of a status, with the task that asks a person at once. */
function placed(status: ReceivedStatus, asks: AskingHold['asks'], day: Day): Accepted {
  const { code, reasonCode, id } = status;
  const holdId = statusPauseId(day.dunned, id);
  const taskId = taskIdOf('eInvoiceStatus', day.dunned.id, holdId, day.dunned.revision);
  const { label } = statusRuleOf(code);
  const data = {
    holdId,
    reason: `the e-invoice has the status ${code} (${label})`,
    until: addDays(day.today, reviewDays),
    status: code,
    asks,
    ...(reasonCode !== undefined && { reasonCode }),
    taskId,
  };
  return accepted([{ type: 'HoldPlaced', data }], { raise: [statusTask(day, taskId, { code, reasonCode, asks })] });
}

function standing({ pauses }: Pick<Case, 'pauses'>, asks: AskingHold['asks']): AskingHold[] {
  return pauses.filter(
    (pause): pause is AskingHold => pause.kind === 'hold' && pause.asks === asks && pause.end === null,
  );
}

/**
 * The holds of a case after its statuses have changed what a person is asked: one stands while a status wants it, and ends,
 * with its task, when none does. What says the same again changes nothing; what a person has lifted stays lifted.
 */
export function holdBy(status: ReceivedStatus | null, asks: AskingHold['asks'], day: Day): Willing {
  const { dunned } = day;
  const before = standing(dunned, asks);
  if (status && before.some((hold) => hold.status === status.code)) return repeated;
  const lifted = before.map(({ id: holdId }) => ({ type: 'HoldLifted' as const, data: { holdId } }));
  const end = before.flatMap(({ taskId }) => (taskId ? [{ taskId, result: 'a later status' }] : []));
  const isTaken = status && dunned.pauses.some(({ id }) => id === statusPauseId(dunned, status.id));
  const next = status && !isTaken ? placed(status, asks, day) : accepted([]);
  if (lifted.length + next.facts.length === 0) return repeated;
  return accepted([...lifted, ...next.facts], { end, raise: next.raise });
}

/** Its review date has come: a person is asked unless he is already, and it goes on until he or a status ends it. */
export function reviewHold(hold: AskingHold, day: Day): Accepted {
  const { dunned, today } = day;
  const { id: holdId, asks, status, reasonCode } = hold;
  const taskId = hold.taskId ?? taskIdOf('eInvoiceStatus', dunned.id, holdId, dunned.revision);
  const task = statusTask(day, taskId, { code: status ?? 0, reasonCode, asks });
  const fact = { type: 'HoldReviewed' as const, data: { holdId, until: addDays(today, reviewDays), taskId } };
  return accepted([fact], { raise: hold.taskId ? [] : [task] });
}
