import { randomUUID } from 'node:crypto';
import type * as sfn from '@aws-sdk/client-sfn';
import { StepFunctionsApiError } from './api-error.ts';
import { unknownArn } from './arn.ts';
import type { Engine } from './engine.ts';
import { checkExecutionName, checkPayload } from './execution-input.ts';
import type { Interpreter } from './interpreter.ts';
import type { DeployedMachine } from './machine-reader.ts';
import { redrivabilityOf } from './redrivability.ts';
import { answeredRedrive, withToken } from './redrive-token.ts';
import type { Run } from './run.ts';
import { restoreFrames } from './run-snapshot.ts';
import type { ExecutionRow, Store } from './store.ts';

const nameReuseMs = 90 * 24 * 3600 * 1000;

/** What begins and ends executions. */
export interface ExecutionControl {
  readonly startExecution: (input: sfn.StartExecutionInput) => Promise<sfn.StartExecutionOutput>;
  readonly stopExecution: (input: sfn.StopExecutionInput) => Promise<sfn.StopExecutionOutput>;
  /** Goes on with an execution that failed, timed out or was stopped, from the states that had not succeeded. */
  readonly redriveExecution: (input: sfn.RedriveExecutionInput) => Promise<sfn.RedriveExecutionOutput>;
}

interface Parts {
  readonly store: Store;
  readonly machines: ReadonlyMap<string, DeployedMachine>;
  readonly runs: ReadonlyMap<number, Run>;
  readonly engine: Engine;
  readonly interpreter: Interpreter;
  readonly open: (row: ExecutionRow) => Run;
}

export function createExecutionControl({ store, machines, runs, engine, interpreter, open }: Parts): ExecutionControl {
  const { clock, turn } = engine;

  function existing(arn: string | undefined): ExecutionRow {
    const row = store.byArn(arn ?? '');
    if (row === undefined) throw unknownArn(arn, 'execution');
    return row;
  }

  return {
    async startExecution({ stateMachineArn, name = randomUUID(), input = '{}' }) {
      const machine = machines.get(stateMachineArn ?? '');
      if (machine === undefined) throw unknownArn(stateMachineArn, 'stateMachine');
      checkExecutionName(name);
      checkPayload(input, 'input');
      const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
      const namesake = store.byArn(arn);
      if (namesake?.status === 'RUNNING' && namesake.input === input) {
        await turn.committed();
        return { executionArn: arn, startDate: new Date(namesake.startedAt) };
      }
      if (namesake !== undefined && (namesake.stoppedAt ?? Infinity) + nameReuseMs > clock.now()) {
        throw new StepFunctionsApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
      }
      turn.open();
      if (namesake !== undefined) store.forget(namesake.id);
      const startedAt = clock.now();
      const row = { arn, machineArn: machine.arn, name, definitionHash: machine.hash, startedAt, input };
      const id = store.insert(row);
      interpreter.start(open({ ...row, id, nextEventId: 1, transitions: 0, redrivenAt: null } as ExecutionRow));
      await turn.committed();
      return { executionArn: arn, startDate: new Date(startedAt) };
    },

    async stopExecution({ executionArn, error, cause }) {
      const row = existing(executionArn);
      const run = runs.get(row.id);
      if (run !== undefined) interpreter.end(run, { status: 'ABORTED', error, cause });
      await turn.committed();
      return { stopDate: new Date(row.stoppedAt ?? clock.now()) };
    },

    async redriveExecution({ executionArn, clientToken = randomUUID() }) {
      const row = existing(executionArn);
      const now = clock.now();
      const repeated = answeredRedrive(row, clientToken, now);
      if (repeated !== undefined) {
        await turn.committed();
        return { redriveDate: new Date(repeated) };
      }
      const { redriveStatusReason } = redrivabilityOf(row, now);
      if (redriveStatusReason !== undefined) {
        throw new StepFunctionsApiError('ExecutionNotRedrivable', redriveStatusReason);
      }
      turn.open();
      const redriveCount = row.redriveCount + 1;
      store.reopen(row.id, redriveCount, now, withToken(row, clientToken, now));
      const run = open({ ...row, redrivenAt: now });
      run.root = restoreFrames(row.frames, run);
      interpreter.redrive(run, redriveCount);
      await turn.committed();
      return { redriveDate: new Date(now) };
    },
  };
}
