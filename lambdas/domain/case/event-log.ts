import { contentHash } from '../canonical-json.ts';
import { balanceMinor, type Case } from './case.ts';
import type { CaseEvent, CaseFact } from './events.ts';
import { BrokenEventLogError } from './broken-event-log-error.ts';
import { emptyHash } from './evolve-invoice.ts';
import { evolve } from './evolve.ts';

function summary(dunned: Case | undefined): Record<string, unknown> {
  return dunned ? { status: dunned.status, stage: dunned.stage, balanceMinor: balanceMinor(dunned) } : {};
}

/**
 * Puts facts on record: the case after them, and the events with who, when, what changed and the hash of the one before.
 */
export function record(
  before: Case | undefined,
  facts: readonly CaseFact[],
  { at, by }: { readonly at: string; readonly by: string },
): { after: Case; events: CaseEvent[] } {
  let current = before;
  const events: CaseEvent[] = [];
  for (const fact of facts) {
    const next = evolve(current, fact, at);
    const previousHash = current?.lastHash ?? emptyHash;
    const told = { ...fact, seq: next.revision, at, by, before: summary(current), after: summary(next), previousHash };
    const hash = contentHash(told);
    events.push({ ...told, hash });
    current = { ...next, lastHash: hash };
  }
  if (!current) throw new BrokenEventLogError('nothing to record');
  return { after: current, events };
}

/** The case that an event log tells, every link of its chain verified. Throws BrokenEventLogError on any other log. */
export function replay(events: readonly CaseEvent[]): Case {
  let current: Case | undefined;
  for (const { hash, ...told } of events) {
    if (told.previousHash !== (current?.lastHash ?? emptyHash) || contentHash(told) !== hash) {
      throw new BrokenEventLogError(`event ${told.seq} does not follow the one before it`);
    }
    current = { ...evolve(current, told, told.at), lastHash: hash };
  }
  if (!current) throw new BrokenEventLogError('the log is empty');
  return current;
}
