import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { readBody } from '../http/read-body.ts';
import type { LambdaAnswer } from '../lambda/invocation.ts';
import { createAccessCheck } from './access-check.ts';
import type { TrustedIssuer } from './access-check.ts';
import { gatewayMessage, internalServerError, sendAnswer, toGatewayAnswer } from './gateway-answer.ts';
import type { GatewayAnswer } from './gateway-answer.ts';
import { toGatewayEvent } from './gateway-request.ts';
import type { GatewayEvent } from './gateway-request.ts';
import { createRouteTable } from './route-table.ts';
import type { Route, RouteMatch } from './route-table.ts';

export type ApiGatewayOptions = {
  readonly routes: readonly Route[];
  readonly invoke: (functionName: string, event: GatewayEvent) => Promise<LambdaAnswer>;
  readonly issuer: TrustedIssuer;
  /** Client ids whose tokens are taken; absent, those of every client of the issuer. */
  readonly audience?: readonly string[] | undefined;
  /** The time requests are stamped with; tokens expire, and signatures get old, by real time all the same. */
  readonly clock?: { now(): number } | undefined;
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const maxBodyBytes = 10 * 1024 * 1024;

/** An idle connection lives longer here than in any client's pool, so that no request meets a closing one. */
const keepAliveMs = 75_000;

/** The HTTP API of the deployment, on Node's own server: routes, scopes, payload format 2.0. Listen on 127.0.0.1. */
export function createApiGateway(options: ApiGatewayOptions): Server {
  const { invoke, issuer, audience, clock = Date } = options;
  const findRoute = createRouteTable(options.routes);
  const checkAccess = createAccessCheck(issuer, audience);
  let requests = 0;

  function newRequestId(): string {
    requests += 1;
    return Buffer.from(`${clock.now()}-${requests}`).toString('base64');
  }

  function match(method: string, path: string): RouteMatch | GatewayAnswer {
    try {
      return findRoute(method, path) ?? gatewayMessage(404, 'Not Found');
    } catch (error) {
      if (error instanceof URIError) return gatewayMessage(400, 'Bad Request');
      throw error;
    }
  }

  async function answerOf(req: IncomingMessage, requestId: string): Promise<GatewayAnswer | undefined> {
    // Read from the start: a caller that is still sending must be listened to, even when it is refused.
    const reading = readBody(req, maxBodyBytes);
    const [path = '/', query = ''] = (req.url ?? '/').split(/\?(.*)/s);
    const found = match(req.method ?? 'GET', path);
    const access =
      'route' in found && found.route.scope !== undefined
        ? await checkAccess(req.headers.authorization, found.route.scope)
        : undefined;
    const body = await reading;
    if (body.kind === 'abandoned') return undefined;
    if (!('route' in found)) return found;
    if (access?.kind === 'unauthorized') {
      return gatewayMessage(401, 'Unauthorized', { 'www-authenticate': access.challenge });
    }
    if (access?.kind === 'forbidden') {
      return gatewayMessage(403, 'Forbidden', { 'www-authenticate': access.challenge });
    }
    if (body.kind === 'tooLarge') return gatewayMessage(413, 'Request Entity Too Large');
    const event = toGatewayEvent({
      req,
      path,
      query,
      match: found,
      grant: access?.grant,
      body: body.body,
      requestId,
      // Who signs instead of showing a token does so by his own clock, which knows nothing of ours.
      now: found.route.scope === undefined ? Date.now() : clock.now(),
    });
    const answer = await invoke(found.route.functionName, event);
    return answer.ok ? toGatewayAnswer(answer.payload) : internalServerError;
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const requestId = newRequestId();
    const answer = await answerOf(req, requestId);
    if (answer) sendAnswer(res, requestId, answer);
  }

  return createServer({ keepAliveTimeout: keepAliveMs, noDelay: true }, (req, res) => void handle(req, res));
}
