import * as z from 'zod';
import { documentKinds } from '../../domain/case-document.ts';
import { instant, minor, text } from './parts.ts';

/** What the file of a document is, and where to fetch it. */
export const documentAnswer = z.strictObject({
  id: text,
  kind: z.enum(documentKinds),
  fileName: text,
  contentType: text,
  sha256: text.describe('SHA-256 of the file, in hex.'),
  size: minor.describe('Bytes.'),
  locale: z.enum(['fr', 'en']).optional(),
  createdAt: instant,
  link: text.describe('Good for a quarter of an hour.'),
});

export const documentsAnswer = z.strictObject({ documents: z.array(documentAnswer) });
