import * as z from 'zod';

/** Shorter ones could be found by trying. */
const secret = z.string().min(16).max(500);

/** What one secret holds: for each creditor the one in use, and the one before it as long as that is still accepted. */
const sharedSecretsSchema = z.record(z.string(), z.strictObject({ current: secret, previous: secret.nullish() }));

/** A secret was put in place that is not what it has to be. Says where, never what. */
export class UnreadableSecretError extends Error {
  override readonly name = 'UnreadableSecretError';
  constructor(fields: readonly string[]) {
    super(
      `the secret is not {"<creditor>": {"current": "…", "previous": "…"}} with 16 to 500 characters: ${fields.join(', ')}`,
    );
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes what it could not read.
    throw new UnreadableSecretError(['not JSON']);
  }
}

/** The secrets of a creditor that are accepted now; none as long as nobody has put one in place. */
export function secretsOf(text: string | undefined, creditor: string): readonly string[] {
  if (text === undefined) return [];
  const { data, error } = sharedSecretsSchema.safeParse(jsonOf(text));
  if (error) throw new UnreadableSecretError(error.issues.map(({ path }) => path.join('.') || 'all of it'));
  const his = Object.hasOwn(data, creditor) ? data[creditor] : undefined;
  return his ? [his.current, ...(typeof his.previous === 'string' ? [his.previous] : [])] : [];
}
