import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { ConcurrentChangeError, TransientError } from '../ports/errors.ts';
import { logger, publishCounts } from './logging.ts';

/** A function was handed what it cannot read. Names the fields at fault, never their values: the message is logged. */
export class UnreadableInputError extends Error {
  override readonly name = 'UnreadableInputError';
  constructor({ issues }: z.ZodError) {
    const faults = issues.map(({ path, code }) => `${path.join('.') || 'input'} (${code})`);
    super(`the input cannot be read: ${faults.join(', ')}`);
  }
}

const ids = z.object({
  invoiceId: z.string().optional(),
  run: z.int().optional(),
  stage: z.string().optional(),
  creditor: z.string().optional(),
  debtorId: z.string().optional(),
  date: z.string().optional(),
  paymentId: z.string().optional(),
});

/** What of an input may stand in a log: what it is about, never a task's token or the body of an event. */
function about(input: unknown): z.infer<typeof ids> {
  return ids.safeParse(input).data ?? {};
}

/**
 * The middleware stack of every function that is not asked over HTTP. Errors escape, so that Retry and Catch, the stream
 * and the bus see them; losing against another change is one to try again.
 */
export function entry<Schema extends z.ZodType, Output>(
  schema: Schema,
  handle: (input: z.infer<Schema>) => Promise<Output>,
): (event: unknown, context: Context) => Promise<Output> {
  return middy<unknown, Output>()
    .use({
      before: ({ context }) => {
        logger.addContext(context);
      },
      after: publishCounts,
      onError: ({ error }) => {
        publishCounts();
        if (error instanceof ConcurrentChangeError) throw new TransientError(error.message, { cause: error });
      },
    })
    .handler(async (event) => {
      const input = schema.safeParse(event);
      if (!input.success) throw new UnreadableInputError(input.error);
      const outcome = await handle(input.data);
      logger.info('done', { about: about(event), outcome });
      return outcome;
    }) as (event: unknown, context: Context) => Promise<Output>;
}
