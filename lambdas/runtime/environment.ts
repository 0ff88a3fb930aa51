import * as z from 'zod';

/** A function was deployed without something it needs. Names all that is missing or wrong. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const variables = {
  TABLE_NAME: z.string().min(1),
  DUNNING_STATE_MACHINE_ARN: z.string().regex(/^arn:/),
  DEBTOR_NOTICE_STATE_MACHINE_ARN: z.string().regex(/^arn:/),
  BULK_IMPORT_STATE_MACHINE_ARN: z.string().regex(/^arn:/),
  CONFIGURATION_SET_NAME: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
  MAIL_BUCKET_NAME: z.string().min(1),
  DOCUMENT_BUCKET_NAME: z.string().min(1),
  DIGEST_BUCKET_NAME: z.string().min(1),
  INTAKE_BUCKET_NAME: z.string().min(1),
  SIGNING_KEY_ID: z.string().min(1),
  STRIPE_SECRET_ARN: z.string().regex(/^arn:/),
  PAYMENTS_SECRET_ARN: z.string().regex(/^arn:/),
  WEBHOOK_SECRET_ARNS: z.string().regex(/^\{/),
  WEBHOOK_LOOPBACK: z.enum(['allowed', 'refused']),
  AWS_REGION: z.string().min(1),
} as const;
type Variable = keyof typeof variables;

/** Reads the variables a function needs, at cold start. Throws EnvironmentError with every one that is missing. */
export function readEnvironment<Name extends Variable>(...names: Name[]): Record<Name, string> {
  const faults = names.filter((name) => !variables[name].safeParse(process.env[name]).success);
  if (faults.length > 0) throw new EnvironmentError(`missing or wrong in the environment: ${faults.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, process.env[name]])) as Record<Name, string>;
}
