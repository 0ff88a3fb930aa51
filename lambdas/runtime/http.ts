import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import type { Fault } from '../domain/fault.ts';
import { ConcurrentChangeError, InvalidCursorError, TransientError } from '../ports/errors.ts';
import { type Event, type HttpRequest, type Taken, toRequest } from './http-request.ts';
import { count, logger, publishCounts } from './logging.ts';
import { invalid, ProblemError } from './problem.ts';

export type HttpAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
export type HttpHandler = (request: HttpRequest) => Promise<HttpAnswer>;

type Result = APIGatewayProxyStructuredResultV2;

/** What a log line may tell of a request: which route it took, and the id it was about. */
function about(event: Event): { route: string; id?: string | undefined } {
  return { route: event.routeKey, id: event.pathParameters?.['id'] };
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof InvalidCursorError) return invalid([{ field: 'cursor', message: error.message }]);
  if (error instanceof ConcurrentChangeError || error instanceof TransientError) {
    return new ProblemError(503, 'busy', 'Too much is happening to this case at once; ask again.', {
      retryAfterSeconds: 1,
    });
  }
  logger.error('request failed', error as Error);
  return new ProblemError(500, 'internal', 'Something is wrong on our side.');
}

const notAField = 'is not a field of this request';

function problemResult(error: unknown, event: Event): Result {
  const problem = problemOf(error);
  // A name that is none of ours may be anything, a person's too.
  const fields = problem.faults.map(({ field, message }) => (message === notAField ? 'unknown' : field));
  logger.info('refused', { about: about(event), status: problem.status, code: problem.code, fields });
  return {
    statusCode: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(problem.retryAfterSeconds !== undefined && { 'retry-after': String(problem.retryAfterSeconds) }),
    },
    body: JSON.stringify({
      type: 'about:blank',
      status: problem.status,
      title: problem.code,
      detail: problem.message,
      ...(problem.faults.length > 0 && { errors: problem.faults }),
    }),
  };
}

/** The middleware stack of every HTTP function: log context, the request in our own words, errors as problem details. */
export function httpEntry(handle: HttpHandler, taken: Taken = {}): (event: Event, context: Context) => Promise<Result> {
  return middy<Event, Result>()
    .use({
      before: ({ context }) => {
        logger.addContext(context);
      },
      after: publishCounts,
      onError: (request) => {
        request.response = problemResult(request.error, request.event);
        publishCounts();
      },
    })
    .handler(async (event): Promise<Result> => {
      const answer = await handle(toRequest(event, taken));
      count('RequestsAnswered');
      logger.info('answered', { about: about(event), status: answer.status });
      return {
        statusCode: answer.status,
        headers: { 'content-type': 'application/json', ...answer.headers },
        body: JSON.stringify(answer.body),
      };
    }) as (event: Event, context: Context) => Promise<Result>;
}

/** Every field at fault and why; what is wrong as a whole is the field `body`. */
function faultsOf({ issues }: z.ZodError): Fault[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: notAField }))
      : [{ field: issue.path.join('.') || 'body', message: issue.message }],
  );
}

/**
 * Parses a body or query by its schema; no body is an empty one. Throws a 422 problem that names every field at fault
 * and why, with those that `besides` finds.
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown = {},
  besides: (value: unknown) => readonly Fault[] = () => [],
): z.infer<Schema> {
  const result = schema.safeParse(value, { error: ({ input }) => (input === undefined ? 'is missing' : undefined) });
  if (result.success) return result.data;
  const faults = faultsOf(result.error);
  const named = new Set(faults.map(({ field }) => field));
  const others = named.has('body') ? [] : besides(value).filter(({ field }) => !named.has(field));
  throw invalid([...faults, ...others]);
}
