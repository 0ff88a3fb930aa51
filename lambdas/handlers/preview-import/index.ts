import { httpEntry } from '../../runtime/http.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { createHandler } from './handler.ts';

export const handler = httpEntry(createHandler(tableDeps()));
