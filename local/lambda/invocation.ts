/** What a Lambda invocation ends as: its payload, or the error as Step Functions reports it (Error and Cause). */
export type LambdaAnswer = { ok: true; payload: unknown } | { ok: false; error: string; cause: string };

/** A function of the deployment: its name and the folder of its bundle. */
export type LambdaFunction = { name: string; dir: string };

/** What the worker thread is asked to run. Payloads travel as JSON text, as on AWS. */
export type InvocationRequest = { id: number; name: string; event: string; requestId: string; timeoutMs: number };

/** What the worker thread answers. */
export type InvocationAnswer = { id: number; payload: string } | { id: number; error: string; cause: string };

/** What a worker thread is started with. */
export type WorkerStart = { functions: readonly LambdaFunction[]; time: SharedArrayBuffer | undefined };

/** The body of a failed invocation, as Lambda's Node.js runtime writes it. */
export function failureCause(errorType: string, errorMessage: string, trace: string[] = []): string {
  return JSON.stringify({ errorType, errorMessage, trace });
}
