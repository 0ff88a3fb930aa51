import { DatabaseSync } from 'node:sqlite';
import type { ExecutionStatus, HistoryEventType } from '@aws-sdk/client-sfn';
import type { Ending } from './ending.ts';
import type { StoredEvent } from './history.ts';
import type { Run } from './run.ts';
import { saveFrames } from './run-snapshot.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS definitions (hash TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS executions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, machineArn TEXT NOT NULL, name TEXT NOT NULL,
    definitionHash TEXT NOT NULL, status TEXT NOT NULL, startedAt INTEGER NOT NULL, stoppedAt INTEGER,
    input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
    frames TEXT NOT NULL DEFAULT '', nextEventId INTEGER NOT NULL DEFAULT 1, transitions INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS executionsByStart ON executions (machineArn, startedAt, id);
  CREATE INDEX IF NOT EXISTS executionsByStatus ON executions (machineArn, status, startedAt, id);
  CREATE INDEX IF NOT EXISTS running ON executions (id) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS events (
    executionId INTEGER NOT NULL, id INTEGER NOT NULL, previousEventId INTEGER NOT NULL,
    at INTEGER NOT NULL, type TEXT NOT NULL, details TEXT NOT NULL, PRIMARY KEY (executionId, id)
  ) STRICT, WITHOUT ROWID;
`;

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
}

export interface EventRow {
  readonly id: number;
  readonly previousEventId: number;
  readonly at: number;
  readonly type: HistoryEventType;
  readonly details: string;
}

export type NewExecution = Pick<ExecutionRow, 'arn' | 'machineArn' | 'name' | 'definitionHash' | 'startedAt' | 'input'>;

export type Store = ReturnType<typeof openStore>;

/** Executions and their histories in one SQLite file (`:memory:` for none). What is committed survives a `kill -9`. */
export function openStore(databasePath: string) {
  const database = new DatabaseSync(databasePath);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  database.exec(schema);
  const statement = {
    define: database.prepare('INSERT OR IGNORE INTO definitions (hash, definition) VALUES (?, ?)'),
    definition: database.prepare('SELECT definition FROM definitions WHERE hash = ?'),
    insert: database.prepare(
      `INSERT INTO executions (arn, machineArn, name, definitionHash, startedAt, input, status)
       VALUES (?, ?, ?, ?, ?, ?, 'RUNNING')`,
    ),
    save: database.prepare('UPDATE executions SET frames = ?, nextEventId = ?, transitions = ? WHERE id = ?'),
    close: database.prepare(
      'UPDATE executions SET status = ?, stoppedAt = ?, output = ?, error = ?, cause = ? WHERE id = ?',
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
    events: database.prepare('SELECT * FROM events WHERE executionId = ? AND id > ? ORDER BY id LIMIT ?'),
    eventsReversed: database.prepare('SELECT * FROM events WHERE executionId = ? AND id < ? ORDER BY id DESC LIMIT ?'),
  };

  return {
    begin: () => database.exec('BEGIN'),
    commit: () => database.exec('COMMIT'),
    close: () => database.close(),
    define: (hash: string, definition: string) => statement.define.run(hash, definition),
    definition: (hash: string) => String(statement.definition.get(hash)?.['definition']),
    insert: (row: NewExecution) =>
      Number(
        statement.insert.run(row.arn, row.machineArn, row.name, row.definitionHash, row.startedAt, row.input)
          .lastInsertRowid,
      ),
    save: (run: Run) => statement.save.run(saveFrames(run.root), run.nextEventId, run.transitions, run.id),
    /** A closed run keeps no frames: nothing can wake it any more. */
    closeRun(run: Run, ending: Ending, at: number): void {
      const { output, error, cause } = { output: undefined, error: undefined, cause: undefined, ...ending };
      statement.close.run(ending.status, at, output ?? null, error ?? null, cause ?? null, run.id);
      statement.save.run('', run.nextEventId, run.transitions, run.id);
    },
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
    events: (executionId: number, after: number, limit: number) =>
      statement.events.all(executionId, after, limit) as unknown as readonly EventRow[],
    eventsReversed: (executionId: number, before: number, limit: number) =>
      statement.eventsReversed.all(executionId, before, limit) as unknown as readonly EventRow[],
  };
}
