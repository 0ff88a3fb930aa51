import { type Stage, stages } from '../dunning-policy.ts';

/** The part of a day's capacity that the lowest stage leaves to the others. */
const keptForHigherStages = 0.2;

/**
 * How many messages may have left on a day before one led by this stage has to wait for the next: when capacity gets
 * scarce the lowest stages move first, and a formal notice has all of it.
 */
export function capacityOf(stage: Stage, dailyMessages: number): number {
  const stagesAbove = stages.length - 1 - stages.indexOf(stage);
  const kept = (keptForHigherStages * stagesAbove) / (stages.length - 1);
  return Math.max(1, Math.floor(dailyMessages * (1 - kept)));
}
