import * as z from 'zod';
import type { LambdaHost } from '../lambda/host.ts';
import type { LambdaAnswer } from '../lambda/invocation.ts';

/** The function that stands in for the map: no deployment has it. */
export const batchesFunction = 'local-batches';

type State = Record<string, unknown> & { readonly Type: string };
type Definition = { readonly States: Readonly<Record<string, State>> };

const mapSchema = z.object({
  ItemsPath: z.string(),
  ItemSelector: z.record(z.string(), z.string()),
  ItemProcessor: z.object({ States: z.record(z.string(), z.object({ Resource: z.string() })) }),
  ResultPath: z.null(),
  Next: z.string(),
});

/**
 * A state machine whose distributed maps are tasks of one function, which calls the map's own function for each item: the
 * local interpreter knows no Map state. All other states, and all functions, are those of the file.
 */
export function withMapsAsTasks(definition: unknown, arnOf: (name: string) => string): unknown {
  const { States, ...rest } = definition as Definition;
  const states = Object.entries(States).map(([name, state]) => {
    if (state.Type !== 'Map') return [name, state];
    const { ItemsPath, ItemSelector, ItemProcessor, ResultPath, Next } = mapSchema.parse(state);
    const { 'chunk.$': _item, ...common } = ItemSelector;
    const [inner] = Object.values(ItemProcessor.States);
    const Parameters = { ...common, 'items.$': ItemsPath, functionArn: inner?.Resource };
    const task = { Type: 'Task', Resource: arnOf(batchesFunction), Parameters, TimeoutSeconds: 86_400 };
    return [name, { ...task, ResultPath, Next }];
  });
  return { ...rest, States: Object.fromEntries(states) as Definition['States'] };
}

const inputSchema = z.looseObject({ items: z.array(z.int()), functionArn: z.string() });
/** Of one item, before it is left out, as the map tolerates. */
const mostTries = 3;

/** Calls the function of a map for each of its items, one after the other. */
export async function invokeForItems(invoke: LambdaHost['invoke'], payload: unknown): Promise<LambdaAnswer> {
  const { items, functionArn, ...common } = inputSchema.parse(payload);
  const name = functionArn.split(':').at(-1) ?? '';
  for (const chunk of items)
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const answer = await invoke(name, { ...common, chunk });
      if (answer.ok) break;
    }
  return { ok: true, payload: {} };
}
