import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { callbackState, only, virtualStepFunctions } from './virtual-step-functions.ts';

function fileDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const databasePath = join(folder, 'runs.db');
  /** What another process would find in the file at this moment. */
  const onDisk = (query: string) => {
    const database = new DatabaseSync(databasePath, { readOnly: true });
    const rows = database.prepare(query).all();
    database.close();
    return rows.map((row) => Object.values(row)[0]);
  };
  return { databasePath, onDisk };
}

test('a function is called only when its call and its token are on disk', async () => {
  const { databasePath, onDisk } = fileDatabase();
  const seen: unknown[] = [];
  const listen = ({ token }: { token: string }) => {
    const frames = String(onDisk('SELECT frames FROM executions')[0]);
    seen.push(frames.includes(token), onDisk('SELECT type FROM events ORDER BY id').at(-1));
  };
  const local = virtualStepFunctions({ definition: only(callbackState()), functions: { listen }, databasePath });
  await local.start();
  await local.settle();
  expect(seen).toEqual([true, 'TaskStarted']);
});

test('a start and an answer are on disk when they are confirmed', async () => {
  const { databasePath, onDisk } = fileDatabase();
  const local = virtualStepFunctions({ definition: only(callbackState()), databasePath });
  await local.start();
  expect(onDisk('SELECT status FROM executions')).toEqual(['RUNNING']);
  await local.settle();
  await local.stepFunctions.sendTaskSuccess({ taskToken: local.calls[0]?.payload.token, output: '1' });
  expect(onDisk('SELECT status FROM executions')).toEqual(['SUCCEEDED']);
});
