import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import * as z from 'zod';

/** Node refuses to write a header that would end its line, or is no header. */
function isWritable(name: string, value: unknown): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, String(value));
    return true;
  } catch {
    return false;
  }
}

const headersSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .refine((headers) => Object.entries(headers).every(([name, value]) => isWritable(name, value)));

const answerSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: headersSchema.nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
  cookies: z.array(z.string().refine((cookie) => isWritable('set-cookie', cookie))).nullish(),
});

/** What the caller gets: a status, headers, a body. */
export type GatewayAnswer = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer | string;
};

/** An answer of the gateway's own, `{"message": …}` as API Gateway writes it. */
export const gatewayMessage = (status: number, message: string, headers: OutgoingHttpHeaders = {}): GatewayAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message }),
});

/** What API Gateway answers when a function fails, or answers what is no HTTP answer. */
export const internalServerError = gatewayMessage(500, 'Internal Server Error');

const hasStatusCode = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'statusCode' in payload;

/** Makes the answer of what a function returned: payload format 2.0, or 200 and JSON when there is no status in it. */
export function toGatewayAnswer(payload: unknown): GatewayAnswer {
  if (!hasStatusCode(payload)) {
    const body = typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? '');
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const parsed = answerSchema.safeParse(payload);
  if (!parsed.success) return internalServerError;
  const { statusCode, headers, body, isBase64Encoded, cookies } = parsed.data;
  const named = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...Object.fromEntries(named),
      ...(cookies && cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

/** Sends an answer, with the request's id as API Gateway names it. */
export function sendAnswer(res: ServerResponse, requestId: string, answer: GatewayAnswer): void {
  const headers: OutgoingHttpHeaders = { ...answer.headers, 'apigw-requestid': requestId };
  delete headers['content-length'];
  delete headers['transfer-encoding'];
  if (answer.status !== 204 && answer.status !== 304) headers['content-length'] = Buffer.byteLength(answer.body);
  res.writeHead(answer.status, headers);
  res.end(answer.body);
}
