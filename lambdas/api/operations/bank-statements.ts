import { statementFileTypes, statementUploadSchema } from '../../domain/bank-statement/statement-files.ts';
import { entriesQuerySchema, noQuerySchema, pageQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about bank statements. */
export const bankStatementsOperations = {
  'take-bank-statement': {
    summary:
      'Take a file of bank statements (camt.053, camt.054, CFONB 120, MT940, OFX, or a ZIP of them), to book it next.',
    fileTypes: statementFileTypes,
    query: noQuerySchema,
    answer: 'TakenBankStatement',
    statuses: {
      202: 'The file is on record, and is booked next; the same file again changes nothing.',
      413: 'The file is over 4 MB: ask for an upload.',
      415: 'The content type is none of those taken.',
      422: 'The file is refused as a whole, by a code; nothing was stored.',
    },
  },
  'offer-statement-upload': {
    summary: 'Ask for a place for a file of bank statements that is too large to be posted.',
    body: statementUploadSchema,
    query: noQuerySchema,
    answer: 'BankStatementUpload',
    statuses: { 201: 'The place, and the id under which what became of the file is read.' },
  },
  'get-bank-statement': {
    summary: 'A file of bank statements, its entries and what became of each.',
    query: entriesQuerySchema,
    answer: 'BankStatement',
    statuses: { 200: 'As it is now.' },
  },
  'list-bank-statements': {
    summary: 'The files of bank statements by the day they came on, the oldest first.',
    query: pageQuerySchema,
    answer: 'BankStatements',
    statuses: { 200: 'A page.' },
  },
} satisfies Operations;
