import type { IntakePrefix } from '../lambdas/domain/intake-prefixes.ts';

/** What a function may do besides writing its log. Each comes with the environment variables it needs for it. */
export type Need =
  | 'readTable'
  | 'writeTable'
  | 'startRuns'
  | 'startImports'
  | 'describeRuns'
  | 'sendMail'
  | 'publishEvents'
  | 'readDocuments'
  | 'writeDocuments'
  | 'eraseDocuments'
  | 'readDigests'
  | 'writeDigests'
  | 'readIntake'
  | 'writeIntake'
  | 'readStripeSecret'
  | 'readPaymentsSecret'
  | 'readWebhookSecrets'
  | 'sign';

/** What makes a function run. */
export type Trigger =
  | 'http'
  | 'dunning'
  | 'debtorNotice'
  | 'bulkImport'
  | 'bulkFiles'
  | 'stream'
  | 'schedule'
  | 'eventBus'
  | 'caseEvents'
  | 'webhookQueue'
  | 'mailEvents'
  | 'inboundMail'
  | 'intakeFiles'
  | 'token';

/** One function: the folder under `lambdas/handlers`, which is its name everywhere, and how it is run. */
export type FunctionSpec = {
  readonly name: string;
  readonly trigger: Trigger;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly needs: readonly Need[];
  /** Under which prefixes of the intake bucket it reads (`readIntake`) and writes (`writeIntake`). */
  readonly intake?: { readonly reads?: readonly IntakePrefix[]; readonly writes?: readonly IntakePrefix[] };
};

/** Of a function that needs no more. */
export const usualMemoryMb = 512;
