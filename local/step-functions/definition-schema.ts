import * as z from 'zod';
import type { Json } from './json.ts';

const json = z.custom<Json>((value) => value !== undefined);
const path = z.string().nullable().optional();
const seconds = z.number().int().positive().max(99_999_999);
const waitSeconds = z.number().int().min(0).max(99_999_999);

const named = { Comment: z.string().optional() };
const paths = { InputPath: path, OutputPath: path };
const onward = { Next: z.string().optional(), End: z.literal(true).optional() };

const retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: seconds.default(1),
  MaxAttempts: z.number().int().min(0).max(99_999_999).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.number().int().positive().max(31_622_400).optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
});
const catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  ResultPath: path,
  Next: z.string(),
});
const guarded = {
  Parameters: json.optional(),
  ResultSelector: json.optional(),
  ResultPath: path,
  Retry: z.array(retrier).default([]),
  Catch: z.array(catcher).default([]),
};

/** Machine and branch share these; states are checked one by one, so that a refusal can name the state. */
const branch = { Comment: z.string().optional(), StartAt: z.string(), States: z.record(z.string(), z.unknown()) };

export const branchSchema = z.strictObject(branch);

export const machineSchema = z.strictObject({
  ...branch,
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONPath').optional(),
  TimeoutSeconds: seconds.optional(),
});

/** The fields each state type may have here; Step Functions knows more, and what is not listed is refused. */
export const stateSchema = z.discriminatedUnion('Type', [
  z.strictObject({
    Type: z.literal('Task'),
    Resource: z.string(),
    TimeoutSeconds: seconds.optional(),
    ...named,
    ...paths,
    ...onward,
    ...guarded,
  }),
  z.strictObject({
    Type: z.literal('Parallel'),
    Branches: z.array(z.unknown()).min(1),
    ...named,
    ...paths,
    ...onward,
    ...guarded,
  }),
  z.strictObject({
    Type: z.literal('Pass'),
    Result: json.optional(),
    Parameters: json.optional(),
    ResultPath: path,
    ...named,
    ...paths,
    ...onward,
  }),
  z.strictObject({
    Type: z.literal('Wait'),
    Seconds: waitSeconds.optional(),
    SecondsPath: z.string().optional(),
    Timestamp: z.string().optional(),
    TimestampPath: z.string().optional(),
    ...named,
    ...paths,
    ...onward,
  }),
  z.strictObject({
    Type: z.literal('Choice'),
    Choices: z.array(z.looseObject({ Next: z.string() })).min(1),
    Default: z.string().optional(),
    ...named,
    ...paths,
  }),
  z.strictObject({ Type: z.literal('Succeed'), ...named, ...paths }),
  z.strictObject({
    Type: z.literal('Fail'),
    Error: z.string().optional(),
    Cause: z.string().optional(),
    ErrorPath: z.string().optional(),
    CausePath: z.string().optional(),
    ...named,
  }),
]);

export type RawState = z.infer<typeof stateSchema>;
export type RawStateOf<Type extends RawState['Type']> = Extract<RawState, { Type: Type }>;
