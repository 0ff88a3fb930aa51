import { beforeAll, describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';
import { createSuddenDeaths, type PlaceOfDeath } from './sudden-deaths.ts';

/** The functions between the API and the debtor, with as many places to die as they have writes and calls that move a run. */
const functions: readonly { name: string; of?: string; writes: number; inDoubt?: string }[] = [
  { name: 'plan-dunning', writes: 1 },
  { name: 'listen-for-case-events', writes: 1 },
  { name: 'check-payment', writes: 0 },
  { name: 'propose-notice', writes: 1 },
  // Between the record of a message and its sending, nobody can know: that place has a test of its own.
  { name: 'send-debtor-notice', of: '"kind":"window"', writes: 4, inDoubt: 'W2-done' },
  { name: 'send-debtor-notice', of: '"kind":"receipt"', writes: 3, inDoubt: 'W1-done' },
  { name: 'take-mail-events', writes: 1 },
  { name: 'request-legal-decision', writes: 1 },
  { name: 'close-case', writes: 1 },
  { name: 'dispatch-changes', writes: 1 },
];

type Doomed = { readonly number: string; readonly place: PlaceOfDeath };

/** One invoice, of a debtor of his own, for each place to die. */
function doomedInvoices(writes: number): Doomed[] {
  const atWrites = Array.from({ length: writes }, (_, index) => index + 1).flatMap((write) =>
    [false, true].map((isDone) => ({ number: `W${write}-${isDone ? 'done' : 'undone'}`, place: { write, isDone } })),
  );
  return [{ number: 'W0-at-once', place: 'atOnce' as const }, ...atWrites];
}

/** The whole life of invoices, all that can happen in it on a day of its own, a minute apart from the next invoice. */
async function live(running: RunningStack, numbers: readonly string[]): Promise<Map<string, string[]>> {
  const { post, pay, at, decide, playTo, story } = running;
  const ids = new Map<string, string>();
  for (const [minute, number] of numbers.entries()) {
    const time = `08:${String(minute).padStart(2, '0')}:00Z`;
    const id = () => ids.get(number) ?? '';
    const invoice = anInvoice({ number, debtor: aDebtor({ id: `C-${number}` }) });
    at(`2026-03-01T${time}`, async () => ids.set(number, await post(invoice)));
    at(`2026-04-07T${time}`, () => pay(id(), `part-${number}`, 50_000, '2026-04-07'));
    at(`2026-05-26T${time}`, () => decide(id(), { decision: 'extend', reason: 'Promised.', until: '2026-06-10' }));
    at(`2026-06-15T${time}`, () => pay(id(), `rest-${number}`, 70_000, '2026-06-15'));
  }
  await playTo('2026-07-01T00:00:00Z');
  const stories = new Map<string, string[]>();
  for (const [number, id] of ids) stories.set(number, (await story(id)).toSorted());
  return stories;
}

async function withDeaths(functionName: string, placeOf: (event: string) => PlaceOfDeath | undefined) {
  const deaths = createSuddenDeaths(functionName, placeOf);
  const running = await runningStack('2026-03-01T08:00:00Z', { faults: { chooseFault: deaths.chooseFault } });
  const { table, workflow } = running.stack;
  await deaths.connect({ table: table.endpoint, workflow: workflow.endpoint });
  return { running, deaths };
}

describe('whatever dies, every message leaves once and every story is the same', () => {
  let undisturbed: string[];

  beforeAll(async () => {
    const running = await runningStack('2026-03-01T08:00:00Z', { lives: 'file' });
    undisturbed = (await live(running, ['W-none'])).get('W-none') ?? [];
    expect(undisturbed).toContain('2026-06-15 ReceiptSent');
  });

  it.each(functions)('$name $of, before or after each of its writes', { timeout: 120_000 }, async (each) => {
    const doomed = doomedInvoices(each.writes).filter(({ number }) => number !== each.inDoubt);
    const { running, deaths } = await withDeaths(each.name, (event) =>
      event.includes(each.of ?? '') ? doomed.find(({ number }) => event.includes(number))?.place : undefined,
    );
    const numbers = doomed.map(({ number }) => number);
    const stories = await live(running, numbers);
    for (const number of numbers) expect(stories.get(number), number).toEqual(undisturbed);
    expect(running.stack.ses.count()).toBe(numbers.length * 7);
    expect(await running.tasks()).toEqual([]);
    expect(deaths.count()).toBeGreaterThanOrEqual(numbers.length);
    await deaths.close();
  });
});

describe('a sender that dies after the record and before the sending', () => {
  it('of a notice leaves it to a person, who finds that nothing arrived: it is sent once', async () => {
    const { running, deaths } = await withDeaths('send-debtor-notice', () => ({ write: 2, isDone: true }));
    const { post, playTo, notices, tasks, call, stack } = running;
    const id = await post(anInvoice());
    await playTo('2026-03-25T08:00:00Z');
    expect(stack.ses.count()).toBe(0);
    const [task] = await tasks();
    expect(task).toMatchObject({ kind: 'checkDelivery', invoiceId: id });
    await deaths.close();
    await call('POST', `/tasks/${task.id}/done`, { result: 'Nothing arrived.' });
    await playTo('2026-04-01T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-25 courtesyNotice']);
    expect(stack.ses.count()).toBe(1);
  });

  it('of a receipt leaves it to a person', async () => {
    const { running, deaths } = await withDeaths('send-debtor-notice', (event) =>
      event.includes('receipt') ? { write: 1, isDone: true } : undefined,
    );
    const { post, pay, at, playTo, tasks, invoice, stack } = running;
    const id = await post(anInvoice());
    at('2026-04-07T08:00:00Z', () => pay(id, 'bank-1', 120_000, '2026-04-07'));
    await playTo('2026-04-08T00:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    expect(await tasks()).toMatchObject([{ kind: 'checkDelivery', invoiceId: id }]);
    expect(stack.ses.count()).toBe(2);
    await deaths.close();
  });
});

describe('a request whose function dies', () => {
  it.each([{ isDone: false }, { isDone: true }])(
    'may be made again, and counts once (write done: $isDone)',
    async (place) => {
      const { running, deaths } = await withDeaths('record-payment', () => ({ write: 1, ...place }));
      const { post, pay, invoice, events } = running;
      const id = await post(anInvoice());
      expect((await pay(id, 'bank-1', 50_000, '2026-03-01')).status).toBeGreaterThanOrEqual(500);
      await deaths.close();
      expect((await pay(id, 'bank-1', 50_000, '2026-03-01')).status).toBe(place.isDone ? 200 : 201);
      expect((await invoice(id)).balance.amountMinor).toBe(70_000);
      expect((await events(id)).map(({ type }) => type)).toEqual(['InvoicePosted', 'PaymentRecorded']);
    },
  );
});
