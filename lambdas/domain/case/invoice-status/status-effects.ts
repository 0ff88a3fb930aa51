import { statusRuleOf } from '../../invoice-status/status.table.ts';
import { type ReceivedStatus, standingOf, type StatusStanding } from '../../invoice-status/status-standing.ts';
import { type Task, taskIdOf } from '../../task.ts';
import { cancelInvoice } from '../cancel-invoice.ts';
import { isClosed } from '../case.ts';
import { repeated, type Willing } from '../decision.ts';
import type { PauseDay } from '../pause-day.ts';
import { awaitPayment } from './payment-sent.ts';
import { disputeBy } from './status-dispute.ts';
import { holdBy, statusTask } from './status-hold.ts';

/** Statuses that say that what a closed case came to may be wrong. */
const alarming: readonly (keyof StatusStanding)[] = ['objection', 'invalid', 'canceled'];

/**
 * The task of a status that speaks against the claim of a closed case, which nothing can pause any more; undefined of any
 * other. One that was canceled is asked of nobody.
 */
export function taskOfClosed(
  status: ReceivedStatus,
  day: Pick<PauseDay, 'dunned' | 'now' | 'today'>,
): Task | undefined {
  const { dunned } = day;
  if (!isClosed(dunned) || dunned.status === 'canceled') return undefined;
  const { id, code, reasonCode } = status;
  const before = dunned.statuses ?? [];
  const is = standingOf([...before, status]);
  if (!alarming.some((what) => is[what]?.id === id)) return undefined;
  const taskId = taskIdOf('eInvoiceStatus', dunned.id, 'closed', id);
  return statusTask(day, taskId, { code, reasonCode, asks: 'reviewClosedCase' });
}

function canceled({ code }: ReceivedStatus, day: PauseDay): Willing {
  const reason = `the e-invoice has the status ${code} (${statusRuleOf(code).label})`;
  const decision = cancelInvoice(day.dunned, { reason }, day);
  return decision.kind === 'refused' ? repeated : decision;
}

/** What a new status leads to on a case, each decided on the case as the one before leaves it. */
export function statusEffects(
  before: readonly ReceivedStatus[],
  status: ReceivedStatus,
): readonly ((day: PauseDay) => Willing)[] {
  const was = standingOf(before);
  const is = standingOf([...before, status]);
  const isNew = (what: keyof StatusStanding) => was[what]?.id !== is[what]?.id;
  const onOpen =
    (decide: (day: PauseDay) => Willing) =>
    (day: PauseDay): Willing =>
      isClosed(day.dunned) ? repeated : decide(day);
  return [
    onOpen((day) => (isNew('canceled') ? canceled(status, day) : repeated)),
    onOpen((day) => (isNew('objection') ? disputeBy(is.objection, day) : repeated)),
    onOpen((day) => (isNew('suspended') ? holdBy(is.suspended, 'completeInvoice', day) : repeated)),
    onOpen((day) => (isNew('invalid') ? holdBy(is.invalid, 'reissueInvoice', day) : repeated)),
    onOpen((day) => (isNew('paymentSent') && is.paymentSent ? awaitPayment(is.paymentSent, day) : repeated)),
  ];
}
