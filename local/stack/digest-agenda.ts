import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import { digestCalendar } from '../../lambdas/domain/digest/digest-calendar.ts';
import { nextDigestAt } from '../../lambdas/domain/digest/digest-times.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import type { LambdaHost } from '../lambda/host.ts';
import type { Agenda } from '../time/agenda.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The schedule of `send-digests`, every hour. Only the ticks by which a digest has fallen due are played, and none where
 * nobody has asked for digests: time may stand still then.
 */
export function createDigestAgenda(options: {
  readonly clock: { now(): number };
  readonly settings: Settings;
  readonly invoke: LambdaHost['invoke'];
}): Agenda {
  const { clock, settings, invoke } = options;
  const calendar = digestCalendar(settings, noCircumstances);
  const startedAt = clock.now();

  function tickAfter(instant: number): number | undefined {
    const after = new Date(instant).toISOString();
    const due = settings.creditors.flatMap(({ digests }) => nextDigestAt(digests, calendar, after) ?? []);
    const [first] = due.toSorted();
    if (first === undefined) return undefined;
    return Math.max(Math.ceil(Date.parse(first) / hourMs), Math.ceil(startedAt / hourMs)) * hourMs;
  }

  // What fell due while nothing of the stack was alive is found by the first tick.
  let next = tickAfter(startedAt - dayMs);
  return {
    nextDueAt: () => next,
    async runDue() {
      await invoke('send-digests', {});
      next = tickAfter(clock.now());
    },
  };
}
