import { documentsWhenNeeded } from '../../adapters/s3/documents-when-needed.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { DOCUMENT_BUCKET_NAME } = readEnvironment('DOCUMENT_BUCKET_NAME');
const deps = { ...tableDeps(), documents: documentsWhenNeeded(DOCUMENT_BUCKET_NAME) };

export const handler = entry(inputSchema, createHandler(deps));
