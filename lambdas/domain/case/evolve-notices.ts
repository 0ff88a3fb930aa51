import { stages, type Stage } from '../dunning-policy.ts';
import { type Case, isClosed } from './case.ts';
import { isMade, type NoticeDocument, type PendingNotice, type SentNotice } from './notice.ts';
import { type CaseFact, sentEventOf } from './events.ts';
import { isOnItsWay, letterOfCycle } from './letter/registered-letter.ts';

type FactOf<Type extends CaseFact['type']> = Extract<CaseFact, { type: Type }>;
export type NoticeFact = FactOf<
  | 'NoticeProposed'
  | 'NoticeMoved'
  | 'NoticeReleased'
  | 'NoticeRefused'
  | 'NoticeClaimed'
  | (typeof sentEventOf)[Stage]
  | 'NoticeUnconfirmed'
  | 'NoticeUndelivered'
  | 'DeliverySettled'
  | 'MessageDelivered'
  | 'NoticeVoided'
>;

function isBefore(stage: Stage, other: Stage): boolean {
  return stages.indexOf(stage) < stages.indexOf(other);
}

/** A message is about to tell a notice, with the document that it brings along. */
function claimed(notice: PendingNotice, { data: { messageKey, document } }: FactOf<'NoticeClaimed'>): PendingNotice {
  return { ...notice, messageKey, ...(document && { document }) };
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

/** A stage does not count as made: it is to come again, in a new cycle, and what was not sent yet is taken back. */
function begunAgain(before: Case, stage: Stage): Case {
  const sent = before.notices.findLast((each) => isMade(each) && isBefore(each.stage, stage))?.stage ?? null;
  const told = before.told && isBefore(before.told.stage, stage) ? before.told.stage : null;
  const earlier = before.invoice.dunnedSoFar?.stage;
  const made = [sent, told, earlier !== undefined && isBefore(earlier, stage) ? earlier : null];
  const furthest = made.reduce((a, b) => (a === null || (b !== null && isBefore(a, b)) ? b : a), null);
  return { ...before, stage: furthest, notice: null, undelivered: null, cycle: before.cycle + 1 };
}

/** A person has found out about a notice in doubt: it goes out again in a new cycle, or it counts as left. */
function settled(before: Case, undelivered: NonNullable<Case['undelivered']>, resend: boolean): Case {
  const { notice } = before;
  if (resend) return begunAgain(before, undelivered.stage);
  if (notice?.messageKey === undefined) return { ...before, undelivered: null };
  const { stage, cycle, messageKey, lateDays, document } = notice;
  return left(before, { stage, cycle, sentAt: undelivered.since, messageKey, ...(document && { document }) }, lateDays);
}

/** True unless the answer is about another message of the case than the notice in doubt. */
function isAboutNotice({ notice }: Case, { messageKey }: FactOf<'DeliverySettled'>['data']): boolean {
  return messageKey === undefined || notice?.messageKey === messageKey;
}

/** A stage does not count as made, nor does a decision that was asked for, or put off, because of it. A closed case stays so. */
function undone(before: Case, stage: Stage): Case {
  if (isClosed(before)) return begunAgain(before, stage);
  const status = before.status === 'escalated' ? 'open' : before.status;
  return { ...begunAgain(before, stage), status, legal: null };
}

/** A notice is taken back. */
function voided(before: Case, { data: { stage, cycle } }: FactOf<'NoticeVoided'>, at: string): Case {
  const notices = before.notices.map((notice) =>
    notice.stage === stage && notice.cycle === cycle ? { ...notice, voidedAt: at } : notice,
  );
  return undone({ ...before, notices }, stage);
}

/** True when the debtor has certainly heard of a stage as high as this one after the notice of a message had left. */
function isOvertaken({ notices, told, letters }: Case, stage: Stage, messageKey: string): boolean {
  const place = notices.findIndex((notice) => notice.messageKey === messageKey);
  const lost = notices[place];
  // Its registered letter is on its way, or has come: the debtor is told by that.
  const letter = lost && letterOfCycle(letters, lost.cycle);
  if (lost?.stage === 'legalEscalation' && letter && isOnItsWay(letter)) return true;
  const isLaterTold = told && lost && told.at > lost.sentAt && !isBefore(told.stage, stage);
  const later = notices.slice(place + 1).filter((each) => isMade(each) && each.deliveredAt !== undefined);
  return isLaterTold === true || later.some((each) => !isBefore(each.stage, stage));
}

/**
 * A notice did not arrive: its stage comes again, and a later one that was not sent yet is taken back. One that is just
 * being sent is on its way, and one that has arrived has told the debtor more than the lost one would.
 */
function lost(before: Case, { data: { stage, messageKey } }: FactOf<'NoticeUndelivered'>, at: string): Case {
  const notices = before.notices.map((notice) =>
    notice.messageKey === messageKey ? { ...notice, undeliveredAt: at } : notice,
  );
  const after = { ...before, notices };
  if (isOvertaken(after, stage, messageKey)) return after;
  const { notice, undelivered } = before;
  return notice?.messageKey === undefined ? undone(after, stage) : { ...undone(after, stage), notice, undelivered };
}

/** The case after something has happened to one of its notices. */
export function withNoticeFact(before: Case, fact: NoticeFact, at: string): Case {
  switch (fact.type) {
    case 'NoticeProposed':
    case 'NoticeMoved': {
      const { stage, cycle, window, sendAt, lateDays, isMoved } = fact.data;
      return { ...before, notice: { stage, cycle, window, sendAt, lateDays, isMoved } };
    }
    case 'NoticeReleased':
    case 'NoticeRefused':
      return { ...before, notice: null };
    case 'NoticeClaimed':
      return before.notice ? { ...before, notice: claimed(before.notice, fact) } : before;
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
      return lost(before, fact, at);
    case 'DeliverySettled':
      return before.undelivered && isAboutNotice(before, fact.data)
        ? settled(before, before.undelivered, fact.data.resend)
        : before;
    case 'NoticeVoided':
      return voided(before, fact, at);
    case 'MessageDelivered': {
      const { messageKey } = fact.data;
      const notices = before.notices.map((notice) =>
        notice.messageKey === messageKey ? { ...notice, deliveredAt: at } : notice,
      );
      return { ...before, notices };
    }
  }
}

/** The name of the event for a stage's notice having left, with its data. */
export function noticeSent(
  { stage, cycle }: { stage: Stage; cycle: number },
  ids: { messageKey: string; messageId: string },
  lateDays: number,
  document?: NoticeDocument,
): CaseFact {
  return { type: sentEventOf[stage], data: { stage, cycle, ...ids, lateDays, ...(document && { document }) } };
}
