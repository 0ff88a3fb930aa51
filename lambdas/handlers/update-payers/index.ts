import { tableDeps } from '../../runtime/table-deps.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

export const handler = entry(inputSchema, createHandler(tableDeps()));
