import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { findEngine } from './engine-binary.ts';
import { createEngineCall } from './engine-call.ts';
import { startEngineProcess } from './engine-process.ts';
import { indexStreamRecords } from './stream-index.ts';
import { endSurvivors } from './surviving-engine.ts';
import { ensureTable } from './table.ts';

export type LocalDynamoDb = {
  endpoint: string;
  streamArn: string;
  /** The engine's process; absent when it was running already and is not ours. */
  pid: number | undefined;
  close: () => Promise<void>;
};

type StartDynamoDbInput = {
  /** Where the data stays; without it, data is gone on close. */
  dataDir?: string;
  /** The table to have; its stream with new and old images is added. */
  table: CreateTableCommandInput;
};

/**
 * Starts a DynamoDB engine with the table in it, or opens the table again where `dataDir` has one. The engine ends
 * with this process, and one that outlived its own on the same data ends first. An engine given by DYNAMODB_ENDPOINT is used as it is, keeps its data and is left running.
 * @throws NoDynamoDbEngineError, EngineDidNotStartError
 */
export async function startDynamoDb({ dataDir, table }: StartDynamoDbInput): Promise<LocalDynamoDb> {
  const location = findEngine();
  if (location.kind === 'running') {
    const streamArn = await openTable(location.endpoint, table);
    return { endpoint: location.endpoint, streamArn, pid: undefined, close: () => Promise.resolve() };
  }
  if (dataDir !== undefined) {
    mkdirSync(dataDir, { recursive: true });
    await endSurvivors(databaseIn(dataDir));
    return startProgram(location.file, dataDir, table);
  }
  const temporaryDir = mkdtempSync(path.join(memoryDir(), 'relance-'));
  try {
    return await startProgram(location.file, temporaryDir, table, temporaryDir);
  } catch (error) {
    rmSync(temporaryDir, { recursive: true, force: true });
    throw error;
  }
}

function databaseIn(dir: string): string {
  return path.resolve(dir, 'dynamodb.sqlite');
}

async function startProgram(program: string, dir: string, table: CreateTableCommandInput, temporaryDir?: string) {
  const databaseFile = databaseIn(dir);
  const engine = await startEngineProcess({ program, databaseFile, temporaryDir });
  try {
    const streamArn = await openTable(engine.endpoint, table);
    indexStreamRecords(databaseFile);
    return { ...engine, streamArn };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function openTable(endpoint: string, table: CreateTableCommandInput): Promise<string> {
  const engine = createEngineCall(endpoint);
  try {
    return await ensureTable(engine.call, table);
  } finally {
    engine.close();
  }
}

/** A folder in memory where there is one: the stream index needs a file. */
function memoryDir(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
