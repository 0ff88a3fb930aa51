import type { FileEntry } from './container.ts';

/** What each part of a legal file is, in the order in which a reader wants them. */
export const partKinds = [
  'cover',
  'index',
  'parties',
  'invoice',
  'creditNotes',
  'payments',
  'claim',
  'claimCalculation',
  'message',
  'delivery',
  'lifeCycle',
  'reply',
  'formalNotice',
  'letterProof',
  'pauses',
  'contacts',
  'timelinePage',
  'timeline',
  'digest',
  'proof',
  'verifier',
] as const;
export type PartKind = (typeof partKinds)[number];

/** A part of a legal file; `about` tells those of a kind apart. */
export type FilePart = FileEntry & { readonly kind: PartKind; readonly about?: string };

/** Parts as a reader wants them listed. */
export function inReadingOrder<Part extends Pick<FilePart, 'kind' | 'path'>>(parts: readonly Part[]): Part[] {
  const rank = new Map(partKinds.map((kind, index) => [kind, index]));
  const keyOf = ({ kind, path }: Part) => `${String(rank.get(kind)).padStart(2, '0')} ${path}`;
  return parts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
