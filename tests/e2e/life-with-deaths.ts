import { expect } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';
import { createSuddenDeaths, type PlaceOfDeath } from './sudden-deaths.ts';

type Doomed = { readonly number: string; readonly place: PlaceOfDeath };

/** One invoice, of a debtor of his own, for each place to die: before a write is where the one before it is done. */
function doomedInvoices(writes: number): Doomed[] {
  const atWrites = Array.from({ length: writes }, (_, index) => ({
    number: `W${index + 1}-done`,
    place: { write: index + 1, isDone: true },
  }));
  return [{ number: 'W0-at-once', place: 'atOnce' as const }, ...atWrites];
}

/** The whole life of invoices, all that can happen in it on a day of its own, a minute apart from the next invoice. */
async function live(running: RunningStack, numbers: readonly string[]): Promise<Map<string, string[]>> {
  const { post, pay, at, call, decide, playTo, story } = running;
  const ids = new Map<string, string>();
  for (const [minute, number] of numbers.entries()) {
    const time = `08:${String(minute).padStart(2, '0')}:00Z`;
    const id = () => ids.get(number) ?? '';
    const invoice = anInvoice({ number, debtor: aDebtor({ id: `C-${number}` }) });
    at(`2026-03-01T${time}`, async () => ids.set(number, await post(invoice)));
    at(`2026-04-07T${time}`, () => pay(id(), `part-${number}`, 50_000, '2026-04-07'));
    // Over a weekend on which nothing is due: it comes and goes.
    const hold = { id: `hold-${number}`, reason: 'A question.', until: '2026-05-04' };
    at(`2026-04-30T${time}`, () => call('POST', `/invoices/${id()}/holds`, hold));
    at(`2026-05-26T${time}`, () => decide(id(), { decision: 'extend', reason: 'Promised.', until: '2026-06-10' }));
    at(`2026-06-15T${time}`, () => pay(id(), `rest-${number}`, 70_000, '2026-06-15'));
  }
  await playTo('2026-07-01T00:00:00Z');
  const stories = new Map<string, string[]>();
  for (const [number, id] of ids) stories.set(number, (await story(id)).toSorted());
  return stories;
}

/** A stack in which invocations of a function die, each distinct event the first time it comes. */
export async function withDeaths(functionName: string, placeOf: (event: string) => PlaceOfDeath | undefined) {
  const deaths = createSuddenDeaths(functionName, placeOf);
  const running = await runningStack('2026-03-01T08:00:00Z', { faults: { chooseFault: deaths.chooseFault } });
  const { table, workflow } = running.stack;
  await deaths.connect({ table: table.endpoint, workflow: workflow.endpoint });
  return { running, deaths };
}

/** The story of an invoice in whose whole life nothing dies. */
export async function undisturbedLife(): Promise<string[]> {
  const running = await runningStack('2026-03-01T08:00:00Z', { lives: 'file' });
  const story = (await live(running, ['W-none'])).get('W-none') ?? [];
  expect(story).toEqual(expect.arrayContaining(['2026-05-04 PauseExpired', '2026-06-15 ReceiptSent']));
  return story;
}

/**
 * Lets a function die after each of its writes, and once before it does anything: one invoice for each place.
 * Expects every message once and every story as `undisturbed`. `event`: only of events that hold this text. `inDoubt`:
 * the place after which nobody can know.
 */
export async function expectSameStories(
  undisturbed: readonly string[],
  { name, event = '', writes, inDoubt }: { name: string; event?: string; writes: number; inDoubt?: string },
): Promise<void> {
  const doomed = doomedInvoices(writes).filter(({ number }) => number !== inDoubt);
  const { running, deaths } = await withDeaths(name, (text) =>
    text.includes(event) ? doomed.find(({ number }) => text.includes(number))?.place : undefined,
  );
  const numbers = doomed.map(({ number }) => number);
  const stories = await live(running, numbers);
  await deaths.close();
  for (const number of numbers) expect(stories.get(number), number).toEqual(undisturbed);
  expect(running.stack.ses.count()).toBe(numbers.length * 7);
  expect(await running.tasks()).toEqual([]);
  expect(deaths.count()).toBeGreaterThanOrEqual(numbers.length);
}
