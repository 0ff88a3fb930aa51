import { createFaultProxy, type FaultProxy } from '../../local/dynamodb/fault-proxy.ts';
import { createSuddenDeath } from '../../local/dynamodb/sudden-death.ts';
import type { InvocationFault } from '../../local/lambda/host.ts';

/** Where a function dies: before it does anything, or at which of its writes (or calls that move a run), done or not. */
export type PlaceOfDeath = 'atOnce' | { readonly write: number; readonly isDone: boolean };

/** As many invocations as the Lambda host runs at once, so that no two dying ones share a proxy. */
const mostAtOnce = 8;

export type SuddenDeaths = {
  readonly chooseFault: (name: string, event: unknown) => InvocationFault | undefined;
  /** Tells where the parts listen, once the stack has started. */
  readonly connect: (parts: { readonly table: string; readonly workflow: string }) => Promise<void>;
  /** How many invocations have died. */
  readonly count: () => number;
  readonly close: () => Promise<void>;
};

/**
 * Lets invocations of one function die: each distinct event the first time it comes, at the place told for it, so that
 * whoever called has to try again. Undefined lets an event be.
 */
export function createSuddenDeaths(
  functionName: string,
  placeOf: (event: string) => PlaceOfDeath | undefined,
): SuddenDeaths {
  const seen = new Set<string>();
  const proxies: { table: FaultProxy; workflow: FaultProxy }[] = [];
  let chosen = 0;
  let died = 0;
  return {
    chooseFault(name, event) {
      if (name !== functionName || proxies.length === 0) return undefined;
      // A callback has a new token at each try of the same step.
      const text = JSON.stringify(event, (key, value: unknown) => (key === 'token' ? undefined : value));
      const place = placeOf(text);
      if (!place || seen.has(text)) return undefined;
      seen.add(text);
      if (place === 'atOnce') {
        died += 1;
        return { dies: Promise.resolve() };
      }
      const proxy = proxies[chosen % mostAtOnce];
      if (!proxy) return undefined;
      chosen += 1;
      const { rule, dies } = createSuddenDeath(place);
      void dies.then(() => {
        died += 1;
      });
      proxy.table.setRule(rule);
      proxy.workflow.setRule(rule);
      const { table, workflow } = proxy;
      return {
        environment: { AWS_ENDPOINT_URL_DYNAMODB: table.endpoint, AWS_ENDPOINT_URL_SFN: workflow.endpoint },
        dies,
      };
    },
    async connect({ table, workflow }) {
      for (let place = 0; place < mostAtOnce; place += 1) {
        proxies.push({
          table: await createFaultProxy({ target: table }),
          workflow: await createFaultProxy({ target: workflow }),
        });
      }
    },
    count: () => died,
    async close() {
      for (const { table, workflow } of proxies.splice(0)) await Promise.all([table.close(), workflow.close()]);
    },
  };
}
