import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { type Listening, listen } from '../stack/listen.ts';
import { createConsoleApp } from './app.ts';
import type { ConsoleDeps } from './console-deps.ts';

/** Serves the pages that show the local stack to people, on the loopback interface alone. */
export function startConsole(deps: ConsoleDeps, port?: number): Promise<Listening> {
  const { fetch } = createConsoleApp(deps);
  return listen(createAdaptorServer({ fetch }) as Server, port);
}
