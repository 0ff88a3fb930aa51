import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createEngineCall } from '../../../local/dynamodb/engine-call.ts';
import { findEngine, NoDynamoDbEngineError } from '../../../local/dynamodb/engine-binary.ts';
import { EngineDidNotStartError, startEngineProcess } from '../../../local/dynamodb/engine-process.ts';
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import { killEngine } from './kill-engine.ts';
import { aGet, aPut, smallTable } from '../../fixtures/small-table.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'start-dynamodb-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

function isRunning(pid: number | undefined): boolean {
  if (pid === undefined) throw new Error('this engine was not started here');
  try {
    process.kill(pid, 0);
    // A process that ended, but whose parent is gone too, may still have its number.
    return !existsSync('/proc') || existsSync(`/proc/${pid}/exe`);
  } catch {
    return false;
  }
}

describe('the DynamoDB engine', () => {
  it('keeps what was written in its data folder, also through a kill -9', async () => {
    const before = await startDynamoDb({ dataDir, table: smallTable });
    const writer = createEngineCall(before.endpoint);
    for (let number = 1; number <= 50; number += 1) await writer.call('PutItem', aPut(`invoice-${number}`));
    writer.close();
    killEngine(before);
    await before.close();

    const after = await startDynamoDb({ dataDir, table: smallTable });
    const reader = createEngineCall(after.endpoint);
    const kept = await reader.call<{ Item?: unknown }>('GetItem', aGet('invoice-50'));
    reader.close();
    await after.close();

    expect(kept.Item).toEqual(aPut('invoice-50').Item);
    expect(after.streamArn).toBe(before.streamArn);
  });

  it('finds the last stream record by an index, so that writes stay as fast as the first', async () => {
    const database = await startDynamoDb({ dataDir, table: smallTable });
    const file = new DatabaseSync(path.join(dataDir, 'dynamodb.sqlite'), { readOnly: true });
    const plan = file
      .prepare(
        'EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?',
      )
      .all('small-table');
    file.close();
    await database.close();
    expect(String(plan[0]?.['detail'])).toContain('INDEX stream_records_by_table');
  });

  it('forgets everything on close without a data folder', async () => {
    for (const attempt of ['first', 'second']) {
      const database = await startDynamoDb({ table: smallTable });
      const engine = createEngineCall(database.endpoint);
      const found = await engine.call<{ Item?: unknown }>('GetItem', aGet('invoice-1'));
      await engine.call('PutItem', aPut('invoice-1'));
      engine.close();
      await database.close();
      expect(found, attempt).toEqual({});
      expect(isRunning(database.pid)).toBe(false);
    }
  });

  it('ends with the process that started it, even when that one is killed', async () => {
    const started = path.join(import.meta.dirname, '../../fixtures/start-engine.ts');
    const parent = spawn(process.execPath, [started], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [told] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(told.toString());
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000, interval: 10 });
  });
});

describe('an engine that cannot start', () => {
  it.each(['/no/such/program', '/bin/false'])('is reported with the program (%s)', async (program) => {
    const starting = startEngineProcess({ program, databaseFile: path.join(dataDir, 'never.sqlite') });
    await expect(starting).rejects.toThrow(EngineDidNotStartError);
    await expect(starting).rejects.toThrow(program);
  });

  it('is reported with its own words', async () => {
    const starting = startDynamoDb({ dataDir: brokenDir(), table: smallTable });
    await expect(starting).rejects.toThrow(/encrypted or not a valid SQLite database/);
  });
});

function brokenDir(): string {
  const dir = path.join(dataDir, 'broken');
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'dynamodb.sqlite'), 'this is not a database, and never was one. '.repeat(20));
  return dir;
}

describe('findEngine', () => {
  it('takes the program that DYNOXIDE_BIN names before all others', () => {
    expect(findEngine({ DYNOXIDE_BIN: '/opt/dynoxide' })).toEqual({ kind: 'program', file: '/opt/dynoxide' });
  });

  it('takes an engine that runs already where there is no program', () => {
    const endpoint = 'http://127.0.0.1:8000';
    const elsewhere = { platform: 'darwin', arch: 'arm64' } as const;
    expect(findEngine({ PATH: dataDir, DYNAMODB_ENDPOINT: endpoint }, elsewhere)).toEqual({
      kind: 'running',
      endpoint,
    });
  });

  it('says what can be done where there is neither', () => {
    const elsewhere = { platform: 'darwin', arch: 'arm64' } as const;
    expect(() => findEngine({ PATH: dataDir }, elsewhere)).toThrow(NoDynamoDbEngineError);
    expect(() => findEngine({}, elsewhere)).toThrow(/darwin-arm64.*DYNOXIDE_BIN.*DYNAMODB_ENDPOINT/);
  });
});
