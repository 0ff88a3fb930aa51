import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const dispute = { id: 'D-1', reason: 'wrongQuantity', reviewOn: '2026-05-04' };

/** An invoice whose courtesy notice has left, disputed on 2 April. */
async function disputed(changes: object = {}) {
  const running = await runningStack(startAt);
  const id = await running.post(anInvoice());
  await running.playTo('2026-04-02T08:00:00Z');
  const answer = await running.call('POST', `/invoices/${id}/disputes`, { ...dispute, ...changes });
  expect(answer.status).toBe(201);
  const resolve = (body: object) => running.call('POST', `/invoices/${id}/disputes/D-1/resolution`, body);
  return { ...running, id, resolve };
}

describe('a dispute', () => {
  it('sends nothing, asks a person on its review date, and goes on pausing until he decides', async () => {
    const { id, stack, playTo, notices, tasks, invoice, story } = await disputed();
    expect(stack.ses.count()).toBe(1);
    await playTo('2026-05-04T06:00:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-06-30T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'reviewDispute', invoiceId: id, dueOn: '2026-05-04' }]);
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    expect(stack.ses.count()).toBe(1);
    expect((await invoice(id)).status).toBe('paused');
    expect((await story(id)).filter((line) => line.endsWith('CaseParked'))).toEqual([]);
  });

  it('rejected: the ladder resumes where it stood, after the minimum gap, and keeps its distances', async () => {
    const { id, playTo, notices, tasks, resolve } = await disputed();
    await playTo('2026-05-11T08:00:00Z');
    expect((await resolve({ outcome: 'rejected' })).status).toBe(200);
    expect(await tasks()).toEqual([]);
    await playTo('2026-05-15T20:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    await playTo();
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-05-18 reminderOne',
      '2026-05-26 reminderTwo',
      '2026-06-04 directNotice',
      '2026-06-19 legalEscalation',
    ]);
  });

  it('accepted in whole ends the case without any money: the invoice is canceled', async () => {
    const { id, playTo, resolve, invoice, endOf, stack } = await disputed();
    await resolve({ outcome: 'accepted' });
    await playTo();
    expect(await invoice(id)).toMatchObject({ status: 'canceled', balance: { amountMinor: 0 } });
    expect(await endOf(`${id}-r1`)).toBe('Invoice canceled');
    expect(stack.ses.count()).toBe(1);
  });

  it('of a part lets the rest be dunned: the messages ask for no more than that', async () => {
    const { id, stack, playTo, notices } = await disputed({ amountMinor: 40_000 });
    await playTo('2026-04-14T20:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
    ]);
    const mail = await stack.ses.parsed(stack.ses.messages().at(-1)?.sesId ?? '');
    const text = (mail?.text ?? '').replace(/[\u202f\u00a0]/g, ' ');
    expect(text).toMatch(/800,00 €/);
    expect(text).toMatch(/400,00 €[^\n]*litige/);
  });

  it('of a part is reviewed on its day although the ladder goes on', async () => {
    const { id, playTo, tasks, notices } = await disputed({ amountMinor: 40_000, reviewOn: '2026-04-08' });
    await playTo('2026-04-08T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'reviewDispute', dueOn: '2026-04-08' }]);
    await playTo('2026-04-14T20:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
    ]);
  });

  it('and a hold at once: the ladder waits for the end of both', async () => {
    const { id, call, playTo, notices, resolve, invoice } = await disputed();
    await call('POST', `/invoices/${id}/holds`, { id: 'H-1', reason: 'the buyer is away', until: '2026-06-01' });
    await resolve({ outcome: 'rejected' });
    expect((await invoice(id)).status).toBe('paused');
    await playTo('2026-05-31T20:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    await playTo('2026-06-02T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-06-01 reminderOne']);
  });

  it('does not stand in the way of money, in part or in full', async () => {
    const { id, pay, playTo, invoice, endOf } = await disputed();
    await pay(id, 'bank-1', 50_000, '2026-04-10');
    await playTo('2026-04-11T00:00:00Z');
    expect(await invoice(id)).toMatchObject({ status: 'paused', balance: { amountMinor: 70_000 } });
    await pay(id, 'bank-2', 70_000, '2026-04-12');
    await playTo('2026-04-13T00:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
  });

  it('that comes while a notice gathers takes it back', async () => {
    const running = await runningStack(startAt);
    const id = await running.post(anInvoice());
    await running.playTo('2026-03-24T08:30:00Z');
    expect(await running.story(id)).toContain('2026-03-24 NoticeProposed');
    await running.call('POST', `/invoices/${id}/disputes`, dispute);
    await running.playTo('2026-05-01T00:00:00Z');
    expect(running.stack.ses.count()).toBe(0);
  });
});
