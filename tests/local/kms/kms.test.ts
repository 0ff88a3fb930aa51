import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  DescribeKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  type SignCommandInput,
} from '@aws-sdk/client-kms';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createKms } from '../../../local/kms/kms.ts';
import { serveHandler } from '../serve.ts';

const keyArn = 'arn:aws:kms:eu-west-3:000000000000:key/k-1';
const message = Buffer.from('the heads of all chains');

async function aKms(dir?: string) {
  const endpoint = await serveHandler(createKms({ keyArn, dir }).handle);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new KMSClient({ region: 'eu-west-3', endpoint, credentials, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return {
    client,
    sign: async (input: Partial<SignCommandInput> = {}) => {
      const asked = { KeyId: keyArn, Message: message, SigningAlgorithm: 'RSASSA_PKCS1_V1_5_SHA_256' } as const;
      const { Signature } = await client.send(new SignCommand({ ...asked, MessageType: 'RAW', ...input }));
      return Buffer.from(Signature ?? []);
    },
    publicKey: async () => {
      const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: 'k-1' }));
      return createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
    },
  };
}

describe('the local KMS, as the AWS client meets it', () => {
  it('signs so that whoever has the public key can check it', async () => {
    const { sign, publicKey } = await aKms();
    const signature = await sign();
    expect(await sign()).toEqual(signature);
    const key = await publicKey();
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(verify('sha256', message, key, signature)).toBe(true);
    expect(verify('sha256', Buffer.from('other heads'), key, signature)).toBe(false);
  });

  it('keeps its key in the folder of the data, for its owner alone', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'relance-kms-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const before = await (await aKms(dir)).sign();
    expect(statSync(path.join(dir, 'k-1.pem')).mode & 0o777).toBe(0o600);
    expect(await (await aKms(dir)).sign()).toEqual(before);
  });

  it('says what it does not have or do', async () => {
    const { sign, client } = await aKms();
    await expect(sign({ KeyId: 'k-2' })).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(sign({ Message: Buffer.alloc(4097) })).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(sign({ MessageType: 'DIGEST' })).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(sign({ SigningAlgorithm: 'RSASSA_PSS_SHA_256' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const describeKey = new DescribeKeyCommand({ KeyId: keyArn });
    await expect(client.send(describeKey)).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});
