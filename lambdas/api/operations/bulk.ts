import { releaseSchema } from '../../domain/bulk/import-decisions.ts';
import { bulkInvoicesQuerySchema, importPreviewQuerySchema } from '../bulk-queries.ts';
import { noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

const bulkTypes = ['text/csv', 'application/x-ndjson'];
const bulkStatuses = {
  200: 'What became of each row: taken, taken before, or refused and why.',
  413: 'The body is over 1 MB.',
  415: 'The content type is neither text/csv nor application/x-ndjson.',
  422: 'No row can be read: the header, the encoding, or more than 200 rows.',
};

/** Requests about many invoices or payments at once. */
export const bulkOperations = {
  'post-invoices-in-bulk': {
    summary:
      'Post up to 200 invoices at once, as text/csv in UTF-8 or application/x-ndjson. With hold=import nothing leaves for them before the import is released.',
    fileTypes: bulkTypes,
    query: bulkInvoicesQuerySchema,
    answer: 'BulkResult',
    statuses: { ...bulkStatuses, 409: 'Too many imports wait to be released.' },
  },
  'post-payments-in-bulk': {
    summary: 'Post up to 200 payments at once, as text/csv in UTF-8 or application/x-ndjson.',
    fileTypes: bulkTypes,
    query: noQuerySchema,
    answer: 'BulkResult',
    statuses: bulkStatuses,
  },
  'get-import': {
    summary: 'How an import stands.',
    query: noQuerySchema,
    answer: 'Import',
    statuses: { 200: 'Its counts, and whether it is released.', 404: 'There is no such import.' },
  },
  'preview-import': {
    summary: 'What would leave because of an import, and on which day, were it released now.',
    query: importPreviewQuerySchema,
    answer: 'ImportPreview',
    statuses: { 200: 'The messages to a page of its debtors.', 404: 'There is no such import.' },
  },
  'release-import': {
    summary: 'Let the invoices of an import be dunned, from the next business day on.',
    body: releaseSchema,
    query: noQuerySchema,
    answer: 'Import',
    statuses: {
      200: 'The import is released, or was before.',
      404: 'There is no such import.',
      409: 'It cannot be released as it stands, or the Idempotency-Key is taken.',
    },
  },
} satisfies Operations;
