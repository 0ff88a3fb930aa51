import { contentHash } from '../domain/canonical-json.ts';
import type { Store } from '../ports/store.ts';
import type { Write } from '../ports/write.ts';

export type Once =
  | { readonly kind: 'first'; readonly writes: readonly Write[] }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'conflict' };

/**
 * An act that a client has given a key of its own (the Idempotency-Key header) is done once: the key is stored in the
 * act's own transaction, and the same key with other content is a conflict.
 */
export async function once(
  store: Store,
  act: string,
  idempotencyKey: string | undefined,
  content: unknown,
): Promise<Once> {
  if (idempotencyKey === undefined) return { kind: 'first', writes: [] };
  const key = contentHash([act, idempotencyKey]);
  const hash = contentHash(content);
  const known = await store.loadRequest(key);
  if (!known) return { kind: 'first', writes: [{ kind: 'newRequest', key, hash }] };
  return { kind: known.hash === hash ? 'repeated' : 'conflict' };
}
