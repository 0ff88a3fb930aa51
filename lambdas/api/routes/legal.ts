import { type Route, scopes } from './route.ts';

/** The legal stage: what is decided, the documents, and who goes on with a case. */
export const legalRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/invoices/{id}/legal-decision',
    handler: 'decide-legal',
    scope: scopes.writeCases,
    role: 'manager',
  },
  {
    method: 'POST',
    path: '/invoices/{id}/collection/reports',
    handler: 'report-collection',
    scope: scopes.writeCases,
  },
  {
    method: 'POST',
    path: '/invoices/{id}/collection/recall',
    handler: 'recall-collection',
    scope: scopes.writeCases,
    role: 'manager',
  },
  {
    method: 'POST',
    path: '/invoices/{id}/collection/close',
    handler: 'close-collection',
    scope: scopes.writeCases,
    role: 'manager',
  },
  { method: 'GET', path: '/invoices/{id}/documents', handler: 'list-documents', scope: scopes.read },
  { method: 'POST', path: '/invoices/{id}/documents', handler: 'make-document', scope: scopes.writeCases },
  { method: 'GET', path: '/invoices/{id}/documents/{documentId}', handler: 'get-document', scope: scopes.read },
  {
    method: 'POST',
    path: '/invoices/{id}/registered-letters/{letterId}/reports',
    handler: 'report-letter',
    scope: scopes.writeCases,
  },
  { method: 'POST', path: '/invoices/{id}/legal-file', handler: 'build-legal-file', scope: scopes.writeCases },
  { method: 'GET', path: '/invoices/{id}/route-advice', handler: 'get-route-advice', scope: scopes.read },
  {
    method: 'POST',
    path: '/invoices/{id}/prescription-interruptions',
    handler: 'record-interruption',
    scope: scopes.writeCases,
    role: 'manager',
  },
  {
    method: 'DELETE',
    path: '/invoices/{id}/prescription-interruptions/{interruptionId}',
    handler: 'withdraw-interruption',
    scope: scopes.writeCases,
    role: 'manager',
  },
];
