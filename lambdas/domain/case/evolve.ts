import { stages, type Stage } from '../dunning-policy.ts';
import { balanceMinor, type Case, isClosed, type SentNotice } from './case.ts';
import { withPauseEnded, withPauses } from './evolve-pauses.ts';
import { type CaseFact, makesPlansStale, sentEventOf } from './events.ts';

/** The events of a case do not begin with its invoice, or do not follow one another: the log is broken. */
export class BrokenEventLogError extends Error {
  override readonly name = 'BrokenEventLogError';
}

/** What the first event of a log follows. */
export const emptyHash = '0'.repeat(64);

function opened(fact: Extract<CaseFact, { type: 'InvoicePosted' }>, at: string): Case {
  return {
    id: fact.data.id,
    invoice: fact.data.invoice,
    contentHash: fact.data.contentHash,
    createdAt: at,
    status: 'open',
    stage: null,
    cycle: 1,
    receivedMinor: 0,
    notice: null,
    notices: [],
    lateDays: 0,
    undelivered: null,
    pauses: [],
    legal: null,
    closedAt: null,
    run: 1,
    restarts: 0,
    version: 0,
    revision: 0,
    lastHash: emptyHash,
  };
}

function received(before: Case, amountMinor: number, at: string): Case {
  const after = { ...before, receivedMinor: before.receivedMinor + amountMinor };
  return isClosed(before) || balanceMinor(after) > 0 ? after : { ...after, status: 'paid', closedAt: at };
}

function isBefore(stage: Stage, other: Stage): boolean {
  return stages.indexOf(stage) < stages.indexOf(other);
}

/** A notice has left: the case stands at its stage, and a late one has moved all that follows. */
function left(before: Case, sent: SentNotice, lateDays: number): Case {
  return {
    ...before,
    stage: sent.stage,
    notice: null,
    notices: [...before.notices, sent],
    // A courtesy notice that leaves late moves nothing: what follows counts from the due date.
    lateDays: before.lateDays + (sent.stage === 'courtesyNotice' ? 0 : lateDays),
    undelivered: null,
  };
}

/** A person has found out about a notice in doubt: it goes out again in a new cycle, or it counts as left. */
function settled(before: Case, undelivered: NonNullable<Case['undelivered']>, resend: boolean): Case {
  const { notice, cycle } = before;
  if (resend) {
    const stage = before.notices.findLast((sent) => isBefore(sent.stage, undelivered.stage))?.stage ?? null;
    return { ...before, stage, notice: null, undelivered: null, cycle: cycle + 1 };
  }
  if (notice?.messageKey === undefined) return { ...before, undelivered: null };
  const { stage, messageKey, lateDays } = notice;
  return left(before, { stage, cycle, sentAt: undelivered.since, messageKey }, lateDays);
}

function applied(before: Case, fact: CaseFact, at: string): Case {
  switch (fact.type) {
    case 'InvoicePosted':
      throw new BrokenEventLogError(`invoice ${before.id} is posted a second time`);
    case 'PaymentRecorded':
      return received(before, fact.data.amountMinor, at);
    case 'InvoiceCanceled':
      return { ...before, status: 'canceled', closedAt: at };
    case 'NoticeProposed':
      return { ...before, notice: fact.data };
    case 'NoticeMoved': {
      const { why: _why, ...moved } = fact.data;
      return { ...before, notice: moved };
    }
    case 'NoticeReleased':
    case 'NoticeRefused':
      return { ...before, notice: null };
    case 'NoticeClaimed':
      return before.notice ? { ...before, notice: { ...before.notice, messageKey: fact.data.messageKey } } : before;
    case 'CourtesyNoticeSent':
    case 'ReminderSent':
    case 'DirectNoticeSent':
    case 'FormalNoticeSent': {
      const { lateDays, ...sent } = fact.data;
      return { ...left(before, { ...sent, sentAt: at }, lateDays), restarts: 0 };
    }
    case 'NoticeUnconfirmed':
      return { ...before, undelivered: { stage: fact.data.stage, since: at } };
    case 'NoticeUndelivered':
      return isClosed(before) ? before : { ...before, undelivered: { stage: fact.data.stage, since: at } };
    case 'DeliverySettled':
      return before.undelivered ? settled(before, before.undelivered, fact.data.resend) : before;
    case 'HoldPlaced': {
      const { holdId, reason, until } = fact.data;
      return withPauses(before, [...before.pauses, { kind: 'hold', id: holdId, reason, until, since: at, end: null }]);
    }
    case 'HoldLifted':
      return withPauseEnded(before, fact.data.holdId, { at, how: 'lifted' });
    case 'PauseExpired':
      return withPauseEnded(before, fact.data.pauseId, { at, how: 'expired' });
    case 'LegalDecisionRequested':
      return {
        ...before,
        status: 'escalated',
        legal: { kind: 'requested', at, taskId: fact.data.taskId, taskKind: fact.data.taskKind },
      };
    case 'LegalDecisionMade':
      return decided(before, fact.data, at);
    case 'RunRestarted':
      return { ...before, run: fact.data.run, restarts: before.restarts + 1 };
    case 'RunContinued':
      return { ...before, run: fact.data.run };
    case 'MessageDelivered': {
      const { messageKey } = fact.data;
      const notices = before.notices.map((notice) =>
        notice.messageKey === messageKey ? { ...notice, deliveredAt: at } : notice,
      );
      return { ...before, notices };
    }
    case 'ComplaintReceived':
    case 'ReceiptSent':
    case 'TaskDone':
    case 'CaseParked':
      return before;
  }
}

function decided(before: Case, data: Extract<CaseFact, { type: 'LegalDecisionMade' }>['data'], at: string): Case {
  const { decision, reason, until } = data;
  if (decision === 'extend') {
    if (until === undefined) throw new BrokenEventLogError(`invoice ${before.id} is extended without a date`);
    return { ...before, legal: { kind: 'extended', until, reason } };
  }
  const status = decision === 'handOver' ? 'handedOver' : 'writtenOff';
  return { ...before, status, closedAt: at, legal: { kind: 'decided', decision, reason } };
}

/** The case after one more fact, its event not yet on record. Throws BrokenEventLogError when the fact cannot follow. */
export function evolve(before: Case | undefined, fact: CaseFact, at: string): Case {
  if (!before && fact.type !== 'InvoicePosted') throw new BrokenEventLogError(`${fact.type} comes before the invoice`);
  const after = before ? applied(before, fact, at) : opened(fact as Extract<CaseFact, { type: 'InvoicePosted' }>, at);
  return { ...after, version: after.version + (makesPlansStale(fact.type) ? 1 : 0), revision: after.revision + 1 };
}

/** The name of the event for a stage's notice having left, with its data. */
export function noticeSent(
  { stage, cycle }: { stage: Stage; cycle: number },
  ids: { messageKey: string; messageId: string },
  lateDays: number,
): CaseFact {
  return { type: sentEventOf[stage], data: { stage, cycle, ...ids, lateDays } };
}
