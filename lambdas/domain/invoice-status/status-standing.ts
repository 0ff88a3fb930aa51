import type { CivilDate } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import { statusRuleOf } from './status.table.ts';

/** A status as it is on record, without the words that came with it. */
export type ReceivedStatus = {
  readonly id: string;
  readonly code: number;
  /** When it was set: an instant, or a date where no more is known. */
  readonly at: string;
  readonly reasonCode?: string | undefined;
  /** VAT included, in minor units of the invoice's currency. */
  readonly amountMinor?: number | undefined;
  readonly platform?: string | undefined;
  readonly saidMark?: string | undefined;
};

/** What the statuses of an e-invoice come to, each null as long as none says so. */
export type StatusStanding = {
  readonly filed: ReceivedStatus | null;
  readonly available: ReceivedStatus | null;
  /** The buyer's approval, of all or of a part. */
  readonly approved: ReceivedStatus | null;
  /** What he objects to: a part (206) or all of it (207). */
  readonly objection: ReceivedStatus | null;
  readonly suspended: ReceivedStatus | null;
  readonly invalid: ReceivedStatus | null;
  readonly canceled: ReceivedStatus | null;
  readonly paymentSent: ReceivedStatus | null;
};

const nothing: StatusStanding = {
  filed: null,
  available: null,
  approved: null,
  objection: null,
  suspended: null,
  invalid: null,
  canceled: null,
  paymentSent: null,
};

/** A refusal is the buyer's last word; what a platform could not take may be filed again. */
const refused = 210;

function withStatus(before: StatusStanding, status: ReceivedStatus): StatusStanding {
  switch (statusRuleOf(status.code).effect) {
    case 'filed':
      return {
        ...before,
        filed: before.filed ?? status,
        invalid: before.invalid?.code === refused ? before.invalid : null,
      };
    case 'available':
      return { ...before, available: before.available ?? status };
    case 'approved':
      return { ...before, approved: status, objection: null, suspended: null };
    case 'partlyApproved':
      return { ...before, approved: status, objection: status, suspended: null };
    case 'disputed':
      return { ...before, approved: null, objection: status, suspended: null };
    case 'suspended':
      return { ...before, suspended: status };
    case 'completed':
      return { ...before, suspended: null };
    case 'paymentSent':
      return { ...before, paymentSent: status, suspended: null };
    case 'invalid':
      return {
        ...before,
        approved: null,
        suspended: null,
        invalid: before.invalid?.code === refused ? before.invalid : status,
      };
    case 'canceled':
      return { ...before, canceled: status };
    case 'none':
      return before;
  }
}

/** The day on which a status was set, in France, whose platforms tell of it. */
export function dayInFrance({ at }: Pick<ReceivedStatus, 'at'>): CivilDate {
  return at.length === 10 ? at : localDate(at, 'Europe/Paris');
}

/** By their time, a date being the beginning of its day; at the same time the higher code counts as the later. */
function inTime(a: ReceivedStatus, b: ReceivedStatus): number {
  const keyOf = ({ at, code, id }: ReceivedStatus) => `${at.length === 10 ? `${at}T00:00:00.000Z` : at} ${code} ${id}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

/** What statuses come to by the time at which they were set, in whatever order they arrived. */
export function standingOf(statuses: readonly ReceivedStatus[]): StatusStanding {
  return statuses.toSorted(inTime).reduce(withStatus, nothing);
}
