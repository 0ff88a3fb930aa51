import { createKmsSigner } from '../../adapters/kms/kms-signer.ts';
import { createDocumentBucket } from '../../adapters/s3/document-bucket.ts';
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
    documents: createDocumentBucket(DOCUMENT_BUCKET_NAME),
    digests: createDocumentBucket(DIGEST_BUCKET_NAME),
    signer: createKmsSigner(SIGNING_KEY_ID),
    fonts: readFonts,
  }),
);
