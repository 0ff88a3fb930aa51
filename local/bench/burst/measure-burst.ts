import type { Findings } from '../figure.ts';
import { createRateLimit } from './rate-limit.ts';
import { runBurst } from './run-burst.ts';

const invoices = 10_000;
const withinSeconds = 60;
const startsPerSecond = 150;
/** Less than AWS lets through at once (800 in most Regions), so that the limit is felt on a small machine too. */
const startsAtOnce = 15;

const n = (value: number) => value.toLocaleString('en');

/** Posts 10,000 invoices, within a minute where the machine can, while Step Functions takes 150 starts a second. */
export async function measureBurst(): Promise<Findings> {
  const burst = await runBurst({
    invoices,
    postsPerSecond: invoices / withinSeconds,
    limitOf: () => createRateLimit(startsPerSecond, startsAtOnce, () => performance.now()),
  });
  const { accepted, postingSeconds, started, throttledAnswers, lastStartSeconds, broughtHomeLater, movedMinutes } =
    burst;
  return {
    figures: [
      { name: `accepted of ${n(invoices)} posted`, value: accepted, unit: '', aim: { atLeast: invoices } },
      {
        name: 'posts a second',
        value: accepted / postingSeconds,
        unit: '/s',
        aim: { atLeast: Math.floor(invoices / withinSeconds) },
      },
      { name: 'starts that were throttled', value: throttledAnswers, unit: '' },
      { name: 'executions started', value: started, unit: '', aim: { atLeast: accepted } },
      { name: 'from the first post to the last start', value: lastStartSeconds, unit: 's' },
      { name: 'of them by wake-overdue', value: broughtHomeLater, unit: '' },
      {
        name: 'open invoices without a running execution',
        value: burst.notFollowed.length,
        unit: '',
        aim: { atMost: 0 },
      },
      { name: 'accepted invoices that are not open', value: accepted - burst.open, unit: '', aim: { atMost: 0 } },
      { name: 'executions beyond one an invoice', value: burst.doubled, unit: '', aim: { atMost: 0 } },
    ],
    notes: [
      `The limit of ${startsPerSecond} starts a second (${startsAtOnce} at once) is by the wall, and so is all time here; posts took ${postingSeconds.toFixed(0)} s, with every function, ` +
        `the table and Step Functions on the same processors. ${burst.running} executions run for ${burst.open} open invoices.` +
        (movedMinutes === 0
          ? ' The stream brought all of them home.'
          : ` For what the stream gave up, the stack's clock was moved by ${movedMinutes} minutes to the looks of wake-overdue.`) +
        (burst.errors.length === 0 ? '' : ` ${burst.errors.length} errors, the first: ${String(burst.errors[0])}.`),
    ],
  };
}
