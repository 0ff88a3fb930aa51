import { type FileEntry, packed } from './container.ts';
import { inFileOrder, type Manifest, manifestOf, manifestStatement, paths } from './manifest.ts';
import { jsonFile } from '../canonical-json.ts';

/** The entries of a legal file with their manifest, ready to be signed. */
export function withManifest(entries: readonly FileEntry[], about: Parameters<typeof manifestOf>[1]) {
  const ordered = inFileOrder(entries);
  const manifest: Manifest = manifestOf(ordered, about);
  const bytes = jsonFile(manifest);
  return {
    statement: manifestStatement(about.head.invoiceId, bytes),
    /** The whole file, once the signature is there. */
    sealed: (signature: Uint8Array): Uint8Array =>
      packed([...ordered, { path: paths.manifest, bytes }, { path: paths.signature, bytes: signature }]),
  };
}
