import type { CivilDate } from '../calendar/civil-date.ts';
import { openTask, type Task, taskIdOf } from '../task.ts';
import type { InboundMail } from './inbound-mail.ts';
import { readableLine } from './readable.ts';

const longestSubject = 200;
const longestFrom = 320;

/** A mail by what is known of it even when it cannot be read. */
export type LyingMail = Pick<InboundMail, 'id' | 'from' | 'subject'>;

/**
 * A mail that answers no message of ours, or that nobody could read: a person looks who wrote, and ends the task. `file`
 * is where it lies, for 30 days. The mail itself stays there alone.
 */
export function unmatchedMailTask(
  { id, from, subject }: LyingMail,
  {
    creditor,
    file,
    receivedAt,
    today,
    now,
  }: { creditor: string; file: string; receivedAt: string; today: CivilDate; now: string },
): Task {
  const data = {
    receivedAt,
    file,
    ...(from !== undefined && { from: readableLine(from, longestFrom) }),
    ...(subject !== undefined && { subject: readableLine(subject, longestSubject) }),
  };
  return openTask({ id: taskIdOf('reply', creditor, 'mail', id), kind: 'reply', creditor, dueOn: today, data }, now);
}
