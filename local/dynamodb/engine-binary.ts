import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the DynamoDB engine is: a program to start, or one that runs already. */
export type EngineLocation = { kind: 'program'; file: string } | { kind: 'running'; endpoint: string };

export class NoDynamoDbEngineError extends Error {
  override readonly name = 'NoDynamoDbEngineError';
  constructor(machine: string) {
    super(
      `no DynamoDB engine for ${machine}: install dynoxide (github.com/nubo-db/dynoxide) and put it on the PATH or in ` +
        'DYNOXIDE_BIN, or set DYNAMODB_ENDPOINT to a running DynamoDB Local',
    );
  }
}

/**
 * Finds the engine: DYNOXIDE_BIN, else the package for this platform, else the PATH, else DYNAMODB_ENDPOINT.
 * @throws NoDynamoDbEngineError
 */
export function findEngine(
  environment: NodeJS.ProcessEnv = process.env,
  { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'> = process,
): EngineLocation {
  const machine = `${platform}-${arch}`;
  const file = environment['DYNOXIDE_BIN'] ?? packagedEngine(machine) ?? engineOnPath(environment['PATH'] ?? '');
  if (file !== undefined) return { kind: 'program', file };
  const endpoint = environment['DYNAMODB_ENDPOINT'];
  if (endpoint !== undefined) return { kind: 'running', endpoint };
  throw new NoDynamoDbEngineError(machine);
}

function packagedEngine(machine: string): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  try {
    return resolve(`@dynoxide/${machine}/dynoxide`);
  } catch {
    // Not every platform has a package; the next place is looked at.
    return undefined;
  }
}

function engineOnPath(searchPath: string): string | undefined {
  return searchPath
    .split(path.delimiter)
    .map((dir) => path.join(dir, 'dynoxide'))
    .find((file) => existsSync(file));
}
