import type { LegalFileDeps } from '../acts/legal-file/build-legal-file.ts';
import { signerWhenNeeded } from '../adapters/kms/signer-when-needed.ts';
import { documentsWhenNeeded } from '../adapters/s3/documents-when-needed.ts';
import { readEnvironment } from './environment.ts';
import { readFonts } from './fonts.ts';
import { tableDeps } from './table-deps.ts';

/** What building legal files works with: where documents and digests lie, the key, and the fonts. */
export function legalFileDeps(): LegalFileDeps {
  const { DOCUMENT_BUCKET_NAME, DIGEST_BUCKET_NAME, SIGNING_KEY_ID } = readEnvironment(
    'DOCUMENT_BUCKET_NAME',
    'DIGEST_BUCKET_NAME',
    'SIGNING_KEY_ID',
  );
  return {
    ...tableDeps(),
    documents: documentsWhenNeeded(DOCUMENT_BUCKET_NAME),
    digests: documentsWhenNeeded(DIGEST_BUCKET_NAME),
    signer: signerWhenNeeded(SIGNING_KEY_ID),
    fonts: readFonts,
  };
}
