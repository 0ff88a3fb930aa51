import { randomUUID } from 'node:crypto';
import type { Activity } from '../time/activity.ts';
import type { StackClock } from '../time/clock.ts';
import { failureCause } from './invocation.ts';
import type { LambdaAnswer, LambdaFunction } from './invocation.ts';
import { runtimeEnvironment } from './runtime-environment.ts';
import { createTurnstile } from './turnstile.ts';
import { type LambdaThread, startLambdaThread } from './worker-thread.ts';

/** How one invocation is made to die in a test, or is answered without having begun. */
export type InvocationFault = Death | { readonly answer: LambdaAnswer };

type Death = {
  /** Replaces variables for this invocation alone, such as the DynamoDB endpoint by that of a fault proxy. */
  environment?: Record<string, string>;
  /** When it resolves, the invocation is cut off where it stands and answers Lambda.Unknown. */
  dies: Promise<void>;
};

export type LambdaHost = {
  /** Calls a function and waits for its answer. Never rejects: a failure is an answer too. */
  invoke: (name: string, event: unknown) => Promise<LambdaAnswer>;
  close: () => Promise<void>;
};

type LambdaHostInput = {
  functions: readonly LambdaFunction[];
  /** What the functions find in `process.env`, beside what Lambda itself sets. */
  environment: Record<string, string>;
  clock: StackClock;
  activity: Activity;
  /**
   * How many invocations run at the same time; the others wait in order. With 1, a replay is the same to the byte.
   * Calls of one function that run together share its module's variables, which on AWS they never do.
   */
  concurrency?: number;
  /** The functions' timeout, in real seconds. */
  timeoutSeconds?: number;
  /** Where the console output of the functions goes; dropped when absent. */
  log?: ((text: string) => void) | undefined;
  /** Chooses invocations that die, for tests. */
  chooseFault?: ((name: string, event: unknown) => InvocationFault | undefined) | undefined;
  /** Told how long each invocation took, in milliseconds; a function's first one also loads its code. */
  onInvocation?: ((name: string, milliseconds: number) => void) | undefined;
};

const closedReason = 'the local stack was closed';
const closedAnswer = {
  ok: false,
  error: 'Lambda.Unknown',
  cause: failureCause('Lambda.Unknown', closedReason),
} as const;

/**
 * Runs the deployed bundles, unchanged, in one worker thread. Under virtual time the functions' own `Date` tells it,
 * so that no function knows where it runs.
 */
export function createLambdaHost(input: LambdaHostInput): LambdaHost {
  const {
    activity,
    clock,
    functions,
    concurrency = 8,
    timeoutSeconds = 30,
    log = () => {},
    chooseFault,
    onInvocation,
  } = input;
  const timeoutMs = timeoutSeconds * 1000;
  const environment = runtimeEnvironment(input.environment);
  const time = clock.kind === 'virtual' ? clock.buffer : undefined;
  const turnstile = createTurnstile(concurrency);
  const doomed = new Set<LambdaThread>();
  let warm: LambdaThread | undefined;
  let invocations = 0;
  let isClosed = false;

  function start(extra: Record<string, string> = {}): LambdaThread {
    return startLambdaThread({ functions, time, environment: { ...environment, ...extra }, log });
  }

  function warmThread(): LambdaThread {
    if (warm === undefined || !warm.isAlive()) warm = start();
    return warm;
  }

  async function run(thread: LambdaThread, name: string, event: string): Promise<LambdaAnswer> {
    invocations += 1;
    // Only ending the thread stops a function that hangs, and with it what runs beside it, as when a host fails.
    const timer = setTimeout(() => {
      void thread.kill('Sandbox.Timedout', `${name} timed out after ${timeoutSeconds} seconds`);
    }, timeoutMs);
    const startedAt = performance.now();
    try {
      return await thread.run({ id: invocations, name, event, requestId: randomUUID(), timeoutMs });
    } finally {
      clearTimeout(timer);
      onInvocation?.(name, performance.now() - startedAt);
    }
  }

  async function runDoomed(fault: Death, name: string, event: string): Promise<LambdaAnswer> {
    const thread = start(fault.environment);
    doomed.add(thread);
    void fault.dies.then(() => thread.kill('Lambda.Unknown', `${name} died`));
    try {
      return await run(thread, name, event);
    } finally {
      doomed.delete(thread);
      await thread.kill('Lambda.Unknown', `${name} died`);
    }
  }

  return {
    async invoke(name, event) {
      const end = activity.begin();
      const leave = await turnstile.enter();
      try {
        if (isClosed) return closedAnswer;
        const payload = JSON.stringify(event ?? null);
        const fault = chooseFault?.(name, event);
        if (fault !== undefined && 'answer' in fault) return fault.answer;
        return await (fault === undefined ? run(warmThread(), name, payload) : runDoomed(fault, name, payload));
      } finally {
        leave();
        end();
      }
    },
    async close() {
      isClosed = true;
      const threads = warm === undefined ? [...doomed] : [warm, ...doomed];
      await Promise.all(threads.map((thread) => thread.kill(closedAnswer.error, closedReason)));
    },
  };
}
