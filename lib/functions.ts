import { routes } from '../lambdas/api/routes.ts';
import { type Route, scopes } from '../lambdas/api/routes/route.ts';

/** What a function may do besides writing its log. Each comes with the environment variables it needs for it. */
export type Need =
  | 'readTable'
  | 'writeTable'
  | 'startRuns'
  | 'describeRuns'
  | 'sendMail'
  | 'publishEvents'
  | 'readDocuments'
  | 'writeDocuments'
  | 'eraseDocuments'
  | 'readDigests'
  | 'writeDigests'
  | 'sign';

/** What makes a function run. */
export type Trigger =
  | 'http'
  | 'dunning'
  | 'debtorNotice'
  | 'stream'
  | 'schedule'
  | 'eventBus'
  | 'caseEvents'
  | 'mailEvents'
  | 'inboundMail'
  | 'token';

/** One function: the folder under `lambdas/handlers`, which is its name everywhere, and how it is run. */
export type FunctionSpec = {
  readonly name: string;
  readonly trigger: Trigger;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly needs: readonly Need[];
};

const memoryMb = 512;

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
};

function needsOfRoute({ handler, scope }: Route): readonly Need[] {
  if (handler === 'get-openapi') return [];
  return [scope === scopes.read ? 'readTable' : 'writeTable', ...(furtherNeeds[handler] ?? [])];
}

/** What answers some requests needs more room and time: a legal file of 100 MB is in memory three times. */
const largerFunctions: Readonly<Record<string, Pick<FunctionSpec, 'memoryMb' | 'timeoutSeconds'>>> = {
  'build-legal-file': { memoryMb: 1024, timeoutSeconds: 25 },
  'decide-legal': { memoryMb: 1024, timeoutSeconds: 25 },
};

/** API Gateway gives an HTTP answer up after 30 seconds: a function that ends before can still say why. */
export function functionOfRoute(route: Route): FunctionSpec {
  const size = { memoryMb, timeoutSeconds: 20, ...largerFunctions[route.handler] };
  return { name: route.handler, trigger: 'http', ...size, needs: needsOfRoute(route) };
}

/** Below the 120 seconds after which the state machine would try again beside a function that still runs. */
const workflowTimeoutSeconds = 60;

const dunningFunctions: readonly FunctionSpec[] = [
  'plan-dunning',
  'check-payment',
  'propose-notice',
  'listen-for-case-events',
  'request-legal-decision',
  'close-case',
].map((name) => ({
  name,
  trigger: 'dunning',
  memoryMb,
  timeoutSeconds: workflowTimeoutSeconds,
  needs: ['writeTable'],
}));

/** Cognito waits 5 seconds for it: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
export const limitScopes: FunctionSpec = {
  name: 'limit-scopes',
  trigger: 'token',
  memoryMb,
  timeoutSeconds: 5,
  needs: [],
};

/** Only where answers come in by mail, whose bucket it reads besides. Seconds for a mail of 10 MB, most of which is attachments. */
export const takeMail: FunctionSpec = {
  name: 'take-mail',
  trigger: 'inboundMail',
  memoryMb,
  timeoutSeconds: 60,
  needs: ['writeTable'],
};

/** Every function of a deployment; the cloud and the local stack run exactly these. */
export const functions: readonly FunctionSpec[] = [
  ...routes.map(functionOfRoute),
  ...dunningFunctions,
  {
    name: 'send-debtor-notice',
    trigger: 'debtorNotice',
    memoryMb,
    timeoutSeconds: 120,
    needs: ['writeTable', 'sendMail', 'writeDocuments'],
  },
  { name: 'dispatch-changes', trigger: 'stream', memoryMb, timeoutSeconds: 60, needs: ['writeTable', 'startRuns'] },
  { name: 'publish-events', trigger: 'stream', memoryMb, timeoutSeconds: 60, needs: ['publishEvents'] },
  // Every 5 minutes, and over before the next one begins.
  {
    name: 'wake-overdue',
    trigger: 'schedule',
    memoryMb,
    timeoutSeconds: 240,
    needs: ['writeTable', 'startRuns', 'describeRuns'],
  },
  // Every hour. Some seconds with 100,000 open cases: a page of an index is 1 MB, and its shards are read side by side.
  { name: 'count-cases', trigger: 'schedule', memoryMb, timeoutSeconds: 120, needs: ['readTable'] },
  // Every hour, when something is due. It looks through all open cases once a week, and through what leaves on a day.
  { name: 'send-digests', trigger: 'schedule', memoryMb, timeoutSeconds: 280, needs: ['writeTable', 'sendMail'] },
  // Every hour, and once a day it finds something to do: seconds, and a minute or two after a day on which 100,000 cases changed.
  {
    name: 'sign-chain-heads',
    trigger: 'schedule',
    memoryMb: 1024,
    timeoutSeconds: 280,
    needs: ['writeTable', 'readDigests', 'writeDigests', 'sign'],
  },
  { name: 'take-events', trigger: 'eventBus', memoryMb, timeoutSeconds: 60, needs: ['writeTable', 'writeDocuments'] },
  { name: 'update-payers', trigger: 'caseEvents', memoryMb, timeoutSeconds: 60, needs: ['writeTable'] },
  { name: 'take-mail-events', trigger: 'mailEvents', memoryMb, timeoutSeconds: 60, needs: ['writeTable'] },
  takeMail,
  limitScopes,
];

/** `plan-dunning` ▸ `PlanDunning`: the construct, and with `Arn` the placeholder in the state machine's file. */
export function constructName(functionName: string): string {
  return functionName.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The functions that one of the state machines calls. */
export function functionsOf(trigger: Trigger): readonly FunctionSpec[] {
  return functions.filter((spec) => spec.trigger === trigger);
}
