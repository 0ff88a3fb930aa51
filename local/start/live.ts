import { localDate } from '../../lambdas/domain/calendar/send-window.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { startConsole } from '../console/console.ts';
import type { Stack } from '../stack/shape.ts';
import { keepTime } from '../stack/timekeeper.ts';
import type { Agenda } from '../time/agenda.ts';
import { createApiClient } from './api-client.ts';
import { invitation } from './invitation.ts';
import type { Output } from './progress.ts';
import type { ToldCase } from './read-cases.ts';

/** The console's port is the one after the API's, where that was chosen. */
function consolePort(port: number | undefined): number | undefined {
  return port === undefined ? undefined : port + 1;
}

/**
 * Goes on at the wall's pace until the signal, with the pages that show the stack, and says how to look and what to ask.
 * @param cases what is known of the invoices so far: one that is still owed serves as an example
 */
export async function live(
  stack: Stack,
  cases: readonly ToldCase[],
  input: {
    readonly signal: AbortSignal;
    readonly output: Output;
    readonly errors: Output;
    readonly port: number | undefined;
    /** Told the stack's time at every step. */
    readonly onTime: (now: number) => void;
    /** What happens by itself when somebody moves time. */
    readonly also?: readonly Agenda[] | undefined;
  },
): Promise<void> {
  const { signal, output, errors, onTime, port, also } = input;
  if (signal.aborted) return;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => end(), { once: true });
  const { clock, url, tokenUrl, client } = stack;
  const onError = (error: unknown) => void errors.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const time = keepTime(stack, clock, { onTime, onError }, also);
  try {
    const api = async () => createApiClient(url, await stack.token());
    const console = await startConsole({ ...stack, api, time }, consolePort(port));
    try {
      const owed = cases.find(({ closedAt }) => closedAt === null);
      const invoice = owed && { id: owed.id, ...owed.balance };
      const today = localDate(new Date(clock.now()), defaultPolicy.sendWindow.timeZone);
      const addresses = { url, tokenUrl, client, pagesUrl: console.url, workflowUrl: stack.workflow.endpoint };
      const now = { today, isVirtual: clock.kind === 'virtual' };
      output.write(`\n${invitation({ ...addresses, ...now, token: await stack.token(), invoice })}`);
      await ended;
    } finally {
      await console.close();
    }
  } finally {
    await time.stop();
  }
}
