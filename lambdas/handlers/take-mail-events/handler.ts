import * as z from 'zod';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { takeMailEvent } from '../../acts/take-mail-event.ts';
import { addressIdOf } from '../../domain/debtor/address-service.ts';
import type { MailEvent } from '../../ports/records.ts';
import { countPart } from '../../runtime/logging.ts';

const mail = z.object({
  messageId: z.string(),
  timestamp: z.iso.datetime(),
  tags: z.object({ 'relance-message': z.tuple([z.string()]) }),
});

/** An address is turned into its id at once: nothing of it is kept, logged or handed on. */
const addressId = z.string().transform(addressIdOf);
const recipients = z.array(z.object({ emailAddress: addressId }).transform(({ emailAddress }) => emailAddress));

/** Events of SES as the default event bus carries them; only what concerns the message itself is read. */
export const inputSchema = z.object({
  detail: z.discriminatedUnion('eventType', [
    z.object({ eventType: z.literal('Send'), mail }),
    z.object({ eventType: z.literal('Delivery'), mail, delivery: z.object({ recipients: z.array(addressId) }) }),
    z.object({ eventType: z.literal('DeliveryDelay'), mail }),
    z.object({ eventType: z.literal('Reject'), mail }),
    z.object({ eventType: z.literal('Complaint'), mail, complaint: z.object({ complainedRecipients: recipients }) }),
    z.object({
      eventType: z.literal('Bounce'),
      mail,
      bounce: z.object({ bounceType: z.string(), bounceSubType: z.string(), bouncedRecipients: recipients }),
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
  switch (detail.eventType) {
    case 'Send':
    case 'DeliveryDelay':
    case 'Reject':
      return base;
    case 'Delivery':
      return { ...base, recipients: detail.delivery.recipients };
    case 'Complaint':
      return { ...base, recipients: detail.complaint.complainedRecipients };
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients } = detail.bounce;
      // Kept apart: the same message may bounce softly first, or at another address, and for good after that.
      const kind = bounceType === 'Permanent' ? 'bounce' : 'softBounce';
      return { ...base, kind, reason: `${bounceType}: ${bounceSubType}`, recipients: bouncedRecipients };
    }
  }
}

/** Takes what SES tells of the messages we sent. */
export const createHandler =
  (deps: Deps) =>
  async ({ detail }: z.infer<typeof inputSchema>): Promise<void> => {
    const event = toMailEvent(detail);
    await takeMailEvent(deps, event);
    countPart('MailEvents', event.kind);
  };
