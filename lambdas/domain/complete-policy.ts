import * as z from 'zod';
import { type DunningPolicy, dunningPolicySchema } from './dunning-policy.ts';

/** What a policy that leaves something out says of it. */
const leftOut = Object.fromEntries(
  Object.entries(dunningPolicySchema.shape).flatMap(([field, schema]) =>
    schema instanceof z.ZodDefault ? [[field, schema.def.defaultValue as unknown]] : [],
  ),
);

/**
 * A policy as it was stored, with what policies have been given since, as if it had been left out. Not checked again: a
 * rule that came later must not stop what runs.
 */
export function completePolicy(stored: DunningPolicy): DunningPolicy {
  return { ...leftOut, ...stored };
}
