import { type PostedReply, recordReply } from '../domain/debtor/debtor-reply.ts';
import type { Message } from '../domain/message/message.ts';
import { changeDebtor, type DebtorOutcome, policyOfDebtor, todayOf } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';

/**
 * A debtor has answered a message, by mail or as somebody tells it: he is paused, and a person is shown what he wrote. The
 * same under the same key again is harmless.
 */
export function takeReply(
  deps: Deps,
  { creditor, debtorId, key: messageKey }: Message,
  posted: PostedReply,
  { replyId, by, key }: { readonly replyId: string; readonly by: string; readonly key: string | undefined },
): Promise<DebtorOutcome> {
  const act = { name: 'record-reply', creditor, debtorId, by, key, content: { ...posted, messageKey } };
  return changeDebtor(deps, act, (situation) => {
    const today = todayOf(deps, situation);
    const moment = { now: situation.now, today, policy: policyOfDebtor(deps, situation) };
    return recordReply(situation.debtor, { replyId, messageKey }, posted, moment);
  });
}
