import { functions } from '../../../lib/functions.ts';
import { names } from '../../stack/environment.ts';
import { play } from '../../stack/play.ts';
import { startStack } from '../../stack/stack.ts';
import { type ApiAnswer, createApiClient } from '../../replay/api-client.ts';
import { createVirtualClock } from '../../time/clock.ts';
import { createScriptAgenda } from '../../time/script-agenda.ts';
import { startCapacityMeter, type CapacityMeter } from './capacity-meter.ts';
import { gigabyteSecondsOf } from './cost-of.ts';
import type { Usage } from './usage.ts';

/** A stack in virtual time that counts what AWS would bill. */
export type MeteredStack = {
  /** Asks the API at an instant (ISO 8601) of virtual time, and plays on to the end of another. */
  readonly at: (instant: string, act: () => Promise<unknown>) => void;
  readonly call: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<ApiAnswer>;
  readonly playTo: (instant: string) => Promise<void>;
  /** Runs a function that a schedule would. */
  readonly invoke: (functionName: string) => Promise<unknown>;
  readonly used: () => Usage;
  readonly close: () => Promise<void>;
};

const memoryMbOf = new Map(functions.map(({ name, memoryMb }) => [name, memoryMb]));

/** Starts one with the settings as deployed. */
export async function startMeteredStack(startAt: string): Promise<MeteredStack> {
  const clock = createVirtualClock(Date.parse(startAt));
  let meter: CapacityMeter | undefined;
  let invocations = 0;
  let gigabyteSeconds = 0;
  let apiRequests = 0;
  const stack = await startStack({
    clock,
    async reach(parts) {
      meter = await startCapacityMeter(parts.dynamodb);
      return { ...parts, dynamodb: meter.url };
    },
    onInvocation(name, milliseconds) {
      invocations += 1;
      gigabyteSeconds += gigabyteSecondsOf(memoryMbOf.get(name) ?? 0, milliseconds);
    },
  });
  const client = createApiClient(stack.url, await stack.token());
  const script = createScriptAgenda(clock);
  return {
    at: (instant, act) => script.at(Date.parse(instant), 0, async () => void (await act())),
    async call(...asked) {
      apiRequests += 1;
      return client.call(...asked);
    },
    playTo: async (instant) => void (await play(stack, clock, { script, until: Date.parse(instant) })),
    invoke: (functionName) => stack.lambda.invoke(functionName, {}),
    used: () => ({
      transitions: stack.stepFunctions.transitionCount(),
      invocations,
      gigabyteSeconds,
      readUnits: 0,
      writeUnits: 0,
      ...meter?.units(),
      messages: stack.ses.count(),
      busEvents: stack.bus.published().filter(({ bus }) => bus === names.eventBus).length,
      apiRequests,
    }),
    async close() {
      client.close();
      await stack.close();
      await meter?.close();
    },
  };
}
