import * as z from 'zod';
import { intakePrefixes } from '../intake-prefixes.ts';

/** As what a file of bank statements may be posted. What it is, its content says. */
export const statementFileTypes = [
  'application/xml',
  'text/xml',
  'text/plain',
  'application/zip',
  'application/octet-stream',
  'application/x-ofx',
] as const;

/** POST /bank-statements/uploads: as what the file will be put there. */
export const statementUploadSchema = z.strictObject({
  contentType: z.enum(statementFileTypes).default('application/octet-stream'),
});

/** The largest file that is dropped or uploaded, in bytes: it is in memory some times over while it is read. */
export const mostStatementBytes = 60_000_000;

const uploads = `${intakePrefixes.bankStatements}uploads/`;

/** Where a posted file lies. */
export const statementKey = (id: string): string => `${intakePrefixes.bankStatements}${id}`;

/** Where the file of an upload is to be put. */
export const uploadKey = (id: string): string => `${uploads}${id}`;

/** The upload that a file is of; undefined for one that was dropped otherwise. */
export function uploadOf(key: string): string | undefined {
  return key.startsWith(uploads) ? key.slice(uploads.length) : undefined;
}
