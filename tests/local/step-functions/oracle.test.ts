import { StateMachine } from 'aws-local-stepfunctions';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { machine, taskBehaviors } from './generated-machines.ts';
import type { Value } from './generated-machines.ts';
import { FunctionError, statesOf, virtualStepFunctions } from './virtual-step-functions.ts';

interface Course {
  readonly states: readonly string[];
  readonly output: unknown;
  readonly error: string | undefined;
}

/** The name of the function behind each Task, in all branches. */
function tasksOf(definition: any): [state: string, behavior: string][] {
  return Object.entries<any>(definition.States).flatMap(([name, state]) => [
    ...(state.Type === 'Task' ? [[name, state.Resource.split(':').at(-1)] as [string, string]] : []),
    ...(state.Branches ?? []).flatMap(tasksOf),
  ]);
}

function perform(behavior: string, payload: Value): unknown {
  const result = taskBehaviors[behavior]!(payload);
  if ('answer' in result) return result.answer;
  throw Object.assign(new FunctionError(result.error), { name: result.error });
}

async function ours(definition: object, input: object): Promise<Course> {
  const functions = Object.fromEntries(
    Object.keys(taskBehaviors).map((behavior) => [behavior, (payload: Value) => perform(behavior, payload)]),
  );
  const local = virtualStepFunctions({ definition, functions });
  const { output, error } = await local.run(input);
  const executionArn = 'arn:aws:states:eu-west-3:000000000000:execution:dunning:invoice-1';
  const states = await statesOf(local.stepFunctions, executionArn);
  local.stepFunctions.close();
  return { states, output, error };
}

async function oracles(definition: any, input: any): Promise<Course> {
  const tasks = tasksOf(definition);
  const parallels = JSON.stringify(definition).match(/"[\w.]*S\d+"(?=:\{"Type":"Parallel")/g) ?? [];
  const retried = [...tasks.map(([name]) => name), ...parallels.map((name): string => JSON.parse(name))];
  const run = new StateMachine(structuredClone(definition), { validationOptions: { noValidate: true } }).run(input, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(
        tasks.map(([name, behavior]) => [name, async (payload: any): Promise<any> => perform(behavior, payload)]),
      ),
      retryIntervalOverrides: Object.fromEntries(retried.map((name) => [name, 0])),
    },
  });
  const result = run.result.catch(() => undefined);
  const states: string[] = [];
  let error: string | undefined;
  for await (const event of run.eventLogs) {
    if (event.type === 'StateEntered') states.push(event.state.name);
    if (event.type === 'ExecutionFailed') error = event.Error;
  }
  return { states, output: await result, error };
}

test(
  'generated machines take the same states to the same end as on another interpreter',
  { timeout: 60_000 },
  async () => {
    const input = fc.record({
      count: fc.integer({ min: -1, max: 2 }),
      kind: fc.constantFrom('a', 'b', 'bc'),
      o: fc.constant({ x: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(machine(), input, async (definition, given) => {
        expect(await ours(definition, given)).toEqual(await oracles(definition, given));
      }),
      { numRuns: 1000 },
    );
  },
);
