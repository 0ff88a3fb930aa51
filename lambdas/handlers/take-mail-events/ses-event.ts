import * as z from 'zod';
import { addressIdOf } from '../../domain/debtor/address-service.ts';
import type { MailEvent } from '../../ports/records.ts';

const mail = z.object({
  messageId: z.string(),
  timestamp: z.iso.datetime(),
  /** Only where a configuration set publishes the event, and only of messages that carry tags. */
  tags: z.object({ 'relance-message': z.tuple([z.string()]).optional().catch(undefined) }).optional(),
});

/** An address is turned into its id at once: nothing of it is kept, logged or handed on. */
const addressId = z.string().transform(addressIdOf);
const recipients = z.array(z.object({ emailAddress: addressId }).transform(({ emailAddress }) => emailAddress));

const sesEventSchema = z.discriminatedUnion('eventType', [
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
]);
type SesEvent = z.infer<typeof sesEventSchema>;

const kinds = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'delay',
  Reject: 'reject',
  Complaint: 'complaint',
  Bounce: 'bounce',
} as const;

/** What SES tells of a message. Which message of ours it was stands in its tag, or is known by SES's id. */
export type ToldOfMail = Omit<MailEvent, 'messageKey'> & { readonly messageKey: string | undefined };

function toldBy(event: SesEvent): ToldOfMail {
  const { messageId, timestamp, tags } = event.mail;
  const base = { kind: kinds[event.eventType], messageKey: tags?.['relance-message']?.[0], messageId, at: timestamp };
  switch (event.eventType) {
    case 'Send':
    case 'DeliveryDelay':
    case 'Reject':
      return base;
    case 'Delivery':
      return { ...base, recipients: event.delivery.recipients };
    case 'Complaint':
      return { ...base, recipients: event.complaint.complainedRecipients };
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients } = event.bounce;
      // Kept apart: the same message may bounce softly first, or at another address, and for good after that.
      const kind = bounceType === 'Permanent' ? 'bounce' : 'softBounce';
      return { ...base, kind, reason: `${bounceType}: ${bounceSubType}`, recipients: bouncedRecipients };
    }
  }
}

/** Identities that notify by themselves call the type of an event otherwise than configuration sets that publish it. */
const typedSchema = z.union([
  z.looseObject({ eventType: z.string() }),
  z.looseObject({ notificationType: z.string() }).transform(({ notificationType, ...rest }) => ({
    ...rest,
    eventType: notificationType,
  })),
]);

/**
 * Reads an event of SES, as a configuration set publishes it or as an identity notifies of it
 * (https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html). `null`: it is another type, or no event of SES.
 * Gives the error of one that is broken.
 */
export function readSesEvent(value: unknown): ToldOfMail | null | z.ZodError {
  const typed = typedSchema.safeParse(value);
  if (!typed.success || !Object.hasOwn(kinds, typed.data.eventType)) return null;
  const { data, error } = sesEventSchema.safeParse(typed.data);
  return error ?? toldBy(data);
}
