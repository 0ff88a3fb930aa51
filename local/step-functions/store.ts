import { DatabaseSync } from 'node:sqlite';
import type { ExecutionStatus, HistoryEventType } from '@aws-sdk/client-sfn';
import type { Ending } from './ending.ts';
import type { StoredEvent } from './history.ts';
import type { Run } from './run.ts';
import { saveFrames } from './run-snapshot.ts';
import { prepareSchema } from './store-schema.ts';

export interface ExecutionRow {
  readonly id: number;
  readonly arn: string;
  readonly machineArn: string;
  readonly name: string;
  readonly definitionHash: string;
  readonly status: ExecutionStatus;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly input: string;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
  readonly frames: string;
  readonly nextEventId: number;
  readonly transitions: number;
  readonly redriveCount: number;
  readonly redrivenAt: number | null;
  /** JSON: the last client tokens of redrives and their instants. */
  readonly redriveTokens: string;
}

export interface EventRow {
  readonly id: number;
  readonly previousEventId: number;
  readonly at: number;
  readonly type: HistoryEventType;
  readonly details: string;
}

export type NewExecution = Pick<ExecutionRow, 'arn' | 'machineArn' | 'name' | 'definitionHash' | 'startedAt' | 'input'>;

interface Search {
  readonly pattern: string;
  readonly machineArn: string | undefined;
  readonly status: ExecutionStatus | undefined;
  /** The start and id of the last row seen. */
  readonly startedAt: number;
  readonly id: number;
}

export type Store = ReturnType<typeof openStore>;

/** Executions and their histories in one SQLite file (`:memory:` for none). What is committed survives a `kill -9`. */
export function openStore(databasePath: string) {
  const database = new DatabaseSync(databasePath);
  prepareSchema(database);
  const statement = {
    define: database.prepare('INSERT OR IGNORE INTO definitions (hash, definition, definedAt) VALUES (?, ?, ?)'),
    definition: database.prepare('SELECT definition AS text, definedAt FROM definitions WHERE hash = ?'),
    insert: database.prepare(
      `INSERT INTO executions (arn, machineArn, name, definitionHash, startedAt, input, status)
       VALUES (?, ?, ?, ?, ?, ?, 'RUNNING')`,
    ),
    save: database.prepare('UPDATE executions SET frames = ?, nextEventId = ?, transitions = ? WHERE id = ?'),
    close: database.prepare(
      'UPDATE executions SET status = ?, stoppedAt = ?, output = ?, error = ?, cause = ? WHERE id = ?',
    ),
    reopen: database.prepare(
      `UPDATE executions SET status = 'RUNNING', stoppedAt = NULL, error = NULL, cause = NULL,
         redriveCount = ?, redrivenAt = ?, redriveTokens = ? WHERE id = ?`,
    ),
    byArn: database.prepare('SELECT * FROM executions WHERE arn = ?'),
    exists: database.prepare('SELECT 1 FROM executions WHERE id = ?'),
    running: database.prepare("SELECT * FROM executions WHERE status = 'RUNNING' ORDER BY id"),
    transitions: database.prepare('SELECT coalesce(sum(transitions), 0) AS total FROM executions'),
    append: database.prepare(
      'INSERT INTO events (executionId, id, previousEventId, at, type, details) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    forget: database.prepare('DELETE FROM executions WHERE id = ?'),
    forgetEvents: database.prepare('DELETE FROM events WHERE executionId = ?'),
    list: database.prepare(
      `SELECT * FROM executions WHERE machineArn = ? AND (startedAt, id) < (?, ?)
       ORDER BY startedAt DESC, id DESC LIMIT ?`,
    ),
    listByStatus: database.prepare(
      `SELECT * FROM executions WHERE machineArn = ? AND status = ? AND (startedAt, id) < (?, ?)
       ORDER BY startedAt DESC, id DESC LIMIT ?`,
    ),
    // The index holds the names, so that a row is read only where the name fits.
    find: database.prepare(
      `SELECT * FROM executions INDEXED BY executionsByName
       WHERE (startedAt, id) < ($startedAt, $id) AND name LIKE $pattern ESCAPE '\\'
         AND ($machineArn IS NULL OR machineArn = $machineArn) AND ($status IS NULL OR status = $status)
       ORDER BY startedAt DESC, id DESC LIMIT $limit`,
    ),
    countByStatus: database.prepare(
      'SELECT status, count(*) AS total FROM executions WHERE machineArn = ? GROUP BY status',
    ),
    events: database.prepare('SELECT * FROM events WHERE executionId = ? AND id > ? ORDER BY id LIMIT ?'),
    eventsReversed: database.prepare('SELECT * FROM events WHERE executionId = ? AND id < ? ORDER BY id DESC LIMIT ?'),
  };

  return {
    begin: () => database.exec('BEGIN'),
    commit: () => database.exec('COMMIT'),
    close: () => database.close(),
    define: (hash: string, text: string, definedAt: number) => statement.define.run(hash, text, definedAt),
    definition: (hash: string) =>
      statement.definition.get(hash) as unknown as { readonly text: string; readonly definedAt: number },
    insert: (row: NewExecution) =>
      Number(
        statement.insert.run(row.arn, row.machineArn, row.name, row.definitionHash, row.startedAt, row.input)
          .lastInsertRowid,
      ),
    save: (run: Run) => statement.save.run(saveFrames(run.root), run.nextEventId, run.transitions, run.id),
    /** Only an end without success keeps the frames: a redrive may go on from them. */
    closeRun(run: Run, ending: Ending, at: number): void {
      const { output, error, cause } = { output: undefined, error: undefined, cause: undefined, ...ending };
      statement.close.run(ending.status, at, output ?? null, error ?? null, cause ?? null, run.id);
      const frames = ending.status === 'SUCCEEDED' ? '' : saveFrames(run.root);
      statement.save.run(frames, run.nextEventId, run.transitions, run.id);
    },
    /** Makes a closed execution run again. */
    reopen: (id: number, redriveCount: number, redrivenAt: number, redriveTokens: string) =>
      statement.reopen.run(redriveCount, redrivenAt, redriveTokens, id),
    byArn: (arn: string) => statement.byArn.get(arn) as ExecutionRow | undefined,
    exists: (id: number) => statement.exists.get(id) !== undefined,
    running: () => statement.running.all() as unknown as readonly ExecutionRow[],
    transitions: () => Number(statement.transitions.get()?.['total']),
    append: ({ executionId, id, previousEventId, at, type, details }: StoredEvent) =>
      statement.append.run(executionId, id, previousEventId, at, type, JSON.stringify(details)),
    forget(id: number): void {
      statement.forget.run(id);
      statement.forgetEvents.run(id);
    },
    /** Newest first; `before` is the start and id of the last row seen. */
    list(machineArn: string, status: ExecutionStatus | undefined, before: readonly [number, number], limit: number) {
      const rows =
        status === undefined
          ? statement.list.all(machineArn, ...before, limit)
          : statement.listByStatus.all(machineArn, status, ...before, limit);
      return rows as unknown as readonly ExecutionRow[];
    },
    /** Newest first, those whose name is like the pattern (with `\` as its escape). */
    find({ pattern, machineArn, status, startedAt, id }: Search, limit: number) {
      const filter = { pattern, machineArn: machineArn ?? null, status: status ?? null, startedAt, id };
      return statement.find.all({ ...filter, limit }) as unknown as readonly ExecutionRow[];
    },
    countByStatus: (machineArn: string): Partial<Record<ExecutionStatus, number>> =>
      Object.fromEntries(statement.countByStatus.all(machineArn).map(({ status, total }) => [status, Number(total)])),
    events: (executionId: number, after: number, limit: number) =>
      statement.events.all(executionId, after, limit) as unknown as readonly EventRow[],
    eventsReversed: (executionId: number, before: number, limit: number) =>
      statement.eventsReversed.all(executionId, before, limit) as unknown as readonly EventRow[],
  };
}
