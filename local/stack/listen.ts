import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from '../http/request-handler.ts';

export type Listening = { readonly url: string; readonly close: () => Promise<void> };

/** Listens on the loopback interface alone, on a free port unless one is given. */
export async function listen(server: Server, port = 0): Promise<Listening> {
  // An idle connection outlives those of any client's pool, so that no request meets a closing one.
  server.keepAliveTimeout = 75_000;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, '127.0.0.1', resolve);
  await promise;
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Mounts a request handler on a server of its own. */
export function listenHandler(handle: RequestHandler): Promise<Listening> {
  return listen(createServer((request, response) => void handle(request, response)));
}
