import { createKmsSigner } from '../../adapters/kms/kms-signer.ts';
import { createDocumentBucket } from '../../adapters/s3/document-bucket.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { DIGEST_BUCKET_NAME, SIGNING_KEY_ID } = readEnvironment('DIGEST_BUCKET_NAME', 'SIGNING_KEY_ID');
const deps = {
  ...tableDeps(),
  digests: createDocumentBucket(DIGEST_BUCKET_NAME),
  signer: createKmsSigner(SIGNING_KEY_ID),
};

export const handler = entry(inputSchema, createHandler(deps));
