import type { EventBridgeEvent } from '../../local/event-bus/event-bridge-event.ts';
import type { KeptMessage } from '../../local/ses/message-store.ts';
import type { RunningStack } from './running-stack.ts';

type Told = 'Delivery' | 'Bounce' | 'Complaint' | 'Reject';

const facts: Readonly<Record<Told, (recipients: readonly string[]) => object>> = {
  Delivery: (recipients) => ({ delivery: { recipients } }),
  Bounce: (recipients) => ({
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
    },
  }),
  Complaint: (recipients) => ({
    complaint: { complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })) },
  }),
  Reject: () => ({ reject: { reason: 'Bad content' } }),
};

/** Tells what became of a message that left, as SES would: of some of its recipients, at any time, in any order. */
export async function tellOf(
  { stack }: Pick<RunningStack, 'stack'>,
  { sesId, destinations }: KeptMessage,
  told: Told,
  recipients: readonly string[] = destinations,
): Promise<void> {
  const isSend = ({ detail }: EventBridgeEvent) =>
    detail['eventType'] === 'Send' && (detail['mail'] as { messageId: string }).messageId === sesId;
  const sent = stack.bus.published().find(({ event }) => isSend(event))?.event;
  if (!sent) throw new Error(`nothing was told of ${sesId} yet`);
  const detail = { eventType: told, mail: sent.detail['mail'], ...facts[told](recipients) };
  await stack.bus.put('default', { ...sent, id: `${told}-${recipients.join('-')}`, detail });
  await stack.activity.whenIdle();
}
