import * as z from 'zod';
import { creditHoldReasons } from '../debtor/credit-state.ts';
import { data, instant } from './event-parts.ts';

/** Whether more may be delivered to a debtor on credit, since when, and why not. */
export const creditHoldSchema = data({
  isOnHold: z.boolean(),
  reasons: z.array(z.enum(creditHoldReasons)),
  since: instant,
});
