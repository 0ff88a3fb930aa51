import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { StepFunctions } from '../../step-functions/api.ts';
import { everyState, readFlow } from './machine-flow.ts';
import { standingsOf } from './state-standing.ts';
import { readVisits } from './state-visits.ts';

async function readHistory(stepFunctions: StepFunctions, executionArn: string): Promise<readonly HistoryEvent[]> {
  const all: HistoryEvent[] = [];
  let token: string | undefined;
  do {
    const page = await stepFunctions.getExecutionHistory({ executionArn, maxResults: 1000, nextToken: token });
    all.push(...(page.events ?? []));
    token = page.nextToken;
  } while (token !== undefined);
  return all;
}

/** An execution with its whole history and the machine it runs on. Throws `ExecutionDoesNotExist`. */
export async function readExecution(stepFunctions: StepFunctions, executionArn: string) {
  const [execution, { definition = '{}' }, events] = await Promise.all([
    stepFunctions.describeExecution({ executionArn }),
    stepFunctions.describeStateMachineForExecution({ executionArn }),
    readHistory(stepFunctions, executionArn),
  ]);
  const flow = readFlow(definition);
  const log = readVisits(events);
  return { execution, events, flow, log, standings: standingsOf(everyState(flow), log.visits) };
}

export type FullExecution = Awaited<ReturnType<typeof readExecution>>;
