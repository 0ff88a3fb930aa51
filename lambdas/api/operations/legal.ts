import { collectionReportSchema } from '../../domain/case/collection/collection-report.ts';
import { collectionClosingSchema, recallSchema } from '../../domain/case/collection/end-collection.ts';
import { askedDocumentSchema } from '../../domain/asked-document.ts';
import { legalDecisionSchema } from '../../domain/case/legal-decision/legal-decision.ts';
import { interruptionSchema } from '../../domain/prescription/interruption.ts';
import { legalFileSchema } from '../../domain/legal-file/legal-file-schema.ts';
import { letterReportSchema } from '../../domain/case/letter/report-letter.ts';
import { noQuerySchema, routeAdviceQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about the legal stage, and the documents of a case. */
export const legalOperations = {
  'decide-legal': {
    summary: 'Decide what becomes of an invoice at the end of the ladder.',
    body: legalDecisionSchema,
    query: noQuerySchema,
    answer: 'LegalDecision',
    statuses: {
      200: 'The invoice, and what the decision led to, or waits for.',
      409: 'No decision is waiting, or the Idempotency-Key is taken.',
    },
  },
  'report-collection': {
    summary: 'Take what a collector tells of an invoice that was handed over to him, and the money he passes on.',
    body: collectionReportSchema,
    query: noQuerySchema,
    answer: 'CollectionReport',
    statuses: {
      201: 'It is on record.',
      200: 'The same was reported before.',
      409: 'The case was never handed over, or the id or the Idempotency-Key is taken.',
    },
  },
  'recall-collection': {
    summary: 'Take an invoice back from its collector; its legal decision is asked for again.',
    body: recallSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: {
      200: 'The invoice.',
      409: 'It is with no collector, nothing is owed, or the id or the Idempotency-Key is taken.',
    },
  },
  'close-collection': {
    summary: 'End the matter of a collector with what he came to.',
    body: collectionClosingSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: {
      200: 'The invoice.',
      409: 'It is with no collector, or the id or the Idempotency-Key is taken.',
    },
  },
  'get-route-advice': {
    summary:
      'The routes that are left for an invoice: what speaks for and against each, what it may bring, and what is missing.',
    query: routeAdviceQuerySchema,
    answer: 'RouteAdvice',
    statuses: {
      200: 'The routes, those that suit first. It decides nothing, and is no legal advice.',
      409: 'Nothing is owed for the invoice.',
    },
  },
  'record-interruption': {
    summary: 'Record what interrupts the prescription of an invoice: the period begins anew, in full.',
    body: interruptionSchema,
    query: noQuerySchema,
    answer: 'Interruption',
    statuses: {
      201: 'It is on record. Whether it counts is computed, and is no legal advice.',
      200: 'The same was recorded before.',
      409: 'The id or the Idempotency-Key is taken.',
    },
  },
  'withdraw-interruption': {
    summary: 'Take back an interruption that was recorded by mistake.',
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 404: 'There is no such interruption.' },
  },
  'build-legal-file': {
    summary: 'Build the legal file of an invoice: all that is on record of it, signed, as one ZIP.',
    body: legalFileSchema,
    query: noQuerySchema,
    answer: 'Document',
    statuses: {
      201: 'The file, with a link that is good for a quarter of an hour.',
      200: 'The same file was built before.',
      409: 'It would have more than 100 MB.',
    },
  },
  'get-document': {
    summary: 'Fetch a document of an invoice. The address stays good for as long as the document is kept.',
    query: noQuerySchema,
    answer: 'Document',
    statuses: { 302: '`Location` is the file; that link is good for a quarter of an hour.' },
  },
  'report-letter': {
    summary: 'Report what became of a registered letter that RegisteredLetterRequested has asked for.',
    body: letterReportSchema,
    query: noQuerySchema,
    answer: 'RegisteredLetter',
    statuses: {
      201: 'The letter, and the invoice whose deadline it moves.',
      200: 'The same was reported before.',
      409: 'It was reported otherwise before, or the Idempotency-Key is taken.',
      413: 'The body is over 5.5 MB.',
    },
  },
  'make-document': {
    summary: 'Make a document of an invoice: the calculation of its claim as of a day, or the statement of account.',
    body: askedDocumentSchema,
    query: noQuerySchema,
    answer: 'Document',
    statuses: {
      201: 'The document is kept.',
      200: 'The same document was made before.',
      409: 'There is nothing to put in it: no claim is known, or no more than one invoice is open.',
    },
  },
  'list-documents': {
    summary: 'The documents of an invoice: notices, calculations, files.',
    query: noQuerySchema,
    answer: 'Documents',
    statuses: { 200: 'The documents, the oldest first, each with a link that is good for a quarter of an hour.' },
  },
} satisfies Operations;
