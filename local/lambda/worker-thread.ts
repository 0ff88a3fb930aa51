import { Worker } from 'node:worker_threads';
import { failureCause } from './invocation.ts';
import type { InvocationAnswer, InvocationRequest, LambdaAnswer, WorkerStart } from './invocation.ts';

/** A thread that runs functions, as a set of warm Lambda containers would. */
export type LambdaThread = {
  run(request: InvocationRequest): Promise<LambdaAnswer>;
  isAlive(): boolean;
  /** Ends the thread at once; what it was running answers with this error. */
  kill(error: string, message: string): Promise<void>;
};

type ThreadInput = WorkerStart & {
  environment: Record<string, string>;
  log: (text: string) => void;
};

export function startLambdaThread({ functions, time, environment, log }: ThreadInput): LambdaThread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { functions, time } satisfies WorkerStart,
    env: environment,
    stdout: true,
    stderr: true,
  });
  const running = new Map<number, (answer: LambdaAnswer) => void>();
  let isAlive = true;

  function die(error: string, message: string): void {
    isAlive = false;
    const resolvers = [...running.values()];
    running.clear();
    for (const resolve of resolvers) resolve({ ok: false, error, cause: failureCause(error, message) });
  }

  for (const stream of [worker.stdout, worker.stderr]) stream.setEncoding('utf8').on('data', log);
  worker.on('message', (answer: InvocationAnswer) => {
    const resolve = running.get(answer.id);
    running.delete(answer.id);
    resolve?.('payload' in answer ? { ok: true, payload: JSON.parse(answer.payload) as unknown } : failed(answer));
  });
  // An exception outside any handler, or process.exit, ends the container: AWS answers Runtime.ExitError.
  worker.on('error', (error) => die('Runtime.ExitError', String(error)));
  worker.on('exit', (code) => die('Runtime.ExitError', `the runtime exited with status ${code}`));

  return {
    run(request) {
      return new Promise((resolve) => {
        running.set(request.id, resolve);
        worker.postMessage(request);
      });
    },
    isAlive: () => isAlive,
    async kill(error, message) {
      die(error, message);
      await worker.terminate();
    },
  };
}

function failed({ error, cause }: { error: string; cause: string }): LambdaAnswer {
  return { ok: false, error, cause };
}
