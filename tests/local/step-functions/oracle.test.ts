import { StateMachine } from 'aws-local-stepfunctions';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { machine } from './generated-machines.ts';
import { inputs, taskBehaviors } from './generated-values.ts';
import type { Value } from './generated-values.ts';
import { FunctionError, statesOf, virtualStepFunctions } from './virtual-step-functions.ts';

/** What an execution did and how it ended. */
interface Course {
  /** The states in the order they were entered, for each branch: branches run side by side in no given order. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** Each call of a function with its payload, sorted. */
  readonly calls: readonly string[];
  readonly output: unknown;
  readonly error: string | undefined;
}

function pathsOf(states: readonly string[]): Course['paths'] {
  const paths: Record<string, string[]> = {};
  for (const state of states) (paths[state.slice(0, state.lastIndexOf('.') + 1)] ??= []).push(state);
  return paths;
}

/** All states, in all branches. */
function statesIn(definition: any): [name: string, state: any][] {
  return Object.entries<any>(definition.States).flatMap(([name, state]): [string, any][] => [
    [name, state],
    ...(state.Branches ?? []).flatMap(statesIn),
  ]);
}

/** The functions of one execution, and what they were called with. */
function functionsOf() {
  const calls: string[] = [];
  const counts = new Map<string, number>();
  function perform(behavior: string, payload: Value): unknown {
    const call = (counts.get(behavior) ?? 0) + 1;
    counts.set(behavior, call);
    calls.push(`${behavior} ${JSON.stringify(payload)}`);
    const result = taskBehaviors[behavior]!(payload, call);
    if ('answer' in result) return result.answer;
    throw Object.assign(new FunctionError(result.error), { name: result.error });
  }
  return { perform, called: () => calls.toSorted() };
}

async function ours(definition: object, input: object): Promise<Course> {
  const { perform, called } = functionsOf();
  const functions = Object.fromEntries(
    Object.keys(taskBehaviors).map((behavior) => [behavior, (payload: Value) => perform(behavior, payload)]),
  );
  const local = virtualStepFunctions({ definition, functions });
  const { output, error } = await local.run(input);
  const executionArn = 'arn:aws:states:eu-west-3:000000000000:execution:dunning:invoice-1';
  const states = await statesOf(local.stepFunctions, executionArn);
  local.stepFunctions.close();
  return { paths: pathsOf(states), calls: called(), output, error };
}

async function oracles(definition: any, input: any): Promise<Course> {
  const { perform, called } = functionsOf();
  const all = statesIn(definition);
  const named = (type: string) => all.filter(([, state]) => state.Type === type);
  const atOnce = (states: [string, any][]) => Object.fromEntries(states.map(([name]) => [name, 0]));
  const run = new StateMachine(structuredClone(definition), { validationOptions: { noValidate: true } }).run(input, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(
        named('Task').map(([name, { Resource }]) => {
          const behavior: string = Resource.split(':').at(-1);
          return [name, async (payload: any): Promise<any> => perform(behavior, payload)];
        }),
      ),
      retryIntervalOverrides: atOnce([...named('Task'), ...named('Parallel')]),
      waitTimeOverrides: atOnce(named('Wait')),
    },
  });
  const result = run.result.catch(() => undefined);
  const states: string[] = [];
  let error: string | undefined;
  for await (const event of run.eventLogs) {
    if (event.type === 'StateEntered') states.push(event.state.name);
    if (event.type === 'ExecutionFailed') error = event.Error;
  }
  return { paths: pathsOf(states), calls: called(), output: await result, error };
}

test(
  'generated machines take the same states, make the same calls and end the same as on another interpreter',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(machine({ depth: 1, isSafe: false }), inputs, async (definition, input) => {
        expect(await ours(definition, input)).toEqual(await oracles(definition, input));
      }),
      { numRuns: 1000 },
    );
  },
);

test(
  'generated machines with Parallels within Parallels make the same calls and end the same',
  { timeout: 120_000 },
  async () => {
    // The oracle ends a Parallel before it has told all events of what is within: the states cannot be compared.
    const withoutPaths = ({ paths: _paths, ...course }: Course) => course;
    await fc.assert(
      fc.asyncProperty(machine({ depth: 2, isSafe: false }), inputs, async (definition, input) => {
        expect(withoutPaths(await ours(definition, input))).toEqual(withoutPaths(await oracles(definition, input)));
      }),
      { numRuns: 500 },
    );
  },
);
