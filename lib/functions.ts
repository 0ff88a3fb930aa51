import { routes, signedRoutes } from '../lambdas/api/routes.ts';
import { intakePrefixes } from '../lambdas/domain/intake-prefixes.ts';
import { type FunctionSpec, type Trigger, usualMemoryMb as memoryMb } from './function-spec.ts';
import { functionOfRoute } from './route-functions.ts';

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

/** Only where there are endpoints to tell: ten at once of a queue, each for ten seconds at most. */
export const deliverWebhooks: FunctionSpec = {
  name: 'deliver-webhooks',
  trigger: 'webhookQueue',
  memoryMb,
  timeoutSeconds: 20,
  needs: ['readWebhookSecrets'],
};

/** Every function of a deployment; the cloud and the local stack run exactly these. */
export const functions: readonly FunctionSpec[] = [
  ...routes.map(functionOfRoute),
  ...signedRoutes.map(functionOfRoute),
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
  // A file of 60 MB is in memory some times over while it is read; an entry takes a tenth of a second to book. What is left wakes.
  {
    name: 'book-bank-statement',
    trigger: 'intakeFiles',
    memoryMb: 1769,
    timeoutSeconds: 840,
    needs: ['writeTable', 'readIntake'],
    intake: { reads: [intakePrefixes.bankStatements] },
  },
  // An e-invoice is read in milliseconds, but for a PDF that somebody made to be slow.
  {
    name: 'take-e-invoice-files',
    trigger: 'intakeFiles',
    memoryMb: 1024,
    timeoutSeconds: 60,
    needs: ['writeTable', 'readIntake', 'writeIntake'],
    intake: { reads: [intakePrefixes.eInvoices], writes: [intakePrefixes.results] },
  },
  { name: 'update-payers', trigger: 'caseEvents', memoryMb, timeoutSeconds: 60, needs: ['writeTable'] },
  { name: 'take-mail-events', trigger: 'mailEvents', memoryMb, timeoutSeconds: 60, needs: ['writeTable'] },
  takeMail,
  deliverWebhooks,
  limitScopes,
  { name: 'start-import', trigger: 'bulkFiles', memoryMb, timeoutSeconds: 30, needs: ['startImports'] },
  // A file of 50 MB is in memory several times: as bytes, as text, as rows, and as what they are cut into.
  {
    name: 'prepare-bulk',
    trigger: 'bulkImport',
    memoryMb: 2048,
    timeoutSeconds: 300,
    needs: ['writeTable', 'readIntake', 'writeIntake'],
    intake: { reads: ['bulk/'], writes: ['work/'] },
  },
  // 100 rows one after the other, some 50 milliseconds each.
  {
    name: 'import-rows',
    trigger: 'bulkImport',
    memoryMb,
    timeoutSeconds: 120,
    needs: ['writeTable', 'readIntake'],
    intake: { reads: ['work/'] },
  },
  {
    name: 'write-bulk-result',
    trigger: 'bulkImport',
    memoryMb: 1024,
    timeoutSeconds: 300,
    needs: ['writeTable', 'readIntake', 'writeIntake'],
    intake: { reads: ['work/'], writes: ['results/'] },
  },
];

/** `plan-dunning` ▸ `PlanDunning`: the construct, and with `Arn` the placeholder in the state machine's file. */
export function constructName(functionName: string): string {
  return functionName.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The functions that one of the state machines calls. */
export function functionsOf(trigger: Trigger): readonly FunctionSpec[] {
  return functions.filter((spec) => spec.trigger === trigger);
}
