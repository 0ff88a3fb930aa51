import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type * as z from 'zod';
import type { Fault } from '../domain/fault.ts';
import { notAField, readValue } from '../domain/read-value.ts';
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
  return answering((event) => handle(toRequest(event, taken)));
}

/** The same for a function that reads what API Gateway hands it by itself. */
export function answering(
  answerTo: (event: Event) => Promise<HttpAnswer>,
): (event: Event, context: Context) => Promise<Result> {
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
      const answer = await answerTo(event);
      count('RequestsAnswered');
      logger.info('answered', { about: about(event), status: answer.status });
      return {
        statusCode: answer.status,
        headers: { 'content-type': 'application/json', ...answer.headers },
        body: JSON.stringify(answer.body),
      };
    }) as (event: Event, context: Context) => Promise<Result>;
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
  const read = readValue(schema, value, besides);
  if (read.kind === 'read') return read.value;
  throw invalid(read.faults);
}
