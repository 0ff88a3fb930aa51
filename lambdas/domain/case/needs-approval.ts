import { type DunningPolicy, type Stage, stages } from '../dunning-policy.ts';

/** True when a person has to approve the notice of a stage before it leaves. */
export function needsApproval({ approvalFrom }: Pick<DunningPolicy, 'approvalFrom'>, stage: Stage): boolean {
  return approvalFrom !== null && stages.indexOf(stage) >= stages.indexOf(approvalFrom);
}
