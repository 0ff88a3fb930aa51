import * as z from 'zod';
import { type AnswerName, answers } from './answers.ts';
import { operations } from './operations.ts';
import type { Operation } from './operations/operation.ts';
import { leastRoleOn } from './roles.ts';
import { routes, signedRoutes } from './routes.ts';
import { type Route, scopes, type SignedRoute } from './routes/route.ts';

type JsonSchema = Record<string, unknown>;
const reference = (name: AnswerName) => ({ $ref: `#/components/schemas/${name}` });

/** The schemas of answers; each refers to the others by name. Readers have to bear fields that come later. */
function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(answers)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]),
  );
}

/** The schema of a request, as a caller has to write it. */
function requestSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _schema, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
}

/** What is sent with a body is repeatable under a key of the caller's. */
const takesBody = (method: Route['method']) => method !== 'GET' && method !== 'DELETE';

function parametersOf(route: Route | SignedRoute, query: z.ZodObject) {
  const { path, method } = route;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = requestSchema(query) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const schema = { type: 'string', minLength: 1, maxLength: 255 };
  const idempotencyKey = { name: 'Idempotency-Key', in: 'header', required: false, schema };
  // What is signed is repeatable by what it says itself.
  if (route.scope === undefined)
    return [...inPath, { name: route.signature, in: 'header', required: true, schema: { type: 'string' } }];
  return [...inPath, ...inQuery, ...(takesBody(method) ? [idempotencyKey] : [])];
}

const content = (type: string, name: AnswerName, other?: AnswerName) => ({
  [type]: { schema: other === undefined ? reference(name) : { anyOf: [reference(name), reference(other)] } },
});
const problem = (description: string) => ({ description, content: content('application/problem+json', 'Problem') });
const gateway = (description: string) => ({ description, content: content('application/json', 'GatewayMessage') });

/** The gateway looks at the scope; we look at the role after it, and say so in a problem. */
const forbidden = (route: Route) => ({
  description: `The token lacks the scope, or its person the role ${leastRoleOn(route)} (a problem, \`role\`).`,
  content: { ...content('application/json', 'GatewayMessage'), ...content('application/problem+json', 'Problem') },
});

function responsesOf(route: Route | SignedRoute, { answer, otherAnswers = {}, statuses }: Operation) {
  const { path, method } = route;
  const own = Object.entries(statuses).map(([status, description]) => [
    status,
    Number(status) < 400
      ? { description, content: content('application/json', answer, otherAnswers[Number(status)]) }
      : problem(description),
  ]);
  return {
    ...(takesBody(method) && { 400: problem('The body is not JSON.') }),
    ...(route.scope === undefined
      ? { 401: problem('No signature, none that fits, or an old one; nothing was stored.') }
      : { 401: gateway('No valid token.'), 403: forbidden(route) }),
    ...(path.includes('{') && { 404: problem('Not known.') }),
    ...(takesBody(method) && {
      413: problem('The body is over 256 kB.'),
      ...(route.scope !== undefined && { 415: problem('The body is not application/json.') }),
    }),
    422: problem('Fields at fault, each named; nothing was stored.'),
    429: gateway('Too many requests.'),
    503: problem('Busy: ask again after `Retry-After` seconds.'),
    // What an operation says itself goes before what all of them say.
    ...Object.fromEntries(own),
  };
}

/** What is sent, in each form in which it is taken. */
function requestBodyOf({ body, fileTypes = [] }: Operation) {
  const file = { schema: { type: 'string', format: 'binary' } };
  const content = {
    ...(body && { 'application/json': { schema: requestSchema(body) } }),
    ...Object.fromEntries(fileTypes.map((type) => [type, file])),
  };
  return Object.keys(content).length > 0 && { requestBody: { required: true, content } };
}

function operationOf(route: Route | SignedRoute, operation: Operation) {
  const { summary, query } = operation;
  return {
    operationId: route.handler,
    summary,
    security: route.scope === undefined ? [] : [{ oauth2: [route.scope] }],
    parameters: parametersOf(route, query),
    ...requestBodyOf(operation),
    responses: responsesOf(route, operation),
  };
}

const scopeDescriptions = {
  [scopes.writeInvoices]: 'Post invoices.',
  [scopes.writePayments]: 'Record payments.',
  [scopes.writeCases]: 'Act on cases: cancel, decide, end tasks.',
  [scopes.read]: 'Read everything.',
} satisfies Record<Route['scope'], string>;

/** The OpenAPI 3.1 document of the API, made from the schemas that validate requests and type answers. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of [...routes, ...signedRoutes]) {
    const operation = operations[route.handler];
    if (operation)
      paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, operation) };
  }
  const clientCredentials = { tokenUrl: '/oauth2/token', scopes: scopeDescriptions };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relance',
      version: '1',
      description:
        'Unpaid invoices, collected by themselves. The gateway itself answers 401, 403, 404, 413 and 429 as {"message"}.',
    },
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: { oauth2: { type: 'oauth2', flows: { clientCredentials } } },
    },
  };
}
