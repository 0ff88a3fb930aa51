import * as z from 'zod';
import { StepFunctionsApiError } from './api-error.ts';
import { maxPayloadBytes } from './state-data.ts';

const arn = z.string().min(1).max(256);
const payload = z.string().max(maxPayloadBytes);
const failure = { error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() };
const taskToken = z.string().min(1).max(2048);
const includedData = z.enum(['ALL_DATA', 'METADATA_ONLY']).optional();
const maxResults = z.number().int().min(0).max(1000).optional();
const nextToken = z.string().min(1).max(1024).optional();
const reportedStatus = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']);

/** What each operation takes, with the limits of AWS's service model. Unknown members are ignored, as AWS does. */
const operationInputs = {
  StartExecution: z.object({
    stateMachineArn: arn,
    name: z.string().min(1).max(80).optional(),
    input: payload.optional(),
  }),
  StopExecution: z.object({ executionArn: arn, ...failure }),
  RedriveExecution: z.object({
    executionArn: arn,
    clientToken: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[!-~]+$/)
      .optional(),
  }),
  SendTaskSuccess: z.object({ taskToken, output: payload }),
  SendTaskFailure: z.object({ taskToken, ...failure }),
  DescribeExecution: z.object({ executionArn: arn, includedData }),
  ListExecutions: z.object({
    stateMachineArn: arn.optional(),
    statusFilter: reportedStatus.optional(),
    maxResults,
    nextToken: z.string().min(1).max(3096).optional(),
    mapRunArn: z.string().min(1).max(2000).optional(),
    redriveFilter: z.enum(['REDRIVEN', 'NOT_REDRIVEN']).optional(),
  }),
  GetExecutionHistory: z.object({
    executionArn: arn,
    maxResults,
    nextToken,
    reverseOrder: z.boolean().optional(),
    includeExecutionData: z.boolean().optional(),
  }),
  DescribeStateMachine: z.object({ stateMachineArn: arn, includedData }),
  ListStateMachines: z.object({ maxResults, nextToken }),
  DescribeStateMachineForExecution: z.object({ executionArn: arn, includedData }),
} as const;

export type OperationName = keyof typeof operationInputs;

/** AWS does not repeat in its errors what may be sensitive. */
const sensitive = new Set(['input', 'output', 'error', 'cause', 'taskToken']);

/** The constraint in AWS's words; undefined when the value is of a wrong type. */
function constraintOf(issue: z.core.$ZodIssue, value: unknown): string | undefined {
  if (value === undefined) return 'Member must not be null';
  if (issue.code === 'invalid_value') return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
  if (issue.code === 'invalid_format') return `Member must satisfy regular expression pattern: ${issue.pattern}`;
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return undefined;
  const measure = issue.origin === 'string' ? 'length' : 'value';
  return issue.code === 'too_big'
    ? `Member must have ${measure} less than or equal to ${issue.maximum}`
    : `Member must have ${measure} greater than or equal to ${issue.minimum}`;
}

function problemOf(issue: z.core.$ZodIssue, body: Readonly<Record<string, unknown>>): string {
  const member = String(issue.path[0]);
  const value = body[member];
  const constraint = constraintOf(issue, value);
  if (constraint === undefined) {
    throw new StepFunctionsApiError('SerializationException', `'${member}': ${issue.message}`);
  }
  const shown =
    value === undefined
      ? ' null'
      : sensitive.has(member)
        ? ''
        : ` '${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  return `Value${shown} at '${member}' failed to satisfy constraint: ${constraint}`;
}

/** Checks a request's members. Throws `ValidationException` in AWS's words, `SerializationException` for a wrong type. */
export function checkedInput(operation: OperationName, body: unknown): unknown {
  const members: unknown = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  if (members === undefined) throw new StepFunctionsApiError('SerializationException', 'The body is not an object');
  // AWS JSON takes null for a member that is not there.
  const given = Object.fromEntries(Object.entries(members as object).filter(([, value]) => value !== null));
  const checked = operationInputs[operation].safeParse(given);
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map((issue) => problemOf(issue, given));
  const count = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
  throw new StepFunctionsApiError('ValidationException', `${count} detected: ${problems.join('; ')}`);
}
