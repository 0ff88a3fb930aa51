import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const makePair = promisify(generateKeyPair);

async function newPrivateKey(): Promise<KeyObject> {
  const { privateKey } = await makePair('rsa', { modulusLength: 2048 });
  return privateKey;
}

function readKept(file: string): KeyObject | undefined {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The key kept in a file, so that what it signed can be checked after a restart; made when there is none. */
async function keptKey(file: string): Promise<KeyObject> {
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  const made = await newPrivateKey();
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, made.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  renameSync(unfinished, file);
  return made;
}

/** One for all stacks of this process that keep nothing: to make a key takes longer than all else in a start. */
let ofThisProcess: Promise<KeyObject> | undefined;

/** An RSA key of 2,048 bits: kept in a file that its owner alone can read, or as long as the process without one. */
export function loadPrivateKey(file: string | undefined): Promise<KeyObject> {
  if (file !== undefined) return keptKey(file);
  ofThisProcess ??= newPrivateKey();
  return ofThisProcess;
}
