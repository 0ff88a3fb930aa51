import { createDocumentBucket } from '../../adapters/s3/document-bucket.ts';
import { createMailer } from '../../adapters/ses/mailer.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { readFonts } from '../../runtime/fonts.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { CONFIGURATION_SET_NAME, DOCUMENT_BUCKET_NAME, AWS_REGION } = readEnvironment(
  'CONFIGURATION_SET_NAME',
  'DOCUMENT_BUCKET_NAME',
  'AWS_REGION',
);
const deps = {
  ...tableDeps(),
  mailer: createMailer(CONFIGURATION_SET_NAME),
  documents: createDocumentBucket(DOCUMENT_BUCKET_NAME),
  region: AWS_REGION,
  fonts: readFonts,
};

export const handler = entry(inputSchema, createHandler(deps));
