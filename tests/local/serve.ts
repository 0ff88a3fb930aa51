import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { RequestHandler } from '../../local/http/request-handler.ts';

/** Listens on a free port of 127.0.0.1 until the test has finished. Answers the address. */
export async function serve(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves a request handler. */
export const serveHandler = (handle: RequestHandler): Promise<string> =>
  serve(createServer((req, res) => void handle(req, res)));
