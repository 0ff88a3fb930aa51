import * as z from 'zod';

export const webhookReceiptAnswer = z
  .strictObject({ effect: z.enum(['taken', 'ignored', 'unreadable']) })
  .describe('What became of what somebody signed: nothing of what is `ignored` or `unreadable` was stored.');
