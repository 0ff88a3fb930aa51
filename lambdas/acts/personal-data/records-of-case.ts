import type { CaseDocument } from '../../domain/case-document.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { Task } from '../../domain/task.ts';
import type { KeptNote } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { allPages } from '../all-pages.ts';

/** All that is kept of a case beside itself. */
export type CaseRecords = {
  readonly dunned: Case;
  readonly events: readonly CaseEvent[];
  readonly notes: readonly KeptNote[];
  readonly documents: readonly CaseDocument[];
  readonly tasks: readonly Task[];
  /** The keys of the messages that told of it. */
  readonly messageKeys: readonly string[];
};

const eventsPerPage = 500;

/** The values of a field, wherever the data of events has it. */
function valuesOf(field: string, data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap((each) => valuesOf(field, each));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) =>
    name === field && typeof value === 'string' ? [value] : valuesOf(field, value),
  );
}

/** The tasks of these ids that are there, each once. */
export async function loadTasksOf(store: Store, ids: readonly string[]): Promise<Task[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => store.loadTask(id)));
  return found.filter((task) => task !== undefined);
}

/** Gathers what is kept of a case: its events name its messages and tasks. */
export async function recordsOfCase(store: Store, dunned: Case): Promise<CaseRecords> {
  const [events, notes, documents] = await Promise.all([
    allPages<CaseEvent>((cursor) => store.events(dunned.id, cursor, eventsPerPage)),
    store.notes(dunned.id),
    store.documents(dunned.id),
  ]);
  const data = events.map((event) => event.data);
  const tasks = await loadTasksOf(store, valuesOf('taskId', data));
  return { dunned, events, notes, documents, tasks, messageKeys: [...new Set(valuesOf('messageKey', data))] };
}
