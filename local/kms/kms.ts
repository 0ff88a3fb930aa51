import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { RequestHandler } from '../http/request-handler.ts';
import { loadPrivateKey } from './key-pair.ts';
import { KmsError } from './kms-error.ts';

const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';
const keySpec = { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: [algorithm] };

/** What KMS takes to sign as it is: https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html */
const mostBytes = 4096;

const keyInput = z.object({ KeyId: z.string().min(1) });
const signInput = keyInput.extend({
  Message: z
    .base64()
    .transform((message) => Buffer.from(message, 'base64'))
    .refine(({ length }) => length >= 1 && length <= mostBytes, `must be 1 to ${mostBytes} bytes`),
  // A digest to be signed as it is would need another way of signing, and nobody asks for it.
  MessageType: z.literal('RAW'),
  SigningAlgorithm: z.literal(algorithm),
});

function checked<Schema extends z.ZodType>(schema: Schema, body: string): z.infer<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    throw new KmsError('SerializationException', (error as Error).message);
  }
  const { data, error } = schema.safeParse(json);
  if (error) throw new KmsError('ValidationException', z.prettifyError(error));
  return data;
}

/**
 * KMS as far as Relance uses it, over one RSA key: Sign and GetPublicKey, for the AWS SDK's client (AWS JSON 1.1). The
 * key is made when it is first asked for. Signatures of requests are not checked.
 */
export function createKms({ keyArn, dir }: { readonly keyArn: string; readonly dir?: string | undefined }): {
  readonly handle: RequestHandler;
} {
  const keyId = keyArn.slice(keyArn.lastIndexOf('/') + 1);
  let loading: Promise<KeyObject> | undefined;

  async function keyOf({ KeyId }: z.infer<typeof keyInput>): Promise<KeyObject> {
    if (KeyId !== keyArn && KeyId !== keyId) throw new KmsError('NotFoundException', `Key '${KeyId}' does not exist`);
    loading ??= loadPrivateKey(dir === undefined ? undefined : path.join(dir, `${keyId}.pem`));
    return loading;
  }

  async function act(target: string, body: string): Promise<unknown> {
    if (target === 'TrentService.Sign') {
      const input = checked(signInput, body);
      const signature = sign('sha256', input.Message, await keyOf(input));
      return { KeyId: keyArn, Signature: signature.toString('base64'), SigningAlgorithm: algorithm };
    }
    if (target === 'TrentService.GetPublicKey') {
      const publicKey = createPublicKey(await keyOf(checked(keyInput, body)));
      return {
        KeyId: keyArn,
        PublicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
        ...keySpec,
      };
    }
    throw new KmsError('UnknownOperationException', `The local KMS has no operation '${target}'.`);
  }

  return {
    async handle(req, res) {
      const answer = (status: number, body: unknown) =>
        res.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
      try {
        answer(200, await act(String(req.headers['x-amz-target'] ?? ''), await text(req)));
      } catch (error) {
        if (error instanceof KmsError) answer(400, { __type: error.code, message: error.message });
        else answer(500, { __type: 'KMSInternalException', message: String(error) });
      }
    },
  };
}
