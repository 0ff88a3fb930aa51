import { addBusinessDays } from '../../calendar/business-days.ts';
import type { CivilDate } from '../../calendar/civil-date.ts';
import { localDate } from '../../calendar/send-window.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { statusRuleOf } from '../../invoice-status/status.table.ts';
import type { ReceivedStatus } from '../../invoice-status/status-standing.ts';
import type { Case } from '../case.ts';
import { accepted, repeated, type Willing } from '../decision.ts';
import { statusPauseId } from './status-pause-id.ts';

type Day = { readonly dunned: Case; readonly policy: DunningPolicy; readonly today: CivilDate };

/** The day of a status in the time zone of the policy. */
export function dayOfStatus(
  { at }: Pick<ReceivedStatus, 'at'>,
  { sendWindow }: Pick<DunningPolicy, 'sendWindow'>,
): CivilDate {
  return at.length === 10 ? at : localDate(at, sendWindow.timeZone);
}

/**
 * The buyer says that he has paid (211): nothing is asked for some business days from then on, while the bank is awaited.
 * Who has said so before without any money since gets no more days by saying it again.
 */
export function awaitPayment(status: ReceivedStatus, { dunned, policy, today }: Day): Willing {
  const on = dayOfStatus(status, policy);
  const until = addBusinessDays(on, policy.paymentSentBusinessDays, policy.sendWindow.businessDaysOf);
  if (until <= today || policy.paymentSentBusinessDays === 0) return repeated;
  const earlier = (dunned.statuses ?? [])
    .filter(({ id, code }) => id !== status.id && statusRuleOf(code).effect === 'paymentSent')
    .map((each) => dayOfStatus(each, policy))
    .toSorted()
    .at(-1);
  const hasPaidSince =
    earlier === undefined || dunned.payments.some(({ receivedOn, reversal }) => !reversal && receivedOn >= earlier);
  if (!hasPaidSince) return repeated;
  const holdId = statusPauseId(dunned, status.id);
  const reason = `the e-invoice has the status 211 (${statusRuleOf(status.code).label})`;
  return accepted([{ type: 'HoldPlaced', data: { holdId, reason, until, status: status.code } }]);
}
