import * as z from 'zod';
import { addBusinessDays } from '../calendar/business-days.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { actIdSchema } from '../case/act-id.ts';
import { refused } from '../case/decision.ts';
import type { Debtor, DebtorReply } from '../debtor.ts';
import { plainText } from '../plain-text.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { openTask, type Task, taskIdOf } from '../task.ts';
import { changed, type DebtorDecision } from './debtor-change.ts';

/** Characters that are kept of a reply, and of who wrote it. */
export const longestReply = { text: 10_000, from: 320 } as const;

/** What a person wrote, over several lines: no control characters but those, and none that turn the reading direction. */
const letterText = z
  .string()
  .trim()
  .min(1)
  .max(longestReply.text)
  .regex(
    // oxlint-disable-next-line no-control-regex -- they are what is kept out
    /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]*$/,
    'holds control characters',
  )
  .refine((text) => text.isWellFormed() && !text.includes('\uFFFD'), 'holds characters broken by a wrong encoding');

/** POST /messages/{id}/replies. An `id` of the caller's makes it repeatable. */
export const replySchema = z.strictObject({
  id: actIdSchema.optional(),
  text: letterText.optional(),
  /** Who wrote, as the mail says it. */
  from: plainText(longestReply.from).optional(),
  receivedAt: z.iso.datetime().optional(),
});
export type PostedReply = z.infer<typeof replySchema>;

/** Business days on which nothing leaves after an answer has come in. */
const pausedBusinessDays = 3;

type Moment = { readonly now: string; readonly today: CivilDate; readonly policy: DunningPolicy };

/** The task that shows a reply: made of which reply of which debtor it is. */
export function replyTaskId({ creditor, id }: Pick<Debtor, 'creditor' | 'id'>, replyId: string): string {
  return taskIdOf('reply', creditor, id, replyId);
}

function replyTask(debtor: Debtor, taskId: string, posted: PostedReply, { now, today }: Moment): Task {
  const { creditor, id: debtorId } = debtor;
  const { text, from, receivedAt = now } = posted;
  const said = { ...(from !== undefined && { from }), ...(text !== undefined && { text }) };
  const data = { receivedAt, ...said };
  return openTask({ id: taskId, kind: 'reply', creditor, debtorId, dueOn: today, data }, now);
}

/**
 * A debtor has answered a message: nothing leaves to him for 3 business days of his policy, and a person reads what he
 * wrote. His words stand in that task alone.
 */
export function recordReply(
  debtor: Debtor,
  { replyId, messageKey }: { readonly replyId: string; readonly messageKey: string },
  posted: PostedReply,
  moment: Moment,
): DebtorDecision {
  const { now, today, policy } = moment;
  if (posted.receivedAt !== undefined && Date.parse(posted.receivedAt) > Date.parse(now))
    return refused('receivedAt', 'is in the future', 'receivedAt');
  const taskId = replyTaskId(debtor, replyId);
  const until = addBusinessDays(today, pausedBusinessDays + 1, policy.sendWindow.businessDaysOf);
  const reply: DebtorReply = { taskId, messageKey, since: now, until };
  const replies = [...(debtor.replies ?? []), reply];
  const fact = { type: 'ReplyReceived', data: { taskId, messageKey, until } } as const;
  return changed(debtor, { replies }, fact, { raise: [replyTask(debtor, taskId, posted, moment)] });
}

/** A person has seen to a reply: what it has stopped goes on at once. */
export function answerReply(debtor: Debtor, taskId: string, result: string): DebtorDecision {
  const { replies = [] } = debtor;
  const others = replies.filter((reply) => reply.taskId !== taskId);
  const fact = { type: 'ReplyAnswered', data: { taskId } } as const;
  return changed(debtor, { replies: others }, fact, { end: [{ taskId, result }] });
}
