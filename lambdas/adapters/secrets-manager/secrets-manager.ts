import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Secrets } from '../../ports/secrets.ts';

type Kept = { readonly value: string | undefined; readonly readAt: number };

/** A secret that was taken out of use is refused after so long. */
const longestKeptMs = 5 * 60_000;
/** Whoever sends what nobody signed does not make us read more often. */
const soonestAgainMs = 10_000;

/** Time that only goes forward: how long a secret was kept has nothing to do with the date. */
const elapsedMs = (): number => performance.now();

/** Secrets of AWS Secrets Manager, kept for minutes by each running function. */
export function createSecrets(now: () => number = elapsedMs): Secrets {
  const client = new SecretsManagerClient({});
  const kept = new Map<string, Kept>();

  async function fetchSecret(secretId: string): Promise<string | undefined> {
    try {
      return (await client.send(new GetSecretValueCommand({ SecretId: secretId }))).SecretString;
    } catch (error) {
      // Made without a value, or a value that nobody has put there yet.
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  return {
    async read(secretId, { isNewer = false } = {}) {
      const known = kept.get(secretId);
      const mostMs = isNewer ? soonestAgainMs : longestKeptMs;
      if (known && now() - known.readAt < mostMs) return known.value;
      const value = await fetchSecret(secretId);
      kept.set(secretId, { value, readAt: now() });
      return value;
    },
  };
}
