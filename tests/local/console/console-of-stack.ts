import type { Hono } from 'hono';
import { createConsoleApp } from '../../../local/console/app.ts';
import type { ConsoleDeps } from '../../../local/console/console-deps.ts';
import { createApiClient } from '../../../local/start/api-client.ts';
import { keepTime } from '../../../local/stack/timekeeper.ts';
import { type RunningStack, runningStack } from '../../e2e/running-stack.ts';

/** A stack that goes on, and its pages. To be stopped before the stack closes. */
export type ConsoleOfStack = RunningStack & {
  readonly deps: ConsoleDeps;
  readonly app: Hono;
  readonly stop: () => Promise<void>;
};

/** The pages of a stack in virtual time. */
export async function consoleOfStack(
  startAt: string,
  options: Parameters<typeof runningStack>[1] = {},
): Promise<ConsoleOfStack> {
  const running = await runningStack(startAt, options);
  const { stack } = running;
  const time = keepTime(stack, stack.clock, {
    onTime: () => {},
    onError(error) {
      throw error;
    },
  });
  const api = async () => createApiClient(stack.url, await stack.token());
  const deps = { ...stack, api, time };
  return { ...running, deps, app: createConsoleApp(deps), stop: time.stop };
}
