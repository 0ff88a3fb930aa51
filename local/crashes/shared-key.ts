import { cpSync } from 'node:fs';
import path from 'node:path';
import { names } from '../stack/environment.ts';

/** Where a stack keeps its signing key, in its data folder. */
export const keyFile = path.join('kms', `${names.signingKey.split('/').at(-1)}.pem`);

/** Lets a data folder sign with the key of the folder that all of them lie in. */
export function shareKey(dir: string, dataDir: string): void {
  cpSync(path.join(dir, keyFile), path.join(dataDir, keyFile));
}
