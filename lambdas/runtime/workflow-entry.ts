import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { ConcurrentChangeError, TransientError } from '../ports.ts';
import { logger, publishCounts } from './logging.ts';

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
    .handler((event) => handle(schema.parse(event))) as (event: unknown, context: Context) => Promise<Output>;
}
