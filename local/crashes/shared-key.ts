import { cpSync } from 'node:fs';
import path from 'node:path';
import { loadPrivateKey } from '../kms/key-pair.ts';
import { names } from '../stack/environment.ts';

/** Where a stack keeps its signing key, in its data folder. */
const keyFile = path.join('kms', `${names.signingKey.split('/').at(-1)}.pem`);

/**
 * Lets a data folder sign with the key of the folder that all of them lie in, made by the first: what it has signed is
 * compared to the byte.
 */
export async function shareKey(dir: string, dataDir: string): Promise<void> {
  await loadPrivateKey(path.join(dir, keyFile));
  cpSync(path.join(dir, keyFile), path.join(dataDir, keyFile));
}
