import { Duration } from 'aws-cdk-lib';

/** What runs by the clock: a rule, how often it fires, and the functions it calls, each of them with the trigger `schedule`. */
type ClockRule = { readonly id: string; readonly every: Duration; readonly functions: readonly string[] };

export const schedules: readonly ClockRule[] = [
  { id: 'EveryFiveMinutes', every: Duration.minutes(5), functions: ['wake-overdue'] },
  { id: 'EveryHour', every: Duration.hours(1), functions: ['count-cases', 'send-digests', 'sign-chain-heads'] },
];
