import { addDays, type CivilDate } from '../../calendar/civil-date.ts';
import type { Circumstances } from '../../circumstances/circumstances.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import type { PostedStatus } from '../../invoice-status/posted-status.ts';
import { statusRuleOf } from '../../invoice-status/status.table.ts';
import type { ReceivedStatus } from '../../invoice-status/status-standing.ts';
import type { Case } from '../case.ts';
import { accepted, type Decision, type Refused, refused, repeated } from '../decision.ts';
import { inTurn } from '../in-turn.ts';
import { isSameSaid, saidMarkOf } from '../said-mark.ts';
import { dayOfStatus } from './payment-sent.ts';
import { statusEffects, taskOfClosed } from './status-effects.ts';

/** More than any life cycle has, and few enough for a case to be written as a whole. */
const mostStatuses = 100;

export type StatusMoment = {
  readonly now: string;
  readonly today: CivilDate;
  readonly policy: DunningPolicy;
  readonly circumstances?: Circumstances;
};

/** The id of the note in which the words of a status are kept. */
export function statusNoteId(statusId: string): string {
  return `status-${statusId}`;
}

/** The status of that id, as it is on record. */
export function findStatus({ statuses = [] }: Pick<Case, 'statuses'>, statusId: string): ReceivedStatus | undefined {
  return statuses.find(({ id }) => id === statusId);
}

function receivedOf(dunned: Case, id: string, { code, at, on, reasonCode, reason, amount, platform }: PostedStatus) {
  const saidMark = reason === undefined ? undefined : saidMarkOf(dunned.id, statusNoteId(id), { reason });
  return {
    id,
    code,
    at: at === undefined ? (on ?? '') : new Date(at).toISOString(),
    ...(reasonCode !== undefined && { reasonCode }),
    ...(amount && { amountMinor: amount.amountMinor }),
    ...(platform !== undefined && { platform }),
    ...(saidMark !== undefined && { saidMark }),
  } satisfies ReceivedStatus;
}

function isSame(known: ReceivedStatus, asked: ReceivedStatus): boolean {
  const { code, at, reasonCode, amountMinor, platform, saidMark } = asked;
  const isAsked =
    known.code === code &&
    known.at === at &&
    known.reasonCode === reasonCode &&
    known.amountMinor === amountMinor &&
    known.platform === platform;
  return isAsked && (saidMark === undefined ? known.saidMark === undefined : isSameSaid(known.saidMark, saidMark));
}

/** Why a status cannot be taken; undefined when it can. */
function refusalOf(dunned: Case, status: ReceivedStatus, { amount, on }: PostedStatus, moment: StatusMoment) {
  const { today, policy } = moment;
  const { currency, amountMinor: invoiced } = dunned.invoice.amount;
  // The clocks of two platforms differ: midnight has passed at one of them before it has at the other.
  if (dayOfStatus(status, policy) > addDays(today, 1))
    return refused('at', 'is in the future', on === undefined ? 'at' : 'on');
  if (amount && amount.currency !== currency)
    return refused('currency', `is not the invoice's currency, ${currency}`, 'amount.currency');
  if (status.code === 206 && amount && (amount.amountMinor < 0 || amount.amountMinor > invoiced))
    return refused('amount', `is not between 0 and the invoice's amount, ${invoiced}`, 'amount.amountMinor');
  if ((dunned.statuses?.length ?? 0) >= mostStatuses)
    return refused('tooMany', `${mostStatuses} statuses are on record already`);
  return undefined;
}

/**
 * Puts a status of the e-invoice's life cycle on record, with what it means for the case: in one decision. What statuses
 * come to is read by the time at which they were set, so one that arrives late undoes nothing that a later one has said.
 */
export function takeStatus(dunned: Case, statusId: string, posted: PostedStatus, moment: StatusMoment): Decision {
  const status = receivedOf(dunned, statusId, posted);
  const known = findStatus(dunned, statusId);
  if (known) {
    return isSame(known, status) ? repeated : refused('statusTaken', 'the id is taken by a status with other content');
  }
  const refusal: Refused | undefined = refusalOf(dunned, status, posted, moment);
  if (refusal) return refusal;
  const { id, ...data } = status;
  const { reason } = posted;
  const notes = reason === undefined ? [] : [{ id: statusNoteId(id), said: { reason } }];
  const task = taskOfClosed(status, { ...moment, dunned });
  const told = { statusId: id, ...data, ...(task && { taskId: task.id }) };
  const received = accepted([{ type: 'InvoiceStatusReceived', data: told }], { notes, raise: task ? [task] : [] });
  return inTurn({ ...moment, dunned }, [() => received, ...statusEffects(dunned.statuses ?? [], status)]);
}

/** True of a status that changes nothing of how a case is dunned, whatever came before. */
export function isWithoutEffect(code: number): boolean {
  return ['none', 'filed', 'available'].includes(statusRuleOf(code).effect);
}
