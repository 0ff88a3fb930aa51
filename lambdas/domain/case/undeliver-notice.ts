import type { Case } from './case.ts';
import { accepted, type Decision, repeated } from './decision.ts';
import type { CaseFact } from './events.ts';
import { evolve } from './evolve.ts';
import { endsOfLegal } from './open-tasks.ts';

/** What the mail service told of a message that did not arrive. */
export type Undelivered = {
  readonly messageKey: string;
  readonly messageId: string;
  readonly isComplaint: boolean;
  readonly bounce: string;
};

/**
 * Puts on record that a notice did not arrive, once: its stage comes again, and a legal decision that was asked for
 * because of it does not stand. On a closed case too, which may be opened again.
 */
export function undeliverNotice(dunned: Case, { isComplaint, bounce, ...ids }: Undelivered, now: string): Decision {
  const notice = dunned.notices.find(({ messageKey }) => messageKey === ids.messageKey);
  const isOver = notice?.undeliveredAt !== undefined || notice?.voidedAt !== undefined;
  if (!notice || isOver) return repeated;
  const facts: CaseFact[] = [{ type: 'NoticeUndelivered', data: { ...ids, stage: notice.stage, bounce } }];
  if (isComplaint) facts.unshift({ type: 'ComplaintReceived', data: ids });
  // One that a later notice has overtaken takes nothing back, and neither does it on a closed case.
  const isTakenBack = facts.reduce((before, fact) => evolve(before, fact, now), dunned).legal === null;
  return accepted(facts, { end: isTakenBack ? endsOfLegal(dunned, 'noticeUndelivered') : [] });
}
