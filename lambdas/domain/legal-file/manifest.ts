import type { CivilDate } from '../calendar/civil-date.ts';
import type { ChainHead } from '../chain-digest/chain-digest.ts';
import { sha256Of } from '../sha256.ts';
import type { FileEntry } from './container.ts';

/** Where the parts that a verifier needs lie in a legal file. */
export const paths = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  verifier: 'verify.mjs',
  timeline: 'timeline.json',
  digest: 'digest/statement.json',
  proof: 'digest/proof.json',
} as const;

/** What a legal file is about, and every file in it but the manifest and its signature. */
export type Manifest = {
  readonly format: 'relance-legal-file/1';
  readonly creditor: string;
  readonly invoiceNumber: string;
  /** The day as of which the claim is computed. */
  readonly asOf: CivilDate;
  /** The last event of the timeline. */
  readonly head: ChainHead;
  readonly entries: readonly { readonly path: string; readonly sha256: string; readonly size: number }[];
};

/** What is signed: the file's name is in the manifest, and the manifest is told by its hash. */
export type ManifestStatement = {
  readonly kind: 'legalFile';
  readonly invoiceId: string;
  /** SHA-256 of manifest.json, in hex. */
  readonly manifest: string;
};

/** Entries in the one order of a legal file: by path, code unit by code unit. */
export function inFileOrder(entries: readonly FileEntry[]): FileEntry[] {
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The manifest over entries that are in order. */
export function manifestOf(
  entries: readonly FileEntry[],
  about: Pick<Manifest, 'creditor' | 'invoiceNumber' | 'asOf' | 'head'>,
): Manifest {
  const { creditor, invoiceNumber, asOf, head } = about;
  return {
    format: 'relance-legal-file/1',
    creditor,
    invoiceNumber,
    asOf,
    head,
    entries: entries.map(({ path, bytes }) => ({ path, sha256: sha256Of(bytes), size: bytes.length })),
  };
}

/** What is signed of a manifest as it stands in the file. */
export function manifestStatement(invoiceId: string, manifest: Uint8Array): ManifestStatement {
  return { kind: 'legalFile', invoiceId, manifest: sha256Of(manifest) };
}
