import * as z from 'zod';
import { instant, text, change, cursor } from './parts.ts';

export const eventAnswer = z.strictObject({
  type: text,
  at: instant,
  by: text,
  data: change,
  before: change,
  after: change,
  seq: z.int().min(1),
  hash: text,
});

export const timelineAnswer = z.strictObject({ events: z.array(eventAnswer), cursor });
