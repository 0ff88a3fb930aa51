import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const reason = 'it was another invoice';
const left = ['2026-03-24 courtesyNotice', '2026-04-03 reminderOne'];

describe('a cancellation that is undone', () => {
  it('lets the ladder go on where it stood, in a new run, after the gap', async () => {
    const { post, call, playTo, notices, endOf, executions } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-04-07T08:00:00Z');
    await call('POST', `/invoices/${id}/cancel`, { reason: 'our mistake' });
    await playTo('2026-04-20T08:00:00Z');
    expect(await endOf(`${id}-r1`)).toBe('Invoice canceled');
    expect(await call('POST', `/invoices/${id}/reopen`, { reason })).toMatchObject({
      status: 200,
      body: { status: 'open', stage: 'reminderOne' },
    });
    await playTo('2026-04-26T20:00:00Z');
    expect(await notices(id)).toEqual(left);
    await playTo();
    // Five days after it is a Saturday.
    expect(await notices(id)).toEqual([
      ...left,
      '2026-04-27 reminderTwo',
      '2026-05-07 directNotice',
      '2026-05-22 legalEscalation',
    ]);
    expect((await executions()).map(({ name }) => name)).toEqual([`${id}-r1`, `${id}-r2`]);
  });

  it('before its run has heard of it leaves one run that goes on', async () => {
    const { post, call, playTo, notices, executions } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-04-07T08:00:00Z');
    await call('POST', `/invoices/${id}/cancel`, { reason: 'our mistake' });
    await call('POST', `/invoices/${id}/reopen`, { reason });
    await playTo('2026-04-14T20:00:00Z');
    expect(await notices(id)).toEqual([...left, '2026-04-13 reminderTwo']);
    const running = (await executions()).filter(({ status }) => status === 'RUNNING');
    expect(running.map(({ name }) => name)).toEqual([`${id}-r2`]);
  });
});

describe('a write-off that is undone', () => {
  it('asks a person for the legal decision anew', async () => {
    const { post, call, decide, playTo, tasks, invoice, endOf } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo();
    const [asked] = await tasks();
    await decide(id, { decision: 'writeOff', reason: 'bankrupt' });
    await playTo();
    expect(await endOf(`${id}-r1`)).toBe('Written off');
    expect((await call('POST', `/invoices/${id}/reopen`, { reason })).status).toBe(200);
    await playTo();
    const [again, ...others] = await tasks();
    expect([again.kind, others]).toEqual(['legalDecision', []]);
    expect(again.id).not.toBe(asked.id);
    expect((await invoice(id)).status).toBe('escalated');
  });
});

describe('a notice that is voided', () => {
  it('a formal notice comes again in a new cycle, and the decision is asked for after that one', async () => {
    const { post, call, playTo, notices, tasks, events, invoice } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-05-06T08:00:00Z');
    const formal = '2026-05-05 legalEscalation';
    expect((await notices(id)).at(-1)).toBe(formal);
    const voiding = { stage: 'legalEscalation', cycle: 1, reason: 'the wrong company was named' };
    expect((await call('POST', `/invoices/${id}/notices/void`, voiding)).status).toBe(200);
    await playTo('2026-05-09T20:00:00Z');
    expect((await notices(id)).at(-1)).toBe(formal);
    await playTo();
    // Five days after the one that was voided is a Sunday.
    expect((await notices(id)).slice(-2)).toEqual([formal, '2026-05-11 legalEscalation']);
    const cycles = (await events(id)).filter(({ type }) => type === 'FormalNoticeSent').map(({ data }) => data.cycle);
    expect(cycles).toEqual([1, 2]);
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['legalDecision']);
    expect((await invoice(id)).status).toBe('escalated');
  });

  it('after the decision was asked for takes the question back until the notice has left again', async () => {
    const { post, call, playTo, notices, tasks } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo();
    const [asked] = await tasks();
    const voiding = { stage: 'legalEscalation', cycle: 1, reason: 'the wrong company was named' };
    await call('POST', `/invoices/${id}/notices/void`, voiding);
    expect(await tasks()).toEqual([]);
    await playTo();
    expect((await notices(id)).filter((line) => line.endsWith('legalEscalation'))).toHaveLength(2);
    expect(await tasks()).toMatchObject([{ kind: 'legalDecision' }]);
    expect((await tasks())[0].id).not.toBe(asked.id);
  });
});

describe('a resolution that is undone', () => {
  it('opens the case again that it had closed, and the dispute pauses it until a person decides', async () => {
    const { post, call, playTo, notices, invoice, tasks, endOf } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-04-07T08:00:00Z');
    await call('POST', `/invoices/${id}/disputes`, { id: 'D-1', reason: 'quality', reviewOn: '2026-04-20' });
    await call('POST', `/invoices/${id}/disputes/D-1/resolution`, { outcome: 'accepted' });
    await playTo('2026-04-15T08:00:00Z');
    expect(await endOf(`${id}-r1`)).toBe('Invoice canceled');
    const undo = { reason: 'the photos were of another delivery', reviewOn: '2026-05-04' };
    await call('POST', `/invoices/${id}/disputes/D-1/reopen`, undo);
    expect(await invoice(id)).toMatchObject({ status: 'paused', balance: { amountMinor: 120_000 } });
    await playTo('2026-05-12T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'reviewDispute', dueOn: '2026-05-04' }]);
    expect(await notices(id)).toEqual(left);
    await call('POST', `/invoices/${id}/disputes/D-1/resolution`, { outcome: 'rejected' });
    expect(await tasks()).toEqual([]);
    await playTo('2026-05-18T20:00:00Z');
    expect(await notices(id)).toEqual([...left, '2026-05-18 reminderTwo']);
  });
});
