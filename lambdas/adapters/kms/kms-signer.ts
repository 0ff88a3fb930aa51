import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { Signer } from '../../ports/signer.ts';

const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';

/** KMS takes no more to sign than 4,096 bytes: sign a digest of what is longer. */
export function createKmsSigner(keyId: string): Signer {
  const client = new KMSClient({});
  let publicKey: Promise<string> | undefined;

  async function fetchPublicKey(): Promise<string> {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
    if (!PublicKey) throw new Error(`KMS gave no public key of ${keyId}`);
    const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
    return key.export({ format: 'pem', type: 'spki' }).toString();
  }

  return {
    async sign(bytes) {
      publicKey ??= fetchPublicKey();
      const [{ Signature, KeyId }, pem] = await Promise.all([
        client.send(new SignCommand({ KeyId: keyId, Message: bytes, MessageType: 'RAW', SigningAlgorithm: algorithm })),
        publicKey,
      ]);
      if (!Signature || KeyId === undefined) throw new Error(`KMS gave no signature of ${keyId}`);
      return { keyId: KeyId, algorithm, signature: Buffer.from(Signature).toString('base64'), publicKey: pem };
    },
  };
}
