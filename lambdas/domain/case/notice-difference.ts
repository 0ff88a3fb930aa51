import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { type Stage, stages } from '../dunning-policy.ts';
import type { DatedNotice } from './outlook.ts';

/** Notices that leave on another day: how many, and by how many days at least and at most. */
type Moved = { readonly notices: number; readonly leastDays: number; readonly mostDays: number };

/** What another policy makes of one stage: how many notices leave, and how many of them on another day. */
export type StageDifference = {
  readonly stage: Stage;
  readonly before: number;
  readonly after: number;
  readonly earlier: Moved;
  readonly later: Moved;
};

/** What leaves for one invoice under the policy as it is, and under the other one. */
export type Compared = { readonly before: readonly DatedNotice[]; readonly after: readonly DatedNotice[] };

function datesOf(stage: Stage, notices: readonly DatedNotice[]): CivilDate[] {
  return notices.filter((notice) => notice.stage === stage).map(({ on }) => on);
}

function moved(days: readonly number[]): Moved {
  if (days.length === 0) return { notices: 0, leastDays: 0, mostDays: 0 };
  return { notices: days.length, leastDays: Math.min(...days), mostDays: Math.max(...days) };
}

/** Compares stage by stage. A stage that leaves twice for an invoice is compared time by time. */
export function differencesByStage(compared: readonly Compared[]): readonly StageDifference[] {
  return stages.map((stage) => {
    const pairs = compared.map(({ before, after }) => ({
      before: datesOf(stage, before),
      after: datesOf(stage, after),
    }));
    const days = pairs.flatMap(({ before, after }) =>
      before.flatMap((on, index) => (after[index] === undefined ? [] : [daysBetween(on, after[index])])),
    );
    return {
      stage,
      before: pairs.reduce((sum, { before }) => sum + before.length, 0),
      after: pairs.reduce((sum, { after }) => sum + after.length, 0),
      earlier: moved(days.filter((count) => count < 0).map((count) => -count)),
      later: moved(days.filter((count) => count > 0)),
    };
  });
}
