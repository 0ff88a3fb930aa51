import { bulkOperations } from './operations/bulk.ts';
import { bankStatementsOperations } from './operations/bank-statements.ts';
import { circumstancesOperations } from './operations/circumstances.ts';
import { claimOperations } from './operations/claim.ts';
import { debtorsOperations } from './operations/debtors.ts';
import { invoicesOperations } from './operations/invoices.ts';
import { legalOperations } from './operations/legal.ts';
import { moneyOperations } from './operations/money.ts';
import type { Operations } from './operations/operation.ts';
import { pausesOperations } from './operations/pauses.ts';
import { personalDataOperations } from './operations/personal-data.ts';
import { policiesOperations } from './operations/policies.ts';
import { webhookOperations } from './operations/webhooks.ts';
import { workOperations } from './operations/work.ts';
import { noQuerySchema } from './queries.ts';

/** What each handler takes and answers; the schemas of requests are those that validate them. */
export const operations: Operations = {
  ...invoicesOperations,
  ...moneyOperations,
  ...bankStatementsOperations,
  ...bulkOperations,
  ...pausesOperations,
  ...debtorsOperations,
  ...circumstancesOperations,
  ...policiesOperations,
  ...claimOperations,
  ...legalOperations,
  ...personalDataOperations,
  ...workOperations,
  ...webhookOperations,
  'get-openapi': {
    summary: 'This document.',
    query: noQuerySchema,
    answer: 'OpenApi',
    statuses: { 200: 'OpenAPI 3.1.' },
  },
};
