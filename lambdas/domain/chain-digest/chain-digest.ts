import type { CivilDate } from '../calendar/civil-date.ts';
import { canonicalJson } from '../canonical-json.ts';
import { sha256Of } from '../sha256.ts';
import { rootOf } from './hash-tree.ts';

/** Where the event chain of a case stands: its last event, whose hash holds all before it. */
export type ChainHead = { readonly invoiceId: string; readonly seq: number; readonly hash: string };

/**
 * The chain heads of all cases whose chain has changed since the digest before. `day` is the day in UTC on which it was
 * taken, the same for all creditors and policies; a day on which nothing had changed has none, and the next one after days
 * that were missed tells of all of them. `previous` is the SHA-256 of the digest before, in hex.
 */
export type ChainDigest = {
  readonly day: CivilDate;
  readonly previous: string | null;
  readonly heads: readonly ChainHead[];
};

/** What is signed of a digest: small whatever the digest holds, and enough to show that a head is in it. */
export type DigestStatement = {
  readonly kind: 'chainDigest';
  readonly day: CivilDate;
  readonly previous: string | null;
  readonly count: number;
  /** Of the bytes of the whole digest, in hex. */
  readonly sha256: string;
  /** The root of the hash tree over its heads, each as canonical JSON, in their order. */
  readonly root: string;
};

/** The digest of heads in any order; one that stood in the digest before just so is left out. */
export function chainDigest(
  { day, heads }: { readonly day: CivilDate; readonly heads: readonly ChainHead[] },
  before: { readonly sha256: string; readonly digest: ChainDigest } | undefined,
): ChainDigest {
  const told = new Map(before?.digest.heads.map(({ invoiceId, hash }) => [invoiceId, hash]));
  const changed = heads.filter(({ invoiceId, hash }) => told.get(invoiceId) !== hash);
  return {
    day,
    previous: before?.sha256 ?? null,
    heads: changed.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : a.invoiceId > b.invoiceId ? 1 : 0)),
  };
}

/** A digest as it is kept: canonical JSON, about 150 bytes a head. */
export function digestBytes(digest: ChainDigest): Buffer {
  return Buffer.from(canonicalJson(digest));
}

/** The leaf of a head in the hash tree. */
export const headText = (head: ChainHead): string => canonicalJson(head);

/** What is signed of a digest, made of the bytes that are kept. */
export function digestStatement(bytes: Uint8Array): DigestStatement {
  const { day, previous, heads } = JSON.parse(Buffer.from(bytes).toString()) as ChainDigest;
  return {
    kind: 'chainDigest',
    day,
    previous,
    count: heads.length,
    sha256: sha256Of(bytes),
    root: rootOf(heads.map(headText)),
  };
}

/** Where the digest of a day and its signature lie in the digest store: written once. */
export const digestKeys = (day: CivilDate) =>
  ({ digest: `chain-heads/${day}.json`, signature: `chain-heads/${day}.signature.json` }) as const;
