import { httpEntry } from '../../runtime/http.ts';
import { createHandler } from './handler.ts';

export const handler = httpEntry(createHandler());
