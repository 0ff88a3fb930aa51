import { signerWhenNeeded } from '../../adapters/kms/signer-when-needed.ts';
import { documentsWhenNeeded } from '../../adapters/s3/documents-when-needed.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { readFonts } from '../../runtime/fonts.ts';
import { httpEntry } from '../../runtime/http.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { createHandler } from './handler.ts';

const { DOCUMENT_BUCKET_NAME, DIGEST_BUCKET_NAME, SIGNING_KEY_ID } = readEnvironment(
  'DOCUMENT_BUCKET_NAME',
  'DIGEST_BUCKET_NAME',
  'SIGNING_KEY_ID',
);

export const handler = httpEntry(
  createHandler({
    ...tableDeps(),
    documents: documentsWhenNeeded(DOCUMENT_BUCKET_NAME),
    digests: documentsWhenNeeded(DIGEST_BUCKET_NAME),
    signer: signerWhenNeeded(SIGNING_KEY_ID),
    fonts: readFonts,
  }),
);
