import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createSecrets } from '../../lambdas/adapters/secrets-manager/secrets-manager.ts';
import { createSecretsManager } from '../../local/secrets-manager/secrets-manager.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';

const secretId = 'arn:aws:secretsmanager:eu-west-3:000000000000:secret:relance/stripe-AAAAAA';

/** Secrets on the local Secrets Manager, which counts how often it is asked; time is the test's. */
async function someSecrets() {
  const { handle } = createSecretsManager({ [secretId]: 'first' });
  let reads = 0;
  const url = await serveHandler(async (request, response) => {
    if (String(request.headers['x-amz-target']).endsWith('GetSecretValue')) reads += 1;
    await handle(request, response);
  });
  stubAwsEnvironment('SECRETS_MANAGER', url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const client = new SecretsManagerClient({});
  onTestFinished(() => client.destroy());
  let seconds = 0;
  return {
    secrets: createSecrets(() => seconds * 1000),
    put: (SecretString: string) => client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString })),
    wait: (more: number) => {
      seconds += more;
    },
    reads: () => reads,
  };
}

it('keeps a secret for five minutes', async () => {
  const { secrets, put, wait, reads } = await someSecrets();
  expect(await secrets.read(secretId)).toBe('first');
  await put('second');
  wait(299);
  expect(await secrets.read(secretId)).toBe('first');
  wait(1);
  expect(await secrets.read(secretId)).toBe('second');
  expect(reads()).toBe(2);
});

it('reads a newer one when it is asked to, and not more often than every ten seconds', async () => {
  const { secrets, put, wait, reads } = await someSecrets();
  await secrets.read(secretId);
  await put('second');
  expect(await secrets.read(secretId, { isNewer: true })).toBe('first');
  wait(10);
  expect(await secrets.read(secretId, { isNewer: true })).toBe('second');
  for (let guess = 0; guess < 20; guess += 1) await secrets.read(secretId, { isNewer: true });
  expect(reads()).toBe(2);
});

it('has none where there is no secret', async () => {
  const { secrets } = await someSecrets();
  expect(await secrets.read(`${secretId}-other`)).toBeUndefined();
});
