import * as z from 'zod';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { takeMailEvent } from '../../acts/take-mail-event.ts';
import type { MailEvent } from '../../ports.ts';
import { countPart } from '../../runtime/logging.ts';

const mail = z.object({
  messageId: z.string(),
  timestamp: z.iso.datetime(),
  tags: z.object({ 'relance-message': z.tuple([z.string()]) }),
});

/** Events of SES as the default event bus carries them; only what concerns the message itself is read, no address. */
export const inputSchema = z.object({
  detail: z.discriminatedUnion('eventType', [
    z.object({ eventType: z.literal('Send'), mail }),
    z.object({ eventType: z.literal('Delivery'), mail }),
    z.object({ eventType: z.literal('DeliveryDelay'), mail }),
    z.object({ eventType: z.literal('Reject'), mail }),
    z.object({ eventType: z.literal('Complaint'), mail }),
    z.object({
      eventType: z.literal('Bounce'),
      mail,
      bounce: z.object({ bounceType: z.string(), bounceSubType: z.string() }),
    }),
  ]),
});
type SesEvent = z.infer<typeof inputSchema>['detail'];

const kinds = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'delay',
  Reject: 'reject',
  Complaint: 'complaint',
  Bounce: 'bounce',
} as const;

function toMailEvent(detail: SesEvent): MailEvent {
  const { messageId, timestamp, tags } = detail.mail;
  const base = { kind: kinds[detail.eventType], messageKey: tags['relance-message'][0], messageId, at: timestamp };
  if (detail.eventType !== 'Bounce') return base;
  const { bounceType, bounceSubType } = detail.bounce;
  // Kept apart: the same message may bounce softly first, or at another address, and for good after that.
  const kind = bounceType === 'Permanent' ? 'bounce' : 'softBounce';
  return { ...base, kind, reason: `${bounceType}: ${bounceSubType}` };
}

/** Takes what SES tells of the messages we sent. */
export const createHandler =
  (deps: Deps) =>
  async ({ detail }: z.infer<typeof inputSchema>): Promise<void> => {
    const event = toMailEvent(detail);
    await takeMailEvent(deps, event);
    countPart('MailEvents', event.kind);
  };
