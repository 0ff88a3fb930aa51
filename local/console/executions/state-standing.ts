import type { Tone } from '../badge.ts';
import { instant } from '../instant.ts';
import type { FlowState } from './machine-flow.ts';
import type { Outcome, Visit } from './state-visits.ts';
import { waitUntil } from './wait-until.ts';

/** How a state of the machine stands in one execution: by its last visit, if there was any. */
export type Standing = {
  readonly state: FlowState;
  readonly outcome: Outcome | 'notEntered';
  readonly visits: readonly Visit[];
  /** Of a Wait that was entered: until when it waits or waited last, in milliseconds since 1970. */
  readonly until: number | undefined;
};

/** The word and the sign of each outcome; the sign stands for the colour where there is none. */
export const outcomeWords: Readonly<Record<Standing['outcome'], { word: string; sign: string; tone: Tone }>> = {
  running: { word: 'in progress', sign: '●', tone: 'running' },
  succeeded: { word: 'succeeded', sign: '✓', tone: 'good' },
  caught: { word: 'caught error', sign: '↷', tone: 'waiting' },
  failed: { word: 'failed', sign: '✕', tone: 'bad' },
  stopped: { word: 'stopped', sign: '■', tone: 'over' },
  notEntered: { word: 'not entered', sign: '', tone: 'over' },
};

/** How each of the states stands, by its name. */
export function standingsOf(states: readonly FlowState[], visits: readonly Visit[]): ReadonlyMap<string, Standing> {
  const byState = Map.groupBy(visits, ({ state }) => state);
  return new Map(
    states.map((state) => {
      const own = byState.get(state.name) ?? [];
      const last = own.at(-1);
      const isWait = last !== undefined && state.definition.Type === 'Wait';
      const until = isWait ? waitUntil(state.definition, last) : undefined;
      return [state.name, { state, outcome: last?.outcome ?? 'notEntered', visits: own, until }];
    }),
  );
}

/** How often a state was entered, in words; nothing for once. */
export function timesEntered({ visits }: Standing): string {
  return visits.length > 1 ? `${visits.length} times` : '';
}

/** Until when a state in progress waits, in words; nothing for other states. */
export function untilWords({ outcome, until }: Standing): string {
  return outcome === 'running' && until !== undefined ? `until ${instant(until)}` : '';
}
