import { createDocumentBucket } from '../../adapters/s3/document-bucket.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { DOCUMENT_BUCKET_NAME } = readEnvironment('DOCUMENT_BUCKET_NAME');
const deps = { ...tableDeps(), documents: createDocumentBucket(DOCUMENT_BUCKET_NAME) };

export const handler = entry(inputSchema, createHandler(deps));
