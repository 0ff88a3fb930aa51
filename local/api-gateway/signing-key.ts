import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';

/** The issuer's key pair: the private key signs, the public one is what `jwks.json` shows. */
export type SigningKey = { readonly kid: string; readonly privateKey: CryptoKey; readonly publicJwk: JWK };

const fileName = 'token-signing-key.json';

async function fromJwk(privateJwk: JWK): Promise<SigningKey> {
  const kid = await calculateJwkThumbprint(privateJwk);
  const { n, e } = privateJwk as { n: string; e: string };
  const privateKey = (await importJWK(privateJwk, 'RS256')) as CryptoKey;
  return { kid, privateKey, publicJwk: { kty: 'RSA', n, e, kid, alg: 'RS256', use: 'sig' } };
}

async function newPrivateJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return exportJWK(privateKey);
}

async function readKept(path: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // A kill came while it was written: no token can have been signed with it.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * The key pair kept in a data folder, so that tokens outlive a restart; made on the first start, readable by the owner
 * alone. Without a folder, a pair that lives as long as the process.
 */
export async function loadSigningKey(dataDir: string | undefined): Promise<SigningKey> {
  if (dataDir === undefined) return fromJwk(await newPrivateJwk());
  const path = join(dataDir, fileName);
  const kept = await readKept(path);
  if (kept) return fromJwk(kept);
  const made = await newPrivateJwk();
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, JSON.stringify(made), { mode: 0o600 });
  return fromJwk(made);
}
