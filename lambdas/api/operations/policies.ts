import { whatIfSchema } from '../../domain/case/what-if-of-book.ts';
import { policyEditSchema } from '../../domain/circumstances/edit-policy.ts';
import { logQuerySchema, noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about policies. */
export const policiesOperations = {
  'list-policies': {
    summary: 'The policies in force, with the version of each.',
    query: noQuerySchema,
    answer: 'Policies',
    statuses: { 200: 'The policies.' },
  },
  'get-policy': {
    summary: 'One policy as it is in force.',
    query: noQuerySchema,
    answer: 'Policy',
    statuses: { 200: 'The policy; version 0 is what the deployment brings.' },
  },
  'get-policy-history': {
    summary: 'Every version of a policy, the latest first.',
    query: logQuerySchema,
    answer: 'PolicyHistory',
    statuses: { 200: 'A page of versions.' },
  },
  'edit-policy': {
    summary:
      'Change a policy, or add one. Running cases follow it from their next event or stage: what it puts later waits at once, what it puts earlier comes earlier from the next event on.',
    body: policyEditSchema,
    query: noQuerySchema,
    answer: 'Policy',
    statuses: {
      200: 'The policy as it is in force now; what is so already changes nothing.',
      201: 'The policy is new.',
      409: 'It was made from another version than the one in force, there are too many, or the Idempotency-Key is taken.',
    },
  },
  'try-policy': {
    summary: 'What another version of a policy would change for the open cases that it governs. Changes nothing.',
    body: whatIfSchema,
    query: noQuerySchema,
    answer: 'PolicyWhatIf',
    statuses: { 200: 'What would change, stage by stage, and the first cases for which something does.' },
  },
} satisfies Operations;
