import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const callTasks = [
  { offsetDays: 15, minimumBalanceMinor: 50_000 },
  { offsetDays: 30, minimumBalanceMinor: 50_000 },
];
const policies = [{ ...punctualPolicy, id: 'by-phone', callTasks }];
const anInvoiceByPhone = (changes: Record<string, unknown> = {}) => anInvoice({ policyId: 'by-phone', ...changes });

describe('a policy with calls', () => {
  it('asks for one on its business day, between two stages, and again on the next; the ladder goes on as it would', async () => {
    const { post, playTo, tasks, notices, story } = await runningStack(startAt, { policies });
    const id = await post(anInvoiceByPhone());
    await playTo('2026-04-15T06:30:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-04-15T08:00:00Z');
    expect(await tasks()).toMatchObject([
      { kind: 'call', invoiceId: id, dueOn: '2026-04-15', data: { number: 'FA-2026-0042', daysLate: 15 } },
    ]);
    await playTo('2026-04-30T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call', dueOn: '2026-04-30', data: { daysLate: 30 } }]);
    await playTo('2026-05-06T00:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
      '2026-04-20 directNotice',
      '2026-05-05 legalEscalation',
    ]);
    expect((await story(id)).filter((line) => /Call|Parked/.test(line))).toEqual([
      '2026-04-15 CallTaskRaised',
      '2026-04-30 CallTaskRaised',
    ]);
  });

  it('asks for none once the invoice is paid, nor under the minimum', async () => {
    const { post, pay, playTo, tasks, story } = await runningStack(startAt, { policies });
    const paid = await post(anInvoiceByPhone());
    const part = await post(anInvoiceByPhone({ number: 'FA-2' }));
    await playTo('2026-04-14T08:00:00Z');
    await pay(paid, 'bank-1', 120_000, '2026-04-14');
    await pay(part, 'bank-2', 70_001, '2026-04-14');
    await playTo('2026-05-10T08:00:00Z');
    expect(await tasks()).toEqual([]);
    for (const id of [paid, part]) expect((await story(id)).join()).not.toContain('CallTask');
  });

  it('asks for one when a long hold ends, not for all that it has held up', async () => {
    const { post, call, playTo, tasks, story } = await runningStack(startAt, { policies });
    const id = await post(anInvoiceByPhone());
    await playTo('2026-04-13T08:00:00Z');
    await call('POST', `/invoices/${id}/holds`, { reason: 'we talk', until: '2026-05-11' });
    await playTo('2026-05-11T06:30:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-05-12T00:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call', data: { offsetDays: 30 } }]);
    expect((await story(id)).filter((line) => line.includes('CallTask'))).toEqual(['2026-05-11 CallTaskRaised']);
  });
});

/** An invoice whose first call has been asked for, in the morning of 15 April. */
async function asked() {
  const running = await runningStack(startAt, { policies });
  const id = await running.post(anInvoiceByPhone());
  await running.playTo('2026-04-15T08:00:00Z');
  const done = async (body: object) => {
    const [task] = await running.tasks();
    return running.call('POST', `/tasks/${task.id}/done`, body);
  };
  return { ...running, id, done };
}

describe('what comes of a call', () => {
  it('is a promise that is confirmed in writing at once, and holds the ladder until its day', async () => {
    const { stack, id, done, playTo, notices, story } = await asked();
    const before = stack.ses.count();
    const promise = { amountMinor: 120_000, promisedFor: '2026-04-22', by: 'Ms Durand', channel: 'phone' };
    expect((await done({ result: 'promise', promise })).status).toBe(200);
    await playTo('2026-04-15T09:00:00Z');
    expect(stack.ses.count()).toBe(before + 1);
    expect(await story(id)).toEqual(
      expect.arrayContaining(['2026-04-15 TaskDone', '2026-04-15 PromiseMade', '2026-04-15 ConfirmationSent']),
    );
    await playTo('2026-04-25T00:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-10 reminderTwo');
  });

  it('is a pause to cool off, confirmed in writing, after which the ladder goes on by itself', async () => {
    const { stack, id, done, playTo, notices, tasks, story } = await asked();
    const before = stack.ses.count();
    expect((await done({ result: 'coolOff', coolOffDays: 12 })).status).toBe(200);
    await playTo('2026-04-15T09:00:00Z');
    expect(stack.ses.count()).toBe(before + 1);
    expect(await story(id)).toContain('2026-04-15 ConfirmationSent');
    await playTo('2026-04-27T05:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-10 reminderTwo');
    expect(await tasks()).toEqual([]);
    await playTo('2026-04-28T00:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-27 directNotice');
  });

  it('is nothing when nobody answers three times, and the next call comes on its own day', async () => {
    const { done, playTo, tasks } = await asked();
    for (const dueOn of ['2026-04-16', '2026-04-17']) {
      expect((await done({ result: 'noAnswer' })).status).toBe(200);
      expect(await tasks()).toMatchObject([{ kind: 'call', dueOn }]);
      await playTo(`${dueOn}T08:00:00Z`);
    }
    expect((await done({ result: 'noAnswer' })).body).toMatchObject({ result: 'notReached' });
    await playTo('2026-04-29T20:00:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-04-30T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call', data: { offsetDays: 30 } }]);
  });
});
