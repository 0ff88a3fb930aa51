import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Signed } from '../../../lambdas/ports/signer.ts';

/** Signs as KMS does, with a key of its own. */
export function aSigner(): {
  readonly sign: (bytes: Uint8Array) => Promise<Signed>;
  readonly signNow: (bytes: Uint8Array) => Signed;
} {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString();
  const signNow = (bytes: Uint8Array): Signed => ({
    keyId: 'arn:aws:kms:eu-west-3:000000000000:key/test',
    algorithm: 'RSASSA_PKCS1_V1_5_SHA_256',
    signature: sign('sha256', bytes, privateKey).toString('base64'),
    publicKey,
  });
  return { signNow, sign: (bytes) => Promise.resolve(signNow(bytes)) };
}
