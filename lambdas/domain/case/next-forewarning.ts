import type { Step } from './ladder.ts';
import type { Situation, Waits } from './ladder-instants.ts';
import { forewarnedFrom, forewarnedStages, isForewarned } from './owner-forewarning.ts';

/** When the owner has to be told of a step that is planned for an instant; undefined when he has not, or no more. */
export function forewarningOf(
  situation: Pick<Situation, 'dunned' | 'debtor' | 'policy' | 'now'>,
  { step, at: leavesAt }: { readonly step: Step; readonly at: string },
): string | undefined {
  const { debtor, policy, now } = situation;
  const isOfThese = forewarnedStages.some((stage) => stage === step && policy.stages[stage].enabled);
  if (!debtor.owner || debtor.doNotWrite || !isOfThese || isForewarned(situation, step, leavesAt)) return undefined;
  const at = forewarnedFrom(leavesAt, policy);
  return at > now ? at : undefined;
}

/** The next instant at which the owner has to be told of a stage that is planned; undefined when none is to come. */
export function nextForewarning(situation: Situation, { stage: entry, at }: Waits): string | undefined {
  if (entry === 'resumption' || entry === 'decisionPending' || entry === 'legalDecision') return undefined;
  return forewarnedStages
    .filter((stage) => at[stage] >= at[entry])
    .flatMap((step) => forewarningOf(situation, { step, at: at[step] }) ?? [])
    .toSorted()[0];
}
