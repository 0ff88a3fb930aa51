import { verify } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createKmsSigner } from '../../lambdas/adapters/kms/kms-signer.ts';
import { signerWhenNeeded } from '../../lambdas/adapters/kms/signer-when-needed.ts';
import { createKms } from '../../local/kms/kms.ts';
import { names } from '../../local/stack/environment.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';

afterEach(() => vi.unstubAllEnvs());

describe.each([
  ['loaded with the function', createKmsSigner],
  ['loaded when it is first needed', signerWhenNeeded],
])('the signer, %s', (_, open) => {
  it('signs the same bytes always the same, for anyone with the public key to check', async () => {
    stubAwsEnvironment('KMS', await serveHandler(createKms({ keyArn: names.signingKey }).handle));
    const signer = open(names.signingKey);
    const bytes = Buffer.from('the heads of all chains');
    const signed = await signer.sign(bytes);
    expect(await signer.sign(bytes)).toEqual(signed);
    expect(signed).toMatchObject({ keyId: names.signingKey, algorithm: 'RSASSA_PKCS1_V1_5_SHA_256' });
    const signature = Buffer.from(signed.signature, 'base64');
    expect(verify('sha256', bytes, signed.publicKey, signature)).toBe(true);
    expect(verify('sha256', Buffer.from('other heads'), signed.publicKey, signature)).toBe(false);
  });
});
