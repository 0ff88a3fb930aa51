import type * as sfn from '@aws-sdk/client-sfn';
import { StepFunctionsApiError } from './api-error.ts';
import type { Engine } from './engine.ts';
import { checkPayload } from './execution-input.ts';
import type { Interpreter } from './interpreter.ts';
import { leavesOf } from './run.ts';
import type { Run } from './run.ts';
import type { Store } from './store.ts';
import { executionOfToken } from './task-token.ts';

/** The answers to the tokens of `waitForTaskToken` states. */
export interface TaskAnswers {
  readonly sendTaskSuccess: (input: sfn.SendTaskSuccessInput) => Promise<sfn.SendTaskSuccessOutput>;
  readonly sendTaskFailure: (input: sfn.SendTaskFailureInput) => Promise<sfn.SendTaskFailureOutput>;
}

export function createTaskAnswers(
  store: Store,
  runs: ReadonlyMap<number, Run>,
  { turn }: Engine,
  interpreter: Interpreter,
): TaskAnswers {
  async function answer(
    token: string | undefined,
    result: Parameters<Interpreter['answer']>[1],
  ): Promise<Record<string, never>> {
    const id = executionOfToken(token ?? '');
    if (id === undefined) throw new StepFunctionsApiError('InvalidToken', "Invalid Token: 'Invalid token'");
    if (!store.exists(id)) throw new StepFunctionsApiError('TaskDoesNotExist', 'Task does not exist');
    const root = runs.get(id)?.root;
    const frame = root && leavesOf(root).find(({ work }) => work.kind === 'task' && work.token === token);
    if (frame === undefined) {
      await turn.committed();
      throw new StepFunctionsApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    }
    interpreter.answer(frame, result);
    await turn.committed();
    return {};
  }

  return {
    sendTaskSuccess: async ({ taskToken, output }) =>
      answer(taskToken, { ok: true, payload: checkPayload(output ?? '', 'output') }),
    sendTaskFailure: async ({ taskToken, error, cause }) => answer(taskToken, { ok: false, failure: { error, cause } }),
  };
}
