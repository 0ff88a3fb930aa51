import { createHash, randomUUID } from 'node:crypto';
import type { StepFunctions, StepFunctionsOptions } from './api.ts';
import { StepFunctionsApiError } from './api-error.ts';
import type { Machine } from './definition.ts';
import { createDueQueue } from './due-queue.ts';
import type { Engine } from './engine.ts';
import { checkExecutionName, checkPayload } from './execution-input.ts';
import { createExecutionReader } from './execution-reader.ts';
import { createHistory } from './history.ts';
import { createInterpreter } from './interpreter.ts';
import { parseJson } from './json.ts';
import type { Json } from './json.ts';
import { loadDefinition } from './load-definition.ts';
import { leavesOf } from './run.ts';
import type { Frame, Run } from './run.ts';
import { restoreFrames } from './run-snapshot.ts';
import type { Failure } from './state-failure.ts';
import { openStore } from './store.ts';
import type { ExecutionRow } from './store.ts';
import { executionOfToken } from './task-token.ts';
import { createTurn } from './turn.ts';

const nameReuseMs = 90 * 24 * 3600 * 1000;

/**
 * Step Functions on one SQLite file: standard workflows with durable runs, on a clock of the caller's.
 * Throws `UnsupportedDefinitionError` for a definition it cannot run; its methods throw `StepFunctionsApiError`.
 */
export function createStepFunctions(options: StepFunctionsOptions): StepFunctions {
  const { clock, random, invoke, activity } = options;
  const store = openStore(options.databasePath);
  const machines = new Map<string, Machine>();
  const runs = new Map<number, Run>();
  const changed = new Set<Run>();
  const interrupted: Frame[] = [];
  let transitions = store.transitions();
  let isClosed = false;

  const turn = createTurn(store.begin, commit, activity);
  const append: Parameters<typeof createHistory>[0] = (event) => {
    turn.open();
    store.append(event);
  };
  const engine: Engine = {
    clock,
    random,
    activity,
    turn,
    invoke: async (call) => invoke(call),
    history: createHistory(append, clock),
    dues: createDueQueue<Run | Frame>(),
  };
  const interpreter = createInterpreter(engine, {
    isClosed: () => isClosed,
    transition: () => (transitions += 1),
    changed(run) {
      turn.open();
      changed.add(run);
    },
    ended(run, ending) {
      turn.open();
      store.closeRun(run, ending, clock.now());
      runs.delete(run.id);
      changed.delete(run);
    },
  });

  function commit(): void {
    for (const run of changed) if (runs.has(run.id)) store.save(run);
    changed.clear();
    store.commit();
  }

  function machineOf(hash: string): Machine {
    const known = machines.get(hash) ?? loadDefinition(JSON.parse(store.definition(hash)));
    machines.set(hash, known);
    return known;
  }

  const sources = new Map(
    options.stateMachines.map(({ arn, name, definition }) => {
      const text = JSON.stringify(definition);
      const hash = createHash('sha256').update(text).digest('hex');
      machines.set(hash, loadDefinition(definition));
      store.define(hash, text);
      return [arn, { arn, name, text, hash, createdAt: clock.now() }];
    }),
  );

  function open(row: ExecutionRow, input: Json): Run {
    const machine = machineOf(row.definitionHash);
    const { id, arn, name, machineArn, startedAt, nextEventId } = row;
    const machineName = machineArn.split(':').at(-1) ?? '';
    const progress = { nextEventId, transitions: row.transitions, root: undefined, due: undefined };
    const run: Run = { id, arn, name, machineArn, machineName, machine, input, startedAt, ...progress };
    if (machine.timeoutSeconds !== undefined) {
      run.due = engine.dues.add(startedAt + machine.timeoutSeconds * 1000, name, run);
    }
    runs.set(id, run);
    return run;
  }

  for (const row of store.running()) {
    const run = open(row, parseJson(row.input));
    run.root = restoreFrames(row.frames, run);
    for (const frame of leavesOf(run.root)) {
      const { work } = frame;
      const at = work.kind === 'waiting' ? work.until : work.kind === 'retrying' ? work.at : undefined;
      const due = work.kind === 'task' ? work.timeoutAt : at;
      if (work.kind === 'task') interrupted.push(frame);
      if (due !== undefined) frame.due = engine.dues.add(due, run.name, frame);
    }
  }

  async function answerTask(
    token: string | undefined,
    answer: { ok: true; payload: Json } | { ok: false; failure: Failure },
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
    interpreter.answer(frame, answer);
    await turn.committed();
    return {};
  }

  return {
    ...createExecutionReader(store, sources),
    async startExecution({ stateMachineArn, name = randomUUID(), input = '{}' }) {
      const source = sources.get(stateMachineArn ?? '');
      if (source === undefined) {
        throw new StepFunctionsApiError(
          'StateMachineDoesNotExist',
          `State Machine Does Not Exist: '${stateMachineArn}'`,
        );
      }
      checkExecutionName(name);
      const parsed = checkPayload(input, 'InvalidExecutionInput');
      const arn = `${source.arn.replace(':stateMachine:', ':execution:')}:${name}`;
      const existing = store.byArn(arn);
      if (existing?.status === 'RUNNING' && existing.input === input) {
        await turn.committed();
        return { executionArn: arn, startDate: new Date(existing.startedAt) };
      }
      if (existing !== undefined && (existing.stoppedAt ?? Infinity) + nameReuseMs > clock.now()) {
        throw new StepFunctionsApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
      }
      turn.open();
      if (existing !== undefined) store.forget(existing.id);
      const startedAt = clock.now();
      const row = { arn, machineArn: source.arn, name, definitionHash: source.hash, startedAt, input };
      const id = store.insert(row);
      const run = open({ ...row, id, nextEventId: 1, transitions: 0 } as ExecutionRow, parsed);
      interpreter.start(run);
      await turn.committed();
      return { executionArn: arn, startDate: new Date(startedAt) };
    },
    async stopExecution({ executionArn, error, cause }) {
      const row = store.byArn(executionArn ?? '');
      if (row === undefined) {
        throw new StepFunctionsApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
      }
      const run = runs.get(row.id);
      if (run !== undefined) interpreter.end(run, { status: 'ABORTED', error, cause });
      await turn.committed();
      return { stopDate: new Date(row.stoppedAt ?? clock.now()) };
    },
    sendTaskSuccess: async ({ taskToken, output }) =>
      answerTask(taskToken, { ok: true, payload: checkPayload(output ?? '', 'InvalidOutput') }),
    sendTaskFailure: async ({ taskToken, error, cause }) =>
      answerTask(taskToken, { ok: false, failure: { error, cause } }),
    nextDueAt: () => engine.dues.nextAt(),
    runDue() {
      for (let target = engine.dues.take(clock.now()); target; target = engine.dues.take(clock.now())) {
        interpreter.fire(target);
      }
    },
    resume() {
      for (const frame of interrupted.splice(0)) interpreter.resume(frame);
    },
    transitionCount: () => transitions,
    activeStates: () =>
      [...runs.values()].flatMap(({ root }) => (root ? leavesOf(root).map(({ state }) => state.name) : [])),
    close() {
      isClosed = true;
      turn.close();
      store.close();
    },
  };
}
