import type { GatewayEvent } from '../../../local/api-gateway/gateway-request.ts';
import { createApiGateway } from '../../../local/api-gateway/api-gateway.ts';
import type { ApiGatewayOptions } from '../../../local/api-gateway/api-gateway.ts';
import { createTokenIssuer } from '../../../local/api-gateway/token-issuer.ts';
import type { LambdaAnswer } from '../../../local/lambda/invocation.ts';
import { serve } from '../serve.ts';

/** One issuer for all the tests of a file: making a key pair takes a while. */
export const issuer = await createTokenIssuer({ url: 'http://127.0.0.1/issuer', clients: [] });

export const readToken = await issuer.issue({ clientId: 'finance', scopes: ['relance/read', 'relance/cases.write'] });

const routes: ApiGatewayOptions['routes'] = [
  { method: 'GET', path: '/openapi.json', functionName: 'describe-api' },
  { method: 'GET', path: '/tasks/{id}', functionName: 'get-task', scope: 'relance/read' },
  { method: 'GET', path: '/tasks/open', functionName: 'list-open-tasks', scope: 'relance/read' },
  { method: 'POST', path: '/invoices/{id}/payments', functionName: 'record-payment', scope: 'relance/payments.write' },
  { method: 'POST', path: '/echo', functionName: 'echo' },
];

/** The gateway with a few routes on 2 March 2026; `answer` is what every function answers. */
export async function aGateway(answer: unknown = {}, options: Partial<ApiGatewayOptions> = {}) {
  const calls: { functionName: string; event: GatewayEvent }[] = [];
  const server = createApiGateway({
    routes,
    issuer,
    clock: { now: () => Date.parse('2026-03-02T08:00:00.123Z') },
    invoke: async (functionName, event): Promise<LambdaAnswer> => {
      calls.push({ functionName, event });
      return { ok: true, payload: answer };
    },
    ...options,
  });
  const url = await serve(server);
  return { url, calls };
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
