import { httpEntry } from '../../runtime/http.ts';
import { legalFileDeps } from '../../runtime/legal-file-deps.ts';
import { createHandler } from './handler.ts';

export const handler = httpEntry(createHandler(legalFileDeps()));
