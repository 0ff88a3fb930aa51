import type { LambdaHost } from '../lambda/host.ts';

/** Tells when no function that sends mail is running. */
export type Senders = {
  readonly invoke: LambdaHost['invoke'];
  readonly whenDone: () => Promise<void>;
};

/**
 * SES takes seconds to tell what became of a message: by then the function that sent it has its answer and is done. Told
 * at once, both would put the same message on record at the same time.
 */
export function watchSenders(sender: string, invoke: LambdaHost['invoke']): Senders {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async invoke(name, event) {
      if (name !== sender) return invoke(name, event);
      running += 1;
      try {
        return await invoke(name, event);
      } finally {
        running -= 1;
        if (running === 0) for (const resolve of waiting.splice(0)) resolve();
      }
    },
    whenDone: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
