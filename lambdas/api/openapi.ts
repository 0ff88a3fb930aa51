import * as z from 'zod';
import { cancelSchema } from '../domain/case/cancel-invoice.ts';
import { legalDecisionSchema } from '../domain/case/legal-decision.ts';
import { postedInvoiceSchema } from '../domain/invoice.ts';
import { paymentSchema } from '../domain/payment.ts';
import { taskResultSchema } from '../domain/task.ts';
import { debtorQuerySchema, invoicesQuerySchema, noQuerySchema, pageQuerySchema } from './queries.ts';
import { type Route, routes, scopes } from './routes.ts';

type Operation = {
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly answers: Readonly<Record<number, string>>;
};

/** What each handler takes and answers; the schemas are those that validate the requests. */
const operations: Readonly<Record<string, Operation>> = {
  'post-invoice': {
    summary: 'Post an invoice; its dunning begins.',
    body: postedInvoiceSchema,
    answers: {
      201: 'The case is open.',
      200: 'The same invoice was posted before.',
      409: 'The number is taken by other content.',
    },
  },
  'list-invoices': {
    summary: 'List invoices by due date.',
    query: invoicesQuerySchema,
    answers: { 200: 'A page of invoices.' },
  },
  'get-invoice': {
    summary: 'One invoice with its debtor and notices.',
    query: noQuerySchema,
    answers: { 200: 'The invoice.' },
  },
  'get-timeline': {
    summary: 'Every event of an invoice, oldest first.',
    query: pageQuerySchema,
    answers: { 200: 'A page of events.' },
  },
  'get-next-action': {
    summary: 'What comes next, from when, and what stands against it.',
    query: noQuerySchema,
    answers: { 200: 'The assessment.' },
  },
  'record-payment': {
    summary: 'Record a payment; full payment closes the case.',
    body: paymentSchema,
    answers: {
      201: 'The payment is on record.',
      200: 'The same payment was recorded before.',
      409: 'The payment id is taken by other content.',
    },
  },
  'cancel-invoice': {
    summary: 'Cancel an invoice; dunning ends.',
    body: cancelSchema,
    answers: { 200: 'The invoice.', 409: 'The case is closed already.' },
  },
  'decide-legal': {
    summary: 'Decide what becomes of an invoice at the end of the ladder.',
    body: legalDecisionSchema,
    answers: { 200: 'The invoice.', 409: 'No decision is waiting.' },
  },
  'get-debtor': { summary: 'One debtor.', query: debtorQuerySchema, answers: { 200: 'The debtor.' } },
  'list-tasks': {
    summary: 'What waits for a person, by due date.',
    query: pageQuerySchema,
    answers: { 200: 'A page of tasks.' },
  },
  'complete-task': {
    summary: 'End a task.',
    body: taskResultSchema,
    answers: { 200: 'The task.', 409: 'The task is ended by another act.' },
  },
  'get-openapi': { summary: 'This document.', query: noQuerySchema, answers: { 200: 'OpenAPI 3.1.' } },
};

const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });

function parametersOf({ path }: Route, query: z.ZodObject | undefined) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const shape = query ? (schemaOf(query) as { properties?: Record<string, unknown> }).properties : undefined;
  return [
    ...inPath,
    ...Object.entries(shape ?? {}).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
  ];
}

const idempotencyKey = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } };
const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

function operationOf(route: Route, { summary, body, query, answers }: Operation) {
  const isPost = route.method === 'POST';
  const failures = {
    422: 'Fields at fault, each named.',
    ...(route.path.includes('{id}') && { 404: 'Not known.' }),
    ...(isPost && { 503: 'Busy: ask again.' }),
  };
  return {
    operationId: route.handler,
    summary,
    security: [{ oauth2: [route.scope] }],
    parameters: [...parametersOf(route, query), ...(isPost ? [idempotencyKey] : [])],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: Object.fromEntries(
      Object.entries({ ...answers, ...failures }).map(([status, description]) => [
        status,
        {
          description,
          ...(Number(status) >= 400 ? problem : { content: { 'application/json': { schema: { type: 'object' } } } }),
        },
      ]),
    ),
  };
}

const fault = {
  type: 'object',
  properties: { field: { type: 'string' }, message: { type: 'string' } },
  required: ['field', 'message'],
};

/** The OpenAPI 3.1 document of the API. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const operation = operations[route.handler];
    if (operation)
      paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, operation) };
  }
  const problemSchema = {
    type: 'object',
    description: 'RFC 9457',
    properties: {
      type: { type: 'string' },
      status: { type: 'integer' },
      title: { type: 'string' },
      detail: { type: 'string' },
      errors: { type: 'array', items: fault },
    },
  };
  const flows = {
    clientCredentials: {
      tokenUrl: '/oauth2/token',
      scopes: Object.fromEntries(Object.values(scopes).map((scope) => [scope, ''])),
    },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relance',
      version: '1',
      description:
        'Unpaid invoices, collected by themselves. The gateway itself answers 401, 403, 404, 413 and 429 as {"message"}.',
    },
    paths,
    components: { schemas: { Problem: problemSchema }, securitySchemes: { oauth2: { type: 'oauth2', flows } } },
  };
}
