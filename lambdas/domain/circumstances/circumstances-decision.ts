import type { Refused } from '../case/decision.ts';
import type { Circumstances } from './circumstances.ts';

/** What an act on the circumstances leads to: what they are after it, nothing because it is so already, or a refusal. */
export type CircumstancesDecision =
  { readonly kind: 'accepted'; readonly after: Circumstances } | { readonly kind: 'repeated' } | Refused;

/** Circumstances with a change in force, which makes a new version of them. */
export function changedCircumstances(before: Circumstances, changes: Partial<Circumstances>): CircumstancesDecision {
  return { kind: 'accepted', after: { ...before, ...changes, version: before.version + 1 } };
}
