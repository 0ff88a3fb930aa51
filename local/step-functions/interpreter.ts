import { attemptPlainState, waitedOut } from './state-attempt.ts';
import { clearDue, pending, setDue } from './engine.ts';
import type { Engine, Outcome } from './engine.ts';
import type { Ending } from './ending.ts';
import { recordEnding, recordRedriven, recordStarted } from './execution-events.ts';
import { handleFailure } from './failure-handling.ts';
import { HistoryLimitReachedError, whole } from './history.ts';
import type { Json } from './json.ts';
import { failBranches, joinBranches, openBranches, silence } from './parallel-attempt.ts';
import { reopen } from './redrive.ts';
import { newFrame, stateNamed } from './run.ts';
import type { Frame, Run } from './run.ts';
import { boundedText } from './state-data.ts';
import { StateFailureError } from './state-failure.ts';
import type { Failure } from './state-failure.ts';
import { answerTask, beginTask, resumeTask, timeOutTask } from './task-attempt.ts';

export interface Interpreter {
  start(run: Run): void;
  /** The run's or frame's due time has come. */
  fire(target: Run | Frame): void;
  answer(frame: Frame, answer: { ok: true; payload: Json } | { ok: false; failure: Failure }): void;
  /** Goes on with a call that a restart interrupted. */
  resume(frame: Frame): void;
  end(run: Run, ending: Ending): void;
  /** Goes on with a run that had ended without success, from the states that had not succeeded. */
  redrive(run: Run, redriveCount: number): void;
}

export interface Hooks {
  /** Something of the run changed: it has to be saved with this turn. */
  readonly changed: (run: Run) => void;
  /** The run is over. */
  readonly ended: (run: Run, ending: Ending) => void;
  readonly transition: () => void;
  /** The database is closed: what comes back now is for the next start. */
  readonly isClosed: () => boolean;
}

export function createInterpreter(engine: Engine, hooks: Hooks): Interpreter {
  const { history, clock, random } = engine;
  const steps: { readonly frame: Frame; readonly act: () => void }[] = [];

  function later(frame: Frame, act: () => void): void {
    steps.push({ frame, act });
  }

  /** Takes all steps that follow, branch by branch in turns, as far as they go without waiting. */
  function drive(run: Run): void {
    hooks.changed(run);
    try {
      for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
        if (step.frame.work.kind !== 'aborted') step.act();
      }
    } catch (error) {
      steps.length = 0;
      if (!(error instanceof HistoryLimitReachedError)) throw error;
      end(run, { status: 'FAILED', error: 'States.Runtime', cause: error.message });
    }
  }

  function countTransition(run: Run): void {
    run.transitions += 1;
    hooks.transition();
  }

  function enter(frame: Frame, name: string, input: Json): void {
    const state = stateNamed(frame.branch, name);
    Object.assign(frame, { state, input, enteredAt: clock.now(), retries: [], work: { kind: 'idle' } });
    countTransition(frame.run);
    const details = { name, input: JSON.stringify(input), inputDetails: whole };
    history.record(frame, `${state.type}StateEntered`, { stateEnteredEventDetails: details });
    frame.enteredEventId = frame.lastEventId;
    settle(frame, () => attempt(frame));
  }

  function attempt(frame: Frame): Outcome {
    const { state } = frame;
    if (state.type === 'Task') return beginTask(engine, frame, state, conclude);
    if (state.type !== 'Parallel') return attemptPlainState(engine, frame, state);
    for (const child of openBranches(engine, frame, state)) {
      later(child, () => enter(child, child.branch.startAt, child.input));
    }
    return pending;
  }

  /** From outside: makes the outcome and drives the run on. */
  function conclude(frame: Frame, outcome: () => Outcome): void {
    if (hooks.isClosed()) return;
    later(frame, () => settle(frame, outcome));
    drive(frame.run);
  }

  function settle(frame: Frame, makeOutcome: () => Outcome): void {
    let outcome: Outcome;
    try {
      outcome = makeOutcome();
      if (outcome.kind === 'exit') exit(frame, boundedText(frame, outcome.output), outcome.output, outcome.next);
    } catch (error) {
      if (!(error instanceof StateFailureError)) throw error;
      const place = `An error occurred while executing the state '${frame.state.name}' (entered at the event id #${frame.enteredEventId}).`;
      outcome = { kind: 'failure', failure: { ...error.failure, cause: `${place} ${error.failure.cause}` } };
    }
    if (outcome.kind === 'failure') fail(frame, outcome.failure);
  }

  function exit(frame: Frame, outputText: string, output: Json, next: string | undefined): void {
    const { state } = frame;
    clearDue(engine, frame);
    frame.work = { kind: 'exited', output, next };
    if (state.type !== 'Fail') {
      const details = { name: state.name, output: outputText, outputDetails: whole };
      history.record(frame, `${state.type}StateExited`, { stateExitedEventDetails: details });
    }
    later(frame, () => goOn(frame, output, next));
  }

  function goOn(frame: Frame, output: Json, next: string | undefined): void {
    if (next === undefined) endBranch(frame, output);
    else enter(frame, next, output);
  }

  function endBranch(frame: Frame, output: Json): void {
    const { parent } = frame;
    frame.work = { kind: 'ended', output };
    if (parent === undefined) return end(frame.run, { status: 'SUCCEEDED', output: JSON.stringify(output) });
    return settle(parent, () => joinBranches(engine, parent, frame) ?? pending);
  }

  function fail(frame: Frame, failure: Failure): void {
    clearDue(engine, frame);
    const handling = handleFailure(frame, failure, random);
    if (handling.kind === 'retry') {
      const at = clock.now() + handling.delayMs;
      frame.retries = handling.retries;
      frame.work = { kind: 'retrying', at };
      setDue(engine, frame, at);
    } else if (handling.kind === 'catch') {
      exit(frame, JSON.stringify(handling.output), handling.output, handling.next);
    } else escalate(frame, handling.failure);
  }

  function escalate(frame: Frame, failure: Failure): void {
    const { parent, run } = frame;
    if (parent === undefined) return end(run, { status: 'FAILED', ...failure });
    failBranches(engine, parent, frame);
    return later(parent, () => fail(parent, failure));
  }

  function end(run: Run, ending: Ending): void {
    recordEnding(history, run, ending);
    clearDue(engine, run);
    if (run.root !== undefined) silence(engine, run.root);
    hooks.ended(run, ending);
  }

  function onFrameDue(frame: Frame): Outcome {
    const { state, work } = frame;
    if (work.kind === 'waiting') return waitedOut(engine, frame);
    if (work.kind === 'task' && state.type === 'Task') return timeOutTask(engine, frame, state);
    countTransition(frame.run);
    return attempt(frame);
  }

  return {
    start(run) {
      const root = newFrame(run, undefined, run.machine, run.input);
      run.root = root;
      recordStarted(history, run);
      later(root, () => enter(root, run.machine.startAt, run.input));
      drive(run);
    },
    fire(target) {
      if ('branch' in target) conclude(target, () => onFrameDue(target));
      else end(target, { status: 'TIMED_OUT' });
    },
    answer(frame, answer) {
      const { state } = frame;
      if (state.type === 'Task') conclude(frame, () => answerTask(engine, frame, state, answer));
    },
    resume(frame) {
      if (frame.state.type === 'Task') resumeTask(engine, frame, frame.state, conclude);
    },
    end,
    redrive(run, redriveCount) {
      const eventId = recordRedriven(history, run, redriveCount);
      countTransition(run);
      for (const { frame, before, isToEnter } of reopen(run, eventId, clock.now())) {
        later(frame, () => {
          if (before.kind === 'exited') goOn(frame, before.output, before.next);
          else if (isToEnter) enter(frame, frame.state.name, frame.input);
          else settle(frame, () => attempt(frame));
        });
      }
      drive(run);
    },
  };
}
