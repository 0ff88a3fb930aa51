import { type Route, scopes, type SignedRoute } from '../lambdas/api/routes/route.ts';
import { intakePrefixes } from '../lambdas/domain/intake-prefixes.ts';
import { type FunctionSpec, type Need, usualMemoryMb } from './function-spec.ts';

/** What answering some requests needs besides the table. */
const furtherNeeds: Readonly<Record<string, readonly Need[]>> = {
  'list-documents': ['readDocuments'],
  // A case is handed over with its legal file.
  'decide-legal': ['readDocuments', 'writeDocuments', 'readDigests', 'sign'],
  'get-document': ['readDocuments'],
  'make-document': ['readDocuments', 'writeDocuments'],
  'report-letter': ['writeDocuments'],
  'build-legal-file': ['readDocuments', 'writeDocuments', 'readDigests', 'sign'],
  'get-personal-data': ['readDocuments'],
  'erase-personal-data': ['eraseDocuments'],
  'take-bank-statement': ['writeIntake'],
  'offer-statement-upload': ['writeIntake'],
  'take-stripe-events': ['readStripeSecret'],
  'take-signed-payments': ['readPaymentsSecret'],
};

function needsOfRoute({ handler, scope }: Route | SignedRoute): readonly Need[] {
  if (handler === 'get-openapi') return [];
  return [scope === scopes.read ? 'readTable' : 'writeTable', ...(furtherNeeds[handler] ?? [])];
}

/** What answers some requests needs more room and time: a legal file of 100 MB is in memory three times. */
const largerFunctions: Readonly<Record<string, Pick<FunctionSpec, 'memoryMb' | 'timeoutSeconds'>>> = {
  'build-legal-file': { memoryMb: 1024, timeoutSeconds: 25 },
  'decide-legal': { memoryMb: 1024, timeoutSeconds: 25 },
  // A PDF of 4 MB, with all that is packed in it.
  'post-invoice': { memoryMb: 1024, timeoutSeconds: 25 },
  // Reads a file of 4 MB and puts its entries on record, some ten thousand.
  'take-bank-statement': { memoryMb: 1769, timeoutSeconds: 28 },
};

/** Where in the intake bucket those that answer requests put files. */
const intakeOfRoutes: Readonly<Record<string, Required<FunctionSpec>['intake']>> = {
  'take-bank-statement': { writes: [intakePrefixes.bankStatements] },
  'offer-statement-upload': { writes: [intakePrefixes.bankStatements] },
};

/** API Gateway gives an HTTP answer up after 30 seconds: a function that ends before can still say why. */
export function functionOfRoute(route: Route | SignedRoute): FunctionSpec {
  const size = { memoryMb: usualMemoryMb, timeoutSeconds: 20, ...largerFunctions[route.handler] };
  const intake = intakeOfRoutes[route.handler];
  return { name: route.handler, trigger: 'http', ...size, needs: needsOfRoute(route), ...(intake && { intake }) };
}
