import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { anInvoice } from '../builders.ts';
import { withDeaths } from './life-with-deaths.ts';
import { broken } from './on-call.ts';
import { eachOf, holdDebtor, postThree, startAt, tellings, thrice } from './one-debtor.ts';
import { type RunningStack, runningStack } from './running-stack.ts';
import { createSuddenDeaths } from './sudden-deaths.ts';

describe('what is corrected about a debtor', () => {
  it('is where the very next message goes, even one whose notice gathers already', async () => {
    const running = await runningStack(startAt);
    const { stack, call, playTo, post, notices } = running;
    const id = await post(anInvoice());
    await playTo('2026-03-24T08:30:00Z');
    const emails = [{ role: 'accounting', address: 'new@acme.example' }];
    expect((await call('PATCH', '/debtors/C-001', { emails })).status).toBe(200);
    await playTo('2026-03-25T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    expect(stack.ses.messages().map(({ destinations }) => destinations)).toEqual([['new@acme.example']]);
  });

  it('by another policy moves his ladders, unless an invoice has its own', async () => {
    const later = { ...defaultPolicy, id: 'later', stages: { ...defaultPolicy.stages } };
    later.stages.courtesyNotice = { enabled: false, offsetDays: -5 };
    const running = await runningStack(startAt, { policies: [later] });
    const { call, playTo, post, notices } = running;
    const own = await post(anInvoice({ number: 'FA-1' }));
    const his = await post(anInvoice({ number: 'FA-2', policyId: undefined }));
    await playTo('2026-03-21T00:00:00Z');
    expect((await call('PATCH', '/debtors/C-001', { policyId: 'later' })).status).toBe(200);
    await playTo('2026-03-31T00:00:00Z');
    expect(await eachOf([own, his], notices)).toEqual([['2026-03-24 courtesyNotice'], []]);
  });
});

describe('whatever dies while the cases of a debtor are told', () => {
  const isOfDebtor = (text: string) => text.includes('"itemType":{"S":"debtor"}');

  async function expectToldOnce(running: RunningStack): Promise<void> {
    const { playTo, notices } = running;
    const ids = await postThree(running);
    await playTo('2026-04-02T08:00:00Z');
    await holdDebtor(running, '2026-06-01', 'H-1');
    await playTo('2026-04-02T09:00:00Z');
    expect(await tellings(running, ids)).toEqual([1, 1, 1]);
    await running.call('DELETE', '/debtors/C-001/holds/H-1');
    await playTo('2026-04-03T12:00:00Z');
    expect(await tellings(running, ids)).toEqual([2, 2, 2]);
    expect(await eachOf(ids, notices)).toEqual(thrice(['2026-03-24 courtesyNotice', '2026-04-03 reminderOne']));
  }

  it.each([
    { write: 1, isDone: true },
    { write: 2, isDone: false },
    { write: 3, isDone: true },
  ])('each hears of it once, and goes on (at write $write, done: $isDone)', async (place) => {
    const { running, deaths } = await withDeaths('dispatch-changes', (event) =>
      isOfDebtor(event) ? place : undefined,
    );
    await expectToldOnce(running);
    await deaths.close();
    expect(deaths.count()).toBe(2);
  });

  it.each([
    { write: 1, isDone: true },
    { write: 4, isDone: false },
    { write: 4, isDone: true },
  ])('and when the stream never tells them, they are woken for it (at write $write, done: $isDone)', async (place) => {
    const deaths = createSuddenDeaths('wake-overdue', () => place);
    const chooseFault = (name: string, event: unknown) =>
      name === 'dispatch-changes' && isOfDebtor(JSON.stringify(event)) ? broken : deaths.chooseFault(name, event);
    const running = await runningStack(startAt, { faults: { chooseFault } });
    await deaths.connect({ table: running.stack.table.endpoint, workflow: running.stack.workflow.endpoint });
    await expectToldOnce(running);
    await deaths.close();
    expect(deaths.count()).toBe(1);
  });
});
