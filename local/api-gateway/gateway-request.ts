import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { AccessGrant } from './access-check.ts';
import type { RouteMatch } from './route-table.ts';

/** The event of payload format 2.0. `authorizer` stands only on routes that ask for a scope. */
export type GatewayEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'> & {
  readonly requestContext: Omit<APIGatewayProxyEventV2WithJWTAuthorizer['requestContext'], 'authorizer'> & {
    readonly authorizer?: { jwt: { claims: Record<string, string>; scopes: string[] } };
  };
};

/** What a request is made into an event from. `now`: epoch milliseconds. */
export type GatewayRequest = {
  readonly req: IncomingMessage;
  readonly path: string;
  readonly query: string;
  readonly match: RouteMatch;
  readonly grant: AccessGrant | undefined;
  readonly body: Buffer;
  readonly requestId: string;
  readonly now: number;
};

const hopHeaders = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'cookie']);

/** The content types whose bodies API Gateway passes on as text; all others, and none at all, come as base64. */
const isText = (contentType: string | undefined): boolean =>
  /^\s*(text\/[\w.+-]+|application\/(json|xml|javascript))\s*(;|$)/i.test(contentType ?? '');

function headersOf(req: IncomingMessage): Record<string, string> {
  const headers = Object.entries(req.headersDistinct)
    .filter(([name]) => !hopHeaders.has(name))
    .map(([name, values]) => [name, (values ?? []).join(',')] as const);
  return Object.fromEntries(headers);
}

function queryOf(query: string): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = Object.hasOwn(values, name) ? `${values[name]},${value}` : value;
  }
  return Object.keys(values).length > 0 ? values : undefined;
}

/** `22/Nov/2026:08:00:00 +0000`, as in an access log. */
function logTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/**
 * Makes the event API Gateway hands to a function. Its `rawPath` is decoded, as that of HTTP APIs is.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toGatewayEvent(request: GatewayRequest): GatewayEvent {
  const { req, match, grant, body, query } = request;
  const { pathParameters, route } = match;
  const routeKey = `${route.method} ${route.path}`;
  const rawPath = decodeURIComponent(request.path);
  const cookies = req.headers.cookie?.split(';').map((cookie) => cookie.trim());
  const queryStringParameters = queryOf(query);
  const isBase64Encoded =
    body.length > 0 && (!isText(req.headers['content-type']) || req.headers['content-encoding'] !== undefined);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: query,
    ...(cookies && { cookies }),
    headers: headersOf(req),
    ...(queryStringParameters && { queryStringParameters }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: req.headers.host ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: route.method,
        path: rawPath,
        protocol: `HTTP/${req.httpVersion}`,
        sourceIp: req.socket.remoteAddress ?? '127.0.0.1',
        userAgent: req.headers['user-agent'] ?? '',
      },
      requestId: request.requestId,
      routeKey,
      stage: '$default',
      time: logTime(request.now),
      timeEpoch: request.now,
      ...(grant && { authorizer: { jwt: { claims: grant.claims, scopes: grant.scopes } } }),
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}
