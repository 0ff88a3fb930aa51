import { createHash } from 'node:crypto';
import type { StepFunctions, StepFunctionsOptions } from './api.ts';
import type { Machine } from './definition.ts';
import { createDueQueue } from '../time/due-queue.ts';
import type { Engine } from './engine.ts';
import { createExecutionControl } from './execution-control.ts';
import { createExecutionReader } from './execution-reader.ts';
import { createExecutionSearch } from './execution-search.ts';
import { createHistory } from './history.ts';
import { createHistoryReader } from './history-reader.ts';
import { createInterpreter } from './interpreter.ts';
import { loadDefinition } from './load-definition.ts';
import { createMachineReader } from './machine-reader.ts';
import { openRun, restoreRun } from './open-run.ts';
import { leavesOf } from './run.ts';
import type { Frame, Run } from './run.ts';
import { openStore } from './store.ts';
import type { ExecutionRow } from './store.ts';
import { createTaskAnswers } from './task-answers.ts';
import { createTurn } from './turn.ts';

/**
 * Step Functions on one SQLite file: standard workflows with durable runs, on a clock of the caller's.
 * Throws `UnsupportedDefinitionError` for a definition it cannot run; its methods throw `StepFunctionsApiError`.
 */
export function createStepFunctions(options: StepFunctionsOptions): StepFunctions {
  const { clock, random, invoke, activity } = options;
  const store = openStore(options.databasePath);
  const definitions = new Map<string, Machine>();
  const runs = new Map<number, Run>();
  const changed = new Set<Run>();
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
    const known = definitions.get(hash) ?? loadDefinition(JSON.parse(store.definition(hash).text));
    definitions.set(hash, known);
    return known;
  }

  const machines = new Map(
    options.stateMachines.map(({ arn, name, definition }) => {
      const text = JSON.stringify(definition);
      const hash = createHash('sha256').update(text).digest('hex');
      definitions.set(hash, loadDefinition(definition));
      store.define(hash, text, clock.now());
      return [arn, { arn, name, hash }];
    }),
  );

  function open(row: ExecutionRow): Run {
    const run = openRun(engine, row, machineOf(row.definitionHash));
    runs.set(run.id, run);
    return run;
  }

  const interrupted = store.running().flatMap((row) => restoreRun(engine, open(row), row.frames));

  return {
    ...createExecutionReader(store, machines, clock),
    ...createExecutionSearch(store),
    ...createHistoryReader(store),
    ...createMachineReader(store, machines),
    ...createExecutionControl({ store, machines, runs, engine, interpreter, open }),
    ...createTaskAnswers(store, runs, engine, interpreter),
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
