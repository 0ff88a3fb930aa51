import type { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS definitions (
    hash TEXT PRIMARY KEY, definition TEXT NOT NULL, definedAt INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS executions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, machineArn TEXT NOT NULL, name TEXT NOT NULL,
    definitionHash TEXT NOT NULL, status TEXT NOT NULL, startedAt INTEGER NOT NULL, stoppedAt INTEGER,
    input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
    frames TEXT NOT NULL DEFAULT '', nextEventId INTEGER NOT NULL DEFAULT 1, transitions INTEGER NOT NULL DEFAULT 0,
    redriveCount INTEGER NOT NULL DEFAULT 0, redrivenAt INTEGER, redriveTokens TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE INDEX IF NOT EXISTS executionsByStart ON executions (machineArn, startedAt, id);
  CREATE INDEX IF NOT EXISTS executionsByStatus ON executions (machineArn, status, startedAt, id);
  CREATE INDEX IF NOT EXISTS executionsByName ON executions (startedAt, id, name);
  CREATE INDEX IF NOT EXISTS running ON executions (id) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS events (
    executionId INTEGER NOT NULL, id INTEGER NOT NULL, previousEventId INTEGER NOT NULL,
    at INTEGER NOT NULL, type TEXT NOT NULL, details TEXT NOT NULL, PRIMARY KEY (executionId, id)
  ) STRICT, WITHOUT ROWID;
`;

/** Columns that a database made by an earlier version lacks. */
const laterColumns = {
  definitions: ['definedAt INTEGER NOT NULL DEFAULT 0'],
  executions: [
    'redriveCount INTEGER NOT NULL DEFAULT 0',
    'redrivenAt INTEGER',
    "redriveTokens TEXT NOT NULL DEFAULT '[]'",
  ],
} as const;

/** Makes the tables, or brings those of an earlier version up to date; what is in them stays. */
export function prepareSchema(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  database.exec(schema);
  for (const [table, columns] of Object.entries(laterColumns)) {
    const present = new Set(
      database
        .prepare(`PRAGMA table_info(${table})`)
        .all()
        .map((column) => column['name']),
    );
    for (const column of columns) {
      if (!present.has(column.split(' ')[0] ?? '')) database.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    }
  }
}
