import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { faultsOfFile, ReplayInputError } from './replay-input-error.ts';

/** Reads a text file of a replay. Throws ReplayInputError when it cannot be read. */
export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ReplayInputError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** Reads a JSON file by its schema. Throws ReplayInputError, which names every field at fault. */
export function readJsonFile<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const text = readTextFile(file);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ReplayInputError(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  const result = schema.safeParse(content);
  if (!result.success) throw faultsOfFile(file, result.error);
  return result.data;
}
