import * as z from 'zod';

/** What waits in the queue of an endpoint: which one, and what it is told. */
export const deliverySchema = z.object({
  endpoint: z.string(),
  detail: z.looseObject({ eventId: z.string(), type: z.string() }),
});
export type Delivery = z.infer<typeof deliverySchema>;
