import * as z from 'zod';
import { publishedTypes } from './published-schemas.ts';

/** A system of the company's own that is told of events. Deployment data, validated at synthesis. */
const webhookSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be lower-case letters, digits and dashes, 20 at most'),
  url: z
    .url('is not an absolute web address')
    .max(1000)
    .refine((url) => URL.parse(url)?.protocol === 'https:', 'must begin with https://')
    .refine((url) => URL.parse(url)?.username === '' && !url.includes('#'), 'must hold no user, password or fragment'),
  /** The types of events it is told of; all when left out. */
  events: z
    .array(z.string().refine((type) => publishedTypes.has(type), 'is not the type of an event: see docs/events'))
    .min(1)
    .optional(),
  /** Whose events it is told of; every creditor's when left out. */
  creditors: z.array(z.string()).min(1).optional(),
});
export type Webhook = Readonly<z.infer<typeof webhookSchema>>;

/** A deployment's `webhooks`. */
export const webhooksSchema = z
  .array(webhookSchema)
  .max(10, 'are more than 10: let one of them pass on what it is told')
  .refine((webhooks) => new Set(webhooks.map(({ id }) => id)).size === webhooks.length, 'name an id twice');
