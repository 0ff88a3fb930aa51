import { documentsWhenNeeded } from '../../adapters/s3/documents-when-needed.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { httpEntry } from '../../runtime/http.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { createHandler } from './handler.ts';

const { DOCUMENT_BUCKET_NAME } = readEnvironment('DOCUMENT_BUCKET_NAME');

export const handler = httpEntry(
  createHandler({ ...tableDeps(), documents: documentsWhenNeeded(DOCUMENT_BUCKET_NAME) }),
);
