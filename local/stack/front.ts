import { routes, signedRoutes } from '../../lambdas/api/routes.ts';
import { limitScopes } from '../../lib/functions.ts';
import { createApiGateway } from '../api-gateway/api-gateway.ts';
import { createSignIn } from '../api-gateway/person-sign-in.ts';
import { apiScopes, createTokenIssuer, type TokenIssuer } from '../api-gateway/token-issuer.ts';
import type { LambdaHost } from '../lambda/host.ts';
import type { StackClock } from '../time/clock.ts';
import { listen, listenHandler } from './listen.ts';

/** The system that may ask for tokens on this machine. */
const client = { clientId: 'local', clientSecret: 'local-secret', scopes: apiScopes };

/** What people sign in with on this machine; as in the cloud it may ask for every scope. */
const people = { clientId: 'local-people', scopes: ['openid', ...apiScopes] };

/** The HTTP API of the deployment with the issuer of its tokens, on two ports of their own. */
export async function startFront(options: {
  readonly invoke: LambdaHost['invoke'];
  readonly clock: StackClock;
  readonly dataDir: string | undefined;
  readonly port: number | undefined;
}) {
  const { invoke, clock, dataDir, port } = options;
  // Tokens name the address of their issuer, which is known once it listens.
  let issuer: TokenIssuer | undefined;
  const tokens = await listenHandler((request, response) => issuer?.handle(request, response) ?? Promise.resolve());
  const created = await createTokenIssuer({ url: tokens.url, clients: [client], dataDir });
  issuer = created;
  const gateway = createApiGateway({
    routes: [...routes, ...signedRoutes].map(({ handler, ...route }) => ({ ...route, functionName: handler })),
    invoke,
    issuer: created,
    clock,
  });
  const api = await listen(gateway, port);
  return {
    url: api.url,
    client,
    tokenUrl: `${tokens.url}/oauth2/token`,
    token: (scopes: readonly string[] = apiScopes) => created.issue({ clientId: client.clientId, scopes }),
    signIn: createSignIn({
      issuer: created,
      client: people,
      trigger: (event) => invoke(limitScopes.name, event),
    }),
    close: async () => {
      await api.close();
      await tokens.close();
    },
  };
}
