import { GetExecutionHistoryCommand, ListExecutionsCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type { InvocationFault } from '../../local/lambda/host.ts';
import { names } from '../../local/stack/environment.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { clientsOf, disableSending, enableSending, postMany, setByHand, startAt, untilReminderTwo } from './on-call.ts';
import { executionArn, runningStack } from './running-stack.ts';

const throttled: InvocationFault = {
  answer: { ok: false, error: 'Lambda.TooManyRequestsException', cause: 'Rate Exceeded.' },
};

describe('Stop everything', () => {
  it('lets no message leave, asks nobody anything, and starts again with one message to each debtor', async () => {
    const running = await runningStack(startAt);
    const { stack, playTo, pay, tasks, notices, invoice, executions } = running;
    const [paid = '', ...others] = await postMany(running, 3);
    await playTo('2026-04-02T08:00:00Z');
    disableSending(running);
    await playTo('2026-04-09T08:00:00Z');
    expect(await stack.lambda.invoke('count-cases', {})).toMatchObject({ payload: { cases: 3, tasks: 0 } });
    await pay(paid, 'bank-1', 120_000, '2026-04-09');
    await playTo('2026-04-20T05:00:00Z');
    expect(stack.ses.count()).toBe(3);
    expect(await tasks()).toEqual([]);
    expect((await executions()).filter(({ status }) => status === 'FAILED')).toEqual([]);

    enableSending(running);
    await playTo('2026-04-22T00:00:00Z');
    for (const id of others) {
      const [, ...since] = await notices(id);
      expect(since).toEqual([expect.stringMatching(/^2026-04-2[01] reminderOne$/)]);
    }
    expect((await invoice(paid)).status).toBe('paid');
    // Two reminders, and the receipt that waited.
    expect(stack.ses.count()).toBe(3 + 3);
    expect(await tasks()).toEqual([]);
  });

  it('by the function that sends, when even SES is not to be asked, does the same', async () => {
    let isOff = false;
    const chooseFault = (name: string) => (isOff && name === 'send-debtor-notice' ? throttled : undefined);
    const running = await runningStack(startAt, { faults: { chooseFault } });
    const { stack, playTo, tasks, notices } = running;
    const ids = await postMany(running, 2);
    await playTo('2026-04-02T08:00:00Z');
    isOff = true;
    await playTo('2026-04-13T05:00:00Z');
    expect(stack.ses.count()).toBe(2);
    isOff = false;
    await playTo('2026-04-15T12:00:00Z');
    for (const id of ids) {
      const [, ...since] = await notices(id);
      expect(since).toEqual([expect.stringMatching(/^2026-04-1[345] reminderOne$/)]);
    }
    expect(await tasks()).toEqual([]);
  });
});

describe('Stuck case', () => {
  it('is found by its id, stopped, and goes on in a new run within minutes once it is to be looked at', async () => {
    const running = await runningStack(startAt);
    const { post, playTo, notices, executions, call } = running;
    const { states, table } = clientsOf(running);
    const id = await post(anInvoice());
    await playTo('2026-04-04T08:00:00Z');
    const next = (await call('GET', `/invoices/${id}/next-action`)).body;
    expect(next).toMatchObject({ stage: 'reminderTwo' });

    const { executions: runs = [] } = await states.send(
      new ListExecutionsCommand({ stateMachineArn: names.dunning, statusFilter: 'RUNNING' }),
    );
    expect(runs.map(({ name }) => name)).toEqual([`${id}-r1`]);
    const history = await states.send(
      new GetExecutionHistoryCommand({ executionArn: executionArn(`${id}-r1`), reverseOrder: true, maxResults: 5 }),
    );
    expect(history.events).toHaveLength(5);

    await states.send(new StopExecutionCommand({ executionArn: executionArn(`${id}-r1`), error: 'ByHand' }));
    await setByHand(table, { pk: `INVOICE#${id}`, sk: 'CASE' }, ['wakeBy', '2026-04-04T08:00:00.000Z'], 'wakePk');
    await playTo('2026-04-04T09:10:00Z');
    expect(await executions()).toEqual([
      { name: `${id}-r1`, status: 'ABORTED' },
      { name: `${id}-r2`, status: 'RUNNING' },
    ]);
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual(untilReminderTwo);
  });
});

describe('SES paused', () => {
  it('by AWS holds every message back, and each leaves on a later day, once, without anybody being asked', async () => {
    const running = await runningStack(startAt);
    const { stack, post, pay, at, playTo, notices, story, events, tasks } = running;
    const [id, paidId] = [
      await post(anInvoice()),
      await post(anInvoice({ number: 'FA-2', debtor: aDebtor({ id: 'C-2' }) })),
    ];
    await playTo('2026-04-02T08:00:00Z');
    disableSending(running);
    await pay(paidId, 'bank-1', 120_000, '2026-04-02');
    at('2026-04-04T12:00:00Z', () => enableSending(running));
    await playTo('2026-04-13T00:00:00Z');
    expect(await story(id)).toContain('2026-04-03 NoticeRefused');
    // The Monday in between is Easter Monday.
    expect((await notices(id)).slice(0, 2)).toEqual(['2026-03-24 courtesyNotice', '2026-04-07 reminderOne']);
    expect((await events(paidId)).filter(({ type }) => type === 'ReceiptSent')).toHaveLength(1);
    expect(await tasks()).toEqual([]);
    expect(new Set(stack.ses.messages().map(({ tags }) => tags['relance-message'])).size).toBe(stack.ses.count());
  });
});
