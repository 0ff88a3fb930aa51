// Runs in a worker thread: loads the bundles as Lambda's Node.js runtime does, and answers invocations.
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { isNativeError } from 'node:util/types';
import { parentPort, workerData } from 'node:worker_threads';
import { readVirtualTime } from '../time/clock.ts';
import { failureCause } from './invocation.ts';
import type { InvocationAnswer, InvocationRequest, WorkerStart } from './invocation.ts';
import { createLambdaContext } from './lambda-context.ts';
import { installVirtualDate } from './virtual-date.ts';

type Handler = (event: unknown, context: unknown) => unknown;

class HandlerNotFoundError extends Error {
  override readonly name = 'Runtime.HandlerNotFound';
}

const { functions, time } = workerData as WorkerStart;
if (time !== undefined) installVirtualDate(readVirtualTime(time));

const dirs = new Map(functions.map(({ name, dir }) => [name, dir]));
const loaded = new Map<string, Promise<Handler>>();
let lastLoad: Promise<unknown> = Promise.resolve();

/** Imports a bundle at its first call; later calls are warm. */
function load(name: string): Promise<Handler> {
  let handler = loaded.get(name);
  if (handler === undefined) {
    // One after the other: a bundle reads its own name from the environment while it is imported.
    handler = lastLoad.then(() => importHandler(name));
    lastLoad = handler.catch(() => undefined);
    loaded.set(name, handler);
  }
  return handler;
}

async function importHandler(name: string): Promise<Handler> {
  const dir = dirs.get(name);
  if (dir === undefined) throw new HandlerNotFoundError(`there is no function ${name}`);
  process.env['AWS_LAMBDA_FUNCTION_NAME'] = name;
  process.env['AWS_LAMBDA_LOG_GROUP_NAME'] = `/aws/lambda/${name}`;
  process.env['LAMBDA_TASK_ROOT'] = dir;
  const module = (await import(pathToFileURL(path.join(dir, 'index.mjs')).href)) as { handler?: unknown };
  if (typeof module.handler !== 'function') throw new HandlerNotFoundError(`${name} exports no handler`);
  return module.handler as Handler;
}

async function answer({ id, name, event, requestId, timeoutMs }: InvocationRequest): Promise<InvocationAnswer> {
  try {
    const handler = await load(name);
    const payload: unknown = await handler(JSON.parse(event), createLambdaContext({ name, requestId, timeoutMs }));
    return { id, payload: payload === undefined ? 'null' : JSON.stringify(payload) };
  } catch (error) {
    // The shape of Lambda's own runtime: github.com/aws/aws-lambda-nodejs-runtime-interface-client, Errors.js.
    if (!isNativeError(error)) return { id, error: typeof error, cause: failureCause(typeof error, String(error)) };
    return { id, error: error.name, cause: failureCause(error.name, error.message, error.stack?.split('\n')) };
  }
}

parentPort?.on('message', (request: InvocationRequest) => {
  void answer(request).then((result) => parentPort?.postMessage(result));
});
