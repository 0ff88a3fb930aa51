import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** What became of a state: `caught` ended in an error that a Catch took, `stopped` was left because something else ended. */
export type Outcome = 'running' | 'succeeded' | 'caught' | 'failed' | 'stopped';

/** One time that an execution was in a state. */
export type Visit = {
  readonly state: string;
  /** The state's type, as events begin with it. */
  readonly type: string;
  readonly enteredEventId: number;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
  /** What the state was given, as JSON. */
  readonly input: string;
  /** The Parallel in one of whose branches it stands. */
  readonly parent: Visit | undefined;
  /** From where the execution came, if not from the start of the machine or of a branch. */
  readonly cameFrom: Visit | undefined;
  outcome: Outcome;
  /** It went wrong and was not tried again since; a Parallel goes wrong with a state of one of its branches. */
  trouble: { readonly inBranch: Visit | undefined } | undefined;
};

/** What a history says about states: each visit in order, and to which visit an event belongs. */
export type VisitLog = {
  readonly visits: readonly Visit[];
  readonly byEvent: ReadonlyMap<number, Visit>;
};

const failing = /^(?:LambdaFunction|Task|Activity)\w*(?:Failed|TimedOut)$/;
const trying = /^(?:LambdaFunctionScheduled|TaskScheduled|ParallelStateStarted)$/;

function isInside({ parent }: Visit, parallel: Visit | undefined): boolean {
  return parent !== undefined && (parent === parallel || isInside(parent, parallel));
}

/** An error that a Catch took was no failure of the states it came through. */
function markCaught(visit: Visit | undefined): void {
  if (visit === undefined) return;
  visit.outcome = 'caught';
  markCaught(visit.trouble?.inBranch);
}

/** Reads the visits out of a whole history, oldest event first. */
export function readVisits(events: readonly HistoryEvent[]): VisitLog {
  const visits: Visit[] = [];
  const byEvent = new Map<number, Visit>();
  const branchStarts = new Set<number>();
  /** Those that the end of the execution found open; a redrive opens them again. */
  let cutShort: readonly Visit[] = [];

  function enter(event: HistoryEvent, before: Visit | undefined): Visit {
    const isFirstOfBranch = branchStarts.has(event.previousEventId ?? 0);
    const { name = '', input = '{}' } = event.stateEnteredEventDetails ?? {};
    const visit: Visit = {
      state: name,
      type: event.type?.replace('StateEntered', '') ?? '',
      enteredEventId: event.id ?? 0,
      enteredAt: event.timestamp?.getTime() ?? 0,
      input,
      parent: isFirstOfBranch ? before : before?.parent,
      cameFrom: isFirstOfBranch ? undefined : before,
      outcome: event.type === 'FailStateEntered' ? 'failed' : 'running',
      trouble: undefined,
    };
    visits.push(visit);
    return visit;
  }

  /** By its name: a Parallel's exit is linked to the last event of a branch. */
  function leave(event: HistoryEvent): Visit | undefined {
    const visit = visits.findLast(({ state }) => state === event.stateExitedEventDetails?.name);
    if (visit === undefined) return undefined;
    if (visit.trouble === undefined) visit.outcome = 'succeeded';
    else markCaught(visit);
    return visit;
  }

  function takeBranchEvent(event: HistoryEvent, before: Visit | undefined): Visit | undefined {
    if (event.type === 'ParallelStateSucceeded') return before?.parent;
    if (before === undefined || before.parent === undefined) return before;
    if (before.outcome === 'running') before.outcome = 'failed';
    before.parent.trouble = { inBranch: before };
    return before.parent;
  }

  /** The event names no state and is linked to the reason: a state of another branch that failed. */
  function abort(event: HistoryEvent, reason: Visit): Visit | undefined {
    const aborted = visits.find(
      (visit) =>
        visit.outcome === 'running' &&
        visit !== reason &&
        event.type === `${visit.type}StateAborted` &&
        isInside(visit, reason.parent),
    );
    if (aborted !== undefined) aborted.outcome = 'stopped';
    return aborted;
  }

  function visitOf(event: HistoryEvent): Visit | undefined {
    const { type = '', previousEventId = 0 } = event;
    const before = byEvent.get(previousEventId);
    if (type.endsWith('StateEntered')) return enter(event, before);
    if (type.endsWith('StateExited')) return leave(event);
    if (type === 'ParallelStateFailed' || type === 'ParallelStateSucceeded') return takeBranchEvent(event, before);
    if (before === undefined) return undefined;
    if (type.endsWith('StateAborted')) return abort(event, before);
    if (failing.test(type)) before.trouble = { inBranch: undefined };
    if (trying.test(type)) before.trouble = undefined;
    return before;
  }

  function close(failed: Visit | undefined): void {
    cutShort = visits.filter(({ outcome }) => outcome === 'running');
    for (const visit of cutShort) visit.outcome = visit === failed ? 'failed' : 'stopped';
  }

  /** What had ended without success goes on, but for a Fail, which is entered anew. What follows is linked to the redrive. */
  function reopen(): Visit | undefined {
    const open = new Set<Visit | undefined>(cutShort);
    const isToGoOn = (visit: Visit): boolean =>
      open.has(visit) || (open.has(visit.parent) && visit.type !== 'Fail' && /failed|stopped/.test(visit.outcome));
    const goingOn = visits.filter(isToGoOn);
    for (const visit of goingOn) Object.assign(visit, { outcome: 'running', trouble: undefined });
    return goingOn.at(-1) ?? visits.at(-1);
  }

  for (const event of events) {
    const { id = 0, type = '', previousEventId = 0 } = event;
    if (type === 'ParallelStateStarted') branchStarts.add(id);
    if (type === 'ExecutionFailed') close(byEvent.get(previousEventId));
    else if (type === 'ExecutionAborted' || type === 'ExecutionTimedOut') close(undefined);
    const visit = type === 'ExecutionRedriven' ? reopen() : type.startsWith('Execution') ? undefined : visitOf(event);
    if (visit !== undefined) byEvent.set(id, visit);
  }
  return { visits, byEvent };
}
