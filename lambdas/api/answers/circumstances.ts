import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { holdScopes } from '../../domain/circumstances/circumstances.ts';
import { instant, text } from './parts.ts';

const globalHoldView = z.strictObject({
  id: text,
  scope: z.enum(holdScopes),
  key: text,
  reason: text,
  until: civilDateSchema,
  since: instant,
  by: text,
  end: z.strictObject({ at: instant, by: text }).nullable(),
});

export const globalHoldAnswer = z.strictObject({ id: text, hold: globalHoldView });

export const globalHoldsAnswer = z.strictObject({ holds: z.array(globalHoldView) });

export const paymentFeedAnswer = z.strictObject({ creditor: text, readUpTo: instant });
