import type { Signer } from '../../ports/signer.ts';
import { whenNeeded } from '../when-needed.ts';

/** A signer for those that sign in few requests: the client of KMS is loaded with the first. */
export function signerWhenNeeded(keyId: string): Signer {
  const opened = whenNeeded(async () => {
    const { createKmsSigner } = await import('./kms-signer.ts');
    return createKmsSigner(keyId);
  });
  return { sign: async (bytes) => (await opened()).sign(bytes) };
}
