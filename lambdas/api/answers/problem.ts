import * as z from 'zod';
import { text } from './parts.ts';

export const problemAnswer = z
  .strictObject({
    type: text,
    status: z.int(),
    title: text.describe('What is wrong, as a code.'),
    detail: text,
    errors: z.array(z.strictObject({ field: text, message: text })).optional(),
  })
  .describe('Problem details (RFC 9457); `errors` names every field at fault.');

export const gatewayAnswer = z.strictObject({ message: text }).describe("The gateway's own answer.");
