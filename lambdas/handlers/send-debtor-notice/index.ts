import { documentsWhenNeeded } from '../../adapters/s3/documents-when-needed.ts';
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
  documents: documentsWhenNeeded(DOCUMENT_BUCKET_NAME),
  region: AWS_REGION,
  fonts: readFonts,
};

export const handler = entry(inputSchema, createHandler(deps));
