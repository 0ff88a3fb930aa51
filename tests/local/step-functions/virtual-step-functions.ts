import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { StepFunctions } from '../../../local/step-functions/api.ts';
import type { TaskInvoker } from '../../../local/step-functions/engine.ts';
import { createStepFunctions } from '../../../local/step-functions/step-functions.ts';

export const machineArn = 'arn:aws:states:eu-west-3:000000000000:stateMachine:dunning';
const startInstant = '2026-03-02T08:00:00.000Z';

/** The ARN of a Lambda function, as the resource of a Task. */
export function arnOf(functionName: string): string {
  return `arn:aws:lambda:eu-west-3:000000000000:function:${functionName}`;
}

export function taskState(functionName: string, fields: object = { End: true }) {
  return { Type: 'Task', Resource: arnOf(functionName), ...fields };
}

export function callbackState(fields: object = { End: true }) {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: { FunctionName: arnOf('listen'), Payload: { 'token.$': '$$.Task.Token' } },
    ...fields,
  };
}

/** A machine of one state. */
export function only(state: object) {
  return { StartAt: 'Only', States: { Only: state } };
}

type Handler = (payload: any) => unknown;

/** Thrown by a test's function: the error's name as Step Functions sees it. */
export class FunctionError extends Error {
  readonly errorName: string;

  constructor(errorName: string) {
    super(`${errorName} happened`);
    this.errorName = errorName;
  }
}

interface Setup {
  readonly definition: unknown;
  readonly functions?: Readonly<Record<string, Handler>>;
  readonly databasePath?: string;
  readonly random?: () => number;
  readonly now?: string;
}

function invokerOf(functions: Readonly<Record<string, Handler>>, calls: { name: string; payload: any }[]): TaskInvoker {
  return async ({ functionArn, payload }) => {
    const name = functionArn.split(':').at(-1) ?? '';
    calls.push({ name, payload });
    try {
      return { ok: true, payload: await functions[name]?.(payload) };
    } catch (error) {
      if (error instanceof FunctionError) return { ok: false, error: error.errorName, cause: error.message };
      throw error;
    }
  };
}

/** Step Functions in virtual time: `settle` waits until nothing runs, `passTime` jumps from one due time to the next. */
export function virtualStepFunctions({ definition, functions = {}, databasePath = ':memory:', ...rest }: Setup) {
  let now = Date.parse(rest.now ?? startInstant);
  let running = 0;
  const calls: { name: string; payload: any }[] = [];
  const stepFunctions = createStepFunctions({
    databasePath,
    clock: { now: () => now },
    random: rest.random ?? (() => 0.5),
    invoke: invokerOf(functions, calls),
    activity: {
      begin() {
        running += 1;
        return () => {
          running -= 1;
        };
      },
    },
    stateMachines: [{ arn: machineArn, name: 'dunning', definition }],
  });

  async function settle(): Promise<void> {
    do await new Promise(setImmediate);
    while (running > 0);
  }

  async function passTime(until = '2036-01-01T00:00:00.000Z'): Promise<void> {
    await settle();
    for (let due = stepFunctions.nextDueAt(); due !== undefined && due <= Date.parse(until);) {
      now = Math.max(now, due);
      stepFunctions.runDue();
      await settle();
      due = stepFunctions.nextDueAt();
    }
  }

  async function start(input: unknown = {}, name = 'invoice-1'): Promise<string> {
    const { executionArn } = await stepFunctions.startExecution({
      stateMachineArn: machineArn,
      name,
      input: JSON.stringify(input),
    });
    return executionArn ?? '';
  }

  return {
    stepFunctions,
    calls,
    settle,
    passTime,
    start,
    now: () => new Date(now).toISOString(),
    setNow: (instant: string) => {
      now = Date.parse(instant);
    },
    /** Runs one execution to its end. */
    async run(input: unknown = {}, name = 'invoice-1') {
      const executionArn = await start(input, name);
      await passTime();
      return endOf(stepFunctions, executionArn);
    },
    eventsOf: async (executionArn: string) => {
      const { events = [] } = await stepFunctions.getExecutionHistory({ executionArn, maxResults: 1000 });
      return events;
    },
  };
}

/** How an execution stands: its status with the output, or with error and cause. */
export async function endOf(stepFunctions: StepFunctions, executionArn: string) {
  const { status, output, error, cause } = await stepFunctions.describeExecution({ executionArn });
  return { status, output: output === undefined ? undefined : (JSON.parse(output) as unknown), error, cause };
}

/** A history as it is compared: each event's id, the id it follows, and its type. */
export function historyLines(events: readonly HistoryEvent[]): readonly string[] {
  return events.map(({ id, previousEventId, type }) => `${id} < ${previousEventId} ${type}`);
}

/** The names of the states in the order they were entered. */
export async function statesOf(stepFunctions: StepFunctions, executionArn: string): Promise<readonly string[]> {
  const { events = [] } = await stepFunctions.getExecutionHistory({ executionArn, maxResults: 1000 });
  return events.flatMap(({ stateEnteredEventDetails: entered }) => (entered?.name === undefined ? [] : [entered.name]));
}
