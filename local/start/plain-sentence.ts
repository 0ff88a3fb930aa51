import { EngineDidNotStartError } from '../dynamodb/engine-process.ts';
import { NoDynamoDbEngineError } from '../dynamodb/engine-binary.ts';
import { DataFolderError } from './kept-time.ts';
import { ExampleError } from './example-error.ts';
import { UsageError, usage } from './options.ts';

const expected = [ExampleError, DataFolderError, NoDynamoDbEngineError, EngineDidNotStartError];

function isPortTaken(error: unknown): error is Error & { readonly port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}

/** Why nothing could be started, for the person who typed the command; a defect of ours keeps its stack. */
export function plainSentenceOf(error: unknown): { readonly sentence: string; readonly exitCode: number } {
  if (error instanceof UsageError) return { sentence: `${error.message}\n\n${usage}`, exitCode: 2 };
  if (isPortTaken(error)) return { sentence: `Port ${error.port} is taken: choose another --port.`, exitCode: 1 };
  if (error instanceof Error && expected.some((kind) => error instanceof kind))
    return { sentence: error.message, exitCode: 1 };
  return { sentence: error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode: 1 };
}
