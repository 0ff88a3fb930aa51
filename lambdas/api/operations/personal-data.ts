import * as z from 'zod';
import { debtorQuerySchema, personalDataQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** POST /debtors/{id}/erasure: there is nothing to choose. */
export const erasureSchema = z.strictObject({});

/** Requests about what is kept of a debtor. */
export const personalDataOperations = {
  'get-personal-data': {
    summary:
      'All that is kept of a debtor: who he is, his log, and a page of his invoices with what was said and sent.',
    query: personalDataQuerySchema,
    answer: 'PersonalData',
    statuses: { 200: 'A page. Messages are as they were sent (MIME, base64).' },
  },
  'erase-personal-data': {
    summary: 'Erase what is kept of a debtor, as far as no law asks for it and no claim needs it.',
    body: erasureSchema,
    query: debtorQuerySchema,
    answer: 'Erasure',
    statuses: { 200: 'What was erased, and what was kept, why and until when.', 409: 'The Idempotency-Key is taken.' },
  },
} satisfies Operations;
