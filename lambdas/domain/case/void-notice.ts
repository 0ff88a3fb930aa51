import * as z from 'zod';
import { plainText } from '../plain-text.ts';
import { stageSchema } from '../dunning-policy.ts';
import { actIdSchema } from './act-id.ts';
import { type Case, isClosed, lastTold } from './case.ts';
import { isMade } from './notice.ts';
import { accepted, type Decision, type Refused, refused, repeated } from './decision.ts';
import { endsOfLegal } from './open-tasks.ts';

/** POST /invoices/{id}/notices/void. An `id` of the caller's makes it repeatable. */
export const voidingSchema = z.strictObject({
  id: actIdSchema.optional(),
  stage: stageSchema,
  cycle: z.int().min(1),
  reason: plainText(500),
});
export type Voiding = z.infer<typeof voidingSchema>;

/** Why a notice that left cannot be voided as the case stands; undefined when it can. */
function refusalOf(dunned: Case, { stage, cycle }: Voiding): Refused | undefined {
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  const last = dunned.notices.findLast(isMade);
  const isLast = last?.stage === stage && last.cycle === cycle && lastTold(dunned)?.isWritten !== false;
  if (!isLast) return refused('notLast', 'another notice is the last one: only that can be voided');
  if (dunned.undelivered) return refused('undelivered', 'whether it has arrived is asked by a task, which decides');
  if (dunned.notice?.messageKey !== undefined) return refused('noticePending', 'another notice is just being sent');
  return undefined;
}

/**
 * Takes back a notice that left, because it should not have: its stage does not count as made and comes again in a new
 * cycle, after the policy's gap. A legal decision that was asked for after it has to be asked for anew.
 */
export function voidNotice(dunned: Case, voiding: Voiding): Decision {
  const { stage, cycle, reason } = voiding;
  const notice = dunned.notices.find((each) => each.stage === stage && each.cycle === cycle);
  if (!notice) return refused('unknown', `no notice ${stage} of cycle ${cycle} has left`);
  if (notice.voidedAt !== undefined) return repeated;
  if (notice.undeliveredAt !== undefined)
    return refused('undelivered', 'it did not arrive, so its stage does not count as made anyway');
  const refusal = refusalOf(dunned, voiding);
  if (refusal) return refusal;
  return accepted([{ type: 'NoticeVoided', data: { stage, cycle, reason } }], {
    end: endsOfLegal(dunned, 'noticeVoided'),
  });
}
