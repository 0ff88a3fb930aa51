import { describe, expect, it } from 'vitest';
import type { InvocationFault } from '../../local/lambda/host.ts';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';
import { createSuddenDeaths } from './sudden-deaths.ts';

const untilReminderTwo = ['2026-03-24 courtesyNotice', '2026-04-03 reminderOne', '2026-04-10 reminderTwo'];
const broken: InvocationFault = { answer: { ok: false, error: 'TypeError', cause: 'a defect' } };

describe('the wake-up', () => {
  it.each([
    { write: 1, isDone: false },
    { write: 1, isDone: true },
    { write: 2, isDone: false },
    { write: 2, isDone: true },
  ])('may die at its write $write (done: $isDone): the next one starts the run, once', async (place) => {
    const deaths = createSuddenDeaths('wake-overdue', () => place);
    let isDead = true;
    const { post, playTo, stack, notices, executions } = await runningStack('2026-03-01T08:00:00Z', {
      faults: {
        chooseFault: (name, event) =>
          isDead && name === 'dispatch-changes' ? broken : deaths.chooseFault(name, event),
      },
    });
    await deaths.connect({ table: stack.table.endpoint, workflow: stack.workflow.endpoint });
    const id = await post(anInvoice());
    await playTo('2026-03-01T08:30:00Z');
    isDead = false;
    await playTo('2026-04-13T00:00:00Z');
    expect(deaths.count()).toBe(1);
    expect(await notices(id)).toEqual(untilReminderTwo);
    expect(await executions()).toEqual([{ name: `${id}-r1`, status: 'RUNNING' }]);
    await deaths.close();
  });
});

describe('the stream', () => {
  it('invoiceninja/invoiceninja#2330: may deliver everything twice: nothing starts, sends or counts a second time', async () => {
    const batches: unknown[] = [];
    const chooseFault = (name: string, event: unknown) => {
      if (name === 'dispatch-changes') batches.push(event);
      return undefined;
    };
    const { post, pay, at, playTo, stack, story, executions } = await runningStack('2026-03-01T08:00:00Z', {
      faults: { chooseFault },
    });
    const id = await post(anInvoice());
    at('2026-04-07T08:00:00Z', () => pay(id, 'bank-1', 120_000, '2026-04-07'));
    await playTo('2026-04-13T00:00:00Z');
    const before = { story: await story(id), executions: await executions() };
    for (const batch of batches.slice()) {
      expect(await stack.lambda.invoke('dispatch-changes', batch)).toMatchObject({
        payload: { batchItemFailures: [] },
      });
    }
    await playTo('2026-05-01T00:00:00Z');
    expect({ story: await story(id), executions: await executions() }).toEqual(before);
    expect(stack.ses.count()).toBe(3);
  });
});
