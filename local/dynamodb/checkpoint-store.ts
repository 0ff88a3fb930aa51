import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Remembers how far a stream has been handled: per key, the sequence number of the last record done with. */
export type CheckpointStore = {
  get(key: string): string | undefined;
  set(key: string, sequenceNumber: string): void;
};

export function createMemoryCheckpoints(): CheckpointStore {
  const checkpoints = new Map<string, string>();
  return {
    get: (key) => checkpoints.get(key),
    set: (key, sequenceNumber) => void checkpoints.set(key, sequenceNumber),
  };
}

/** Checkpoints that survive a crash: the file is replaced as a whole, so it is never half written. */
export function createFileCheckpoints(file: string): CheckpointStore {
  const checkpoints = new Map(existsSync(file) ? Object.entries(read(file)) : []);
  return {
    get: (key) => checkpoints.get(key),
    set(key, sequenceNumber) {
      checkpoints.set(key, sequenceNumber);
      writeFileSync(`${file}.next`, JSON.stringify(Object.fromEntries(checkpoints)));
      renameSync(`${file}.next`, file);
    },
  };
}

function read(file: string): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
