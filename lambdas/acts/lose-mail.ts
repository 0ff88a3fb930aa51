import type { Message } from '../domain/message/message.ts';
import { type MailLoss, takeOutOfService } from '../domain/debtor/mail-loss.ts';
import { writesOfDebtor } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';

/**
 * Takes the addresses that a message did not get to out of service, once; asks a person when the debtor has no other.
 * Before his cases hear of it: what they send again must not go there.
 */
export function loseMail(deps: Deps, message: Message, loss: MailLoss): Promise<void> {
  const { store, clock } = deps;
  return onFreshState(async () => {
    const { debtor, circumstances, messages } = await store.load({ debtor: message, messages: [message.key] });
    if (!debtor) return;
    const now = clock.now();
    const sentAt = messages[0]?.sentAt;
    const decision = takeOutOfService(debtor, loss, { messageKey: message.key, sentAt, now });
    if (decision.kind !== 'accepted') return;
    const { writes } = writesOfDebtor(deps, { debtor, circumstances, now }, decision, { by: 'ses' });
    await store.commit(writes);
  });
}
