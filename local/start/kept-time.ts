import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The virtual time of a data folder, in milliseconds since 1970. The folder is taken while it is open. */
export type KeptTime = {
  /** Where time stood; undefined in a new folder. */
  readonly stoodAt: number | undefined;
  /** Survives a kill of this process from then on. */
  readonly keep: (ms: number) => void;
  readonly close: () => void;
};

/** The data folder cannot be used: somebody has it, or it is no folder. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

const busy = 5;

function opened(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true });
    const database = new DatabaseSync(path.join(dataDir, 'virtual-time.sqlite'));
    // The lock is the operating system's: it ends with this process, kill -9 included.
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS time (id INTEGER PRIMARY KEY CHECK (id = 1), ms INTEGER NOT NULL);
    `);
    return database;
  } catch (error) {
    const isTaken = error instanceof Error && 'errcode' in error && error.errcode === busy;
    const reason = isTaken ? 'another npm start is using it' : error instanceof Error ? error.message : String(error);
    throw new DataFolderError(`The data folder ${dataDir} cannot be used: ${reason}.`, { cause: error });
  }
}

/**
 * Opens the virtual time kept in a data folder, which is made when it is not there.
 * @throws DataFolderError
 */
export function openKeptTime(dataDir: string): KeptTime {
  const database = opened(dataDir);
  const update = database.prepare(
    'INSERT INTO time (id, ms) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ms = excluded.ms',
  );
  const ms = database.prepare('SELECT ms FROM time').get()?.['ms'];
  return {
    stoodAt: ms === undefined ? undefined : Number(ms),
    keep: (now) => void update.run(now),
    close: () => database.close(),
  };
}

/** Time that is gone with the process, for a start without a data folder. */
export const unkeptTime: KeptTime = { stoodAt: undefined, keep: () => {}, close: () => {} };
