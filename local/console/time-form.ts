import { Hono } from 'hono';
import * as z from 'zod';
import type { Timekeeper } from '../stack/timekeeper.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { type TimeStep, timeSteps } from './time-bar.ts';

const dayMs = 86_400_000;

const formSchema = z.object({
  step: z.enum(timeSteps),
  // A path of this console: anything else would let a form elsewhere choose where the browser goes.
  backTo: z.string().regex(/^\/(?![/\\])[^\\]*$/, 'must be a path of this console'),
});

function targetOf(step: TimeStep, time: Timekeeper): number {
  switch (step) {
    case 'day':
      return time.now() + dayMs;
    case 'week':
      return time.now() + 7 * dayMs;
    case 'nextDue':
      return time.nextDueAt() ?? time.now();
  }
}

/** Takes the time bar's form: plays virtual time on, then shows the page again. */
export function timeForm({ time }: ConsoleDeps): Hono {
  return new Hono().post('/', async (context) => {
    const form = formSchema.safeParse(await context.req.parseBody());
    if (!form.success) return context.text(z.prettifyError(form.error), 400);
    if (time.kind === 'wall') return context.text('step: the stack runs on the clock of the wall', 409);
    await time.advanceTo(targetOf(form.data.step, time));
    return context.redirect(form.data.backTo, 303);
  });
}
