import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Role } from '../domain/role.ts';
import { callerOn } from './caller.ts';
import { invalid, ProblemError } from './problem.ts';

export type HttpRequest = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON body; undefined when there is none, or another kind of file was posted. */
  readonly body: unknown;
  /** What was posted instead of JSON, where a function takes such files. */
  readonly file?: PostedFile | undefined;
  /** Who asks: the client or the person the token was issued to. */
  readonly by: string;
  /** Suffices for the route; an act that asks for more than its route does says so with `requireRole`. */
  readonly role: Role;
  readonly idempotencyKey?: string | undefined;
  /** The gateway's own for this request: no two have the same. */
  readonly requestId: string;
};

/** A file as it was posted. */
export type PostedFile = {
  /** Without parameters, in lower case. */
  readonly contentType: string;
  /**
   * Its bytes; or its text where the gateway has read it as UTF-8, as it does with `text/*` and `application/xml`,
   * whatever encoding the file declares.
   */
  readonly content: Uint8Array | string;
};

/** What a function takes besides JSON of the usual size; files may have 4 MB. */
export type Taken = {
  readonly mostKilobytes?: number;
  /** Content types of files it takes besides JSON. */
  readonly fileTypes?: readonly string[];
};

export type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** Kilobytes that a body may have, unless a function says otherwise. */
export const usualKilobytes = 256;

/** Of a file: a function is handed 6 MB at most, which base64 makes of 4.5. */
const mostKilobytesOfFile = 4096;

export function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ProblemError(400, 'notJson', 'The body is not valid JSON.');
  }
}

function readBody(
  event: Event,
  { mostKilobytes = usualKilobytes, fileTypes = [] }: Taken,
): Pick<HttpRequest, 'body' | 'file'> {
  if (event.body === undefined) return { body: undefined };
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  const contentType = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const most = fileTypes.includes(contentType) ? mostKilobytesOfFile : mostKilobytes;
  if (bytes.length > most * 1024) throw new ProblemError(413, 'tooLarge', `The body is over ${most} kB.`);
  if (bytes.length === 0) return { body: undefined };
  if (fileTypes.includes(contentType)) {
    const content = event.isBase64Encoded ? bytes : event.body;
    // What the gateway has read as UTF-8 and was not is lost: its replacement is all that is left of it.
    if (typeof content === 'string' && content.includes('\uFFFD'))
      throw new ProblemError(422, 'encoding', 'The text is not UTF-8: send it as application/octet-stream, as it is.');
    return { body: undefined, file: { contentType, content } };
  }
  if (contentType !== 'application/json') {
    const types = ['application/json', ...fileTypes].join(', ');
    throw new ProblemError(
      415,
      'contentType',
      `The content type must be ${fileTypes.length > 0 ? 'one of ' : ''}${types}.`,
    );
  }
  return { body: readJson(bytes) };
}

/** No id of ours is longer, and no key of the table could be. */
const longestId = 200;

export function readParams(event: Event): Record<string, string> {
  const params = (event.pathParameters ?? {}) as Record<string, string>;
  if (Object.values(params).some((id) => id.length > longestId))
    throw new ProblemError(404, 'notFound', `No id has more than ${longestId} characters.`);
  return params;
}

function readIdempotencyKey(event: Event): string | undefined {
  const key = event.headers['idempotency-key'];
  if (key === undefined || /^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw invalid([{ field: 'Idempotency-Key', message: 'is 1 to 255 characters of ASCII' }]);
}

/** The request in our own words. Throws a problem for a body that the function does not take. */
export function toRequest(event: Event, taken: Taken): HttpRequest {
  const { by, role } = callerOn(event.routeKey, event.requestContext.authorizer.jwt.claims);
  return {
    params: readParams(event),
    query: (event.queryStringParameters ?? {}) as Record<string, string>,
    ...readBody(event, taken),
    by,
    role,
    idempotencyKey: readIdempotencyKey(event),
    requestId: event.requestContext.requestId,
  };
}
