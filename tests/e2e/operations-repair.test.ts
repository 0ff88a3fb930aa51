import { DescribeExecutionCommand, ListExecutionsCommand, RedriveExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type { InvocationFault } from '../../local/lambda/host.ts';
import { names } from '../../local/stack/environment.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import {
  broken,
  clientsOf,
  disableSending,
  enableSending,
  postMany,
  setByHand,
  startAt,
  untilReminderTwo,
} from './on-call.ts';
import { executionArn, runningStack } from './running-stack.ts';
import { restoreTable, takeSnapshot } from './table-snapshot.ts';

describe('Redrive', () => {
  it('goes on with a failed run where it failed, and does nothing when a new run has taken over', async () => {
    let isBroken = false;
    const chooseFault = (name: string) => (isBroken && name === 'check-payment' ? broken : undefined);
    const running = await runningStack(startAt, { faults: { chooseFault } });
    const { stack, playTo, notices, executions } = running;
    const { states } = clientsOf(running);
    const [early = '', late = ''] = await postMany(running, 2);
    await playTo('2026-04-02T08:00:00Z');
    isBroken = true;
    await playTo('2026-04-03T07:50:00Z');
    isBroken = false;
    const redrive = (id: string) =>
      states.send(new RedriveExecutionCommand({ executionArn: executionArn(`${id}-r1`) }));
    await redrive(early);
    await playTo('2026-04-03T12:00:00Z');
    await redrive(late);
    await playTo('2026-04-13T00:00:00Z');
    expect(await executions()).toEqual([
      { name: `${early}-r1`, status: 'RUNNING' },
      { name: `${late}-r1`, status: 'SUCCEEDED' },
      { name: `${late}-r2`, status: 'RUNNING' },
    ]);
    expect(await notices(early)).toEqual(untilReminderTwo);
    expect(await notices(late)).toEqual(untilReminderTwo);
    expect(stack.ses.count()).toBe(6);
  });

  it('of what the bus could not deliver hands the event in again, and the same twice counts once', async () => {
    let isBroken = true;
    const chooseFault = (name: string) => (isBroken && name === 'take-events' ? broken : undefined);
    const { stack, post, playTo, invoice } = await runningStack(startAt, { faults: { chooseFault } });
    const id = await post(anInvoice());
    await stack.bus.put('relance', {
      version: '0',
      id: 'event-1',
      'detail-type': 'PaymentReceived',
      source: 'bank',
      account: '000000000000',
      time: startAt,
      region: names.region,
      resources: [],
      detail: {
        id: 'bank-1',
        invoiceId: id,
        amount: { amountMinor: 50_000, currency: 'EUR' },
        receivedOn: '2026-03-01',
      },
    });
    const [letter] = stack.bus.deadLetters();
    isBroken = false;
    for (let time = 0; time < 2; time += 1)
      expect(await stack.lambda.invoke('take-events', letter?.event)).toMatchObject({ ok: true });
    await playTo('2026-03-02T08:00:00Z');
    expect((await invoice(id)).balance.amountMinor).toBe(70_000);
  });

  it('of what could not be published hands its records in again', async () => {
    let isBroken = true;
    const chooseFault = (name: string) => (isBroken && name === 'publish-events' ? broken : undefined);
    const { stack, post, playTo } = await runningStack(startAt, { faults: { chooseFault } });
    await post(anInvoice());
    await playTo('2026-03-02T08:00:00Z');
    isBroken = false;
    const published = () => stack.bus.published().filter(({ event }) => event.source === 'relance');
    expect(published()).toEqual([]);
    for (const letter of stack.stream.deadLetters)
      await stack.lambda.invoke('publish-events', { Records: letter.records });
    expect(published().map(({ event }) => event['detail-type'])).toEqual(['InvoicePosted']);
  });
});

describe('Restore', () => {
  it('sends nothing until it is told to, takes again what came after the point, and shows who had a message since', async () => {
    let isSilent = false;
    // The stream of a restored table begins empty.
    const silence: InvocationFault = { answer: { ok: true, payload: { batchItemFailures: [] } } };
    const isReader = (name: string) => name === 'dispatch-changes' || name === 'publish-events';
    const chooseFault = (name: string) => (isSilent && isReader(name) ? silence : undefined);
    const running = await runningStack(startAt, { faults: { chooseFault } });
    const { stack, post, pay, playTo, notices, invoice, tasks, executions } = running;
    const { states, table } = clientsOf(running);
    const [paid = '', reminded = ''] = await postMany(running, 2);
    await playTo('2026-04-02T12:00:00Z');
    const point = await takeSnapshot(table);
    await pay(paid, 'bank-1', 120_000, '2026-04-02');
    const lateInvoice = anInvoice({ number: 'FA-late', debtor: aDebtor({ id: 'C-late' }), dueDate: '2026-05-20' });
    const late = await post(lateInvoice);
    await playTo('2026-04-03T12:00:00Z');
    expect(stack.ses.count()).toBe(2 + 1 + 1);

    disableSending(running);
    isSilent = true;
    await restoreTable(table, point);
    await stack.stream.drain();
    isSilent = false;
    expect((await invoice(paid)).status).toBe('open');
    await playTo('2026-04-05T12:00:00Z');
    expect(stack.ses.count()).toBe(4);

    // Who had a message since: Step Functions remembers what the table has forgotten.
    const { executions: sent = [] } = await states.send(
      new ListExecutionsCommand({ stateMachineArn: names.debtorNotice, statusFilter: 'SUCCEEDED' }),
    );
    const since = sent.filter(({ startDate = new Date(0) }) => startDate > new Date('2026-04-02T12:00:00Z'));
    const told: { debtorId: string; sent: number }[] = [];
    for (const { executionArn: arn, stopDate } of since) {
      const { input = '', output = '' } = await states.send(new DescribeExecutionCommand({ executionArn: arn }));
      const { kind, debtorId } = JSON.parse(input) as { kind: string; debtorId: string };
      const outcome = JSON.parse(output) as { sent?: number };
      if (kind !== 'window' || !outcome.sent) continue;
      told.push({ debtorId, sent: outcome.sent });
      const at = stopDate?.toISOString() ?? '';
      await setByHand(table, { pk: `DEBTOR#main#${debtorId}`, sk: 'PROFILE' }, ['debtor.lastContactAt', at], 'pk');
    }
    expect(told).toEqual([{ debtorId: 'C-1', sent: 1 }]);

    // What the billing system and the bank told since, once more.
    expect((await pay(paid, 'bank-1', 120_000, '2026-04-02')).status).toBe(201);
    expect(await post(lateInvoice)).toBe(late);
    enableSending(running);
    await playTo('2026-04-16T00:00:00Z');

    expect((await invoice(paid)).status).toBe('paid');
    expect(await notices(paid)).toEqual(['2026-03-24 courtesyNotice']);
    // Not prevented: the reminder of April 3 leaves again, with the contact delay after the first.
    expect(await notices(reminded)).toEqual([
      '2026-03-24 courtesyNotice',
      expect.stringMatching(/^2026-04-0[789] reminderOne$/),
      expect.stringMatching(/^2026-04-1\d reminderTwo$/),
    ]);
    expect(await tasks()).toEqual([]);

    // Its first run sleeps on beside the one that took over, and does nothing when it wakes.
    await playTo('2026-06-01T00:00:00Z');
    expect((await notices(late)).map((line) => line.slice(11))).toEqual(['courtesyNotice', 'reminderOne']);
    const still = (await executions()).filter(({ status }) => status === 'RUNNING').map(({ name }) => name);
    expect(still.map((name) => name.replace(/-r\d+$/, '')).toSorted()).toEqual([reminded, late].toSorted());
  });
});

describe('Deploy with running executions', () => {
  it('that began with an older contract hands its case over to a new run, which goes on where it stands', async () => {
    const { post, playTo, stack, invoice, notices, executions, endOf } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-04-06T08:00:00Z');
    // What an execution that began before the deployment asks of the functions that came with it.
    const old = { invoiceId: id, creditor: 'main', debtorId: 'C-001', run: 1, contract: 0 };
    expect(await stack.lambda.invoke('check-payment', { ...old, stage: 'reminderTwo' })).toMatchObject({
      payload: { answer: 'leave' },
    });
    const planned = await stack.lambda.invoke('plan-dunning', {
      ...old,
      startedAt: `${startAt.slice(0, -1)}.000Z`,
      previous: {},
    });
    expect(planned).toMatchObject({ payload: { action: 'renew' } });
    const { payload } = planned as { payload: { version: number } };
    expect(
      await stack.lambda.invoke('close-case', { ...old, version: payload.version, action: 'renew' }),
    ).toMatchObject({ payload: { outcome: 'continued' } });
    await playTo('2026-04-13T00:00:00Z');
    expect((await executions()).map(({ name }) => name)).toEqual([`${id}-r1`, `${id}-r2`]);
    expect(await endOf(`${id}-r1`)).toBe('Continued in a new run');
    expect(await notices(id)).toEqual(untilReminderTwo);
    expect(stack.ses.count()).toBe(3);
    expect((await invoice(id)).stage).toBe('reminderTwo');
  });
});
