import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const hold = { id: 'H-1', scope: 'creditor', key: 'main', reason: 'we move to another bank', until: '2026-06-01' };

/** Three invoices of two debtors, whose courtesy notices have left. */
async function three(options: Parameters<typeof runningStack>[1] = {}) {
  const running = await runningStack(startAt, options);
  const others = { debtor: aDebtor({ id: 'C-002', emails: [{ role: 'accounting', address: 'ap@other.example' }] }) };
  const ids = [
    await running.post(anInvoice({ number: 'FA-1' })),
    await running.post(anInvoice({ number: 'FA-2' })),
    await running.post(anInvoice({ number: 'FA-3', ...others })),
  ];
  await running.playTo('2026-04-02T08:00:00Z');
  const last = async () => (await Promise.all(ids.map((id) => running.notices(id)))).map((all) => all.at(-1));
  return { ...running, ids, last };
}

describe('a global hold', () => {
  it('stops everything of a creditor in one request, and lifting it sends no burst', async () => {
    const { call, playTo, last, ids, notices, tasks, stack } = await three();
    expect(await call('POST', '/holds', hold)).toMatchObject({ status: 201, body: { id: 'H-1', hold: { end: null } } });
    await playTo('2026-05-06T08:00:00Z');
    expect(await last()).toEqual(Array(3).fill('2026-03-24 courtesyNotice'));
    expect((await call('GET', `/invoices/${ids[0]}/next-action`)).body.blockers).toMatchObject([
      { code: 'globalHold' },
    ]);
    expect(await tasks()).toEqual([]);
    expect((await call('DELETE', '/holds/H-1')).status).toBe(200);
    await playTo('2026-05-12T00:00:00Z');
    // The next business day, one message a debtor; reminder two comes at its distance from it, after Ascension Day.
    expect(await last()).toEqual(Array(3).fill('2026-05-07 reminderOne'));
    expect(stack.ses.count()).toBe(4);
    await playTo('2026-05-16T00:00:00Z');
    expect(await notices(ids[0] ?? '')).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-05-07 reminderOne',
      '2026-05-15 reminderTwo',
    ]);
  });

  it('that runs out lets everything go on by itself on its day', async () => {
    const { call, playTo, last } = await three();
    await call('POST', '/holds', { ...hold, until: '2026-04-20' });
    await playTo('2026-04-19T20:00:00Z');
    expect(await last()).toEqual(Array(3).fill('2026-03-24 courtesyNotice'));
    await playTo('2026-04-21T00:00:00Z');
    expect(await last()).toEqual(Array(3).fill('2026-04-20 reminderOne'));
  });

  it('takes back what was gathering when it came', async () => {
    const running = await runningStack(startAt);
    await running.post(anInvoice());
    await running.playTo('2026-03-24T08:30:00Z');
    await running.call('POST', '/holds', hold);
    await running.playTo('2026-03-31T08:00:00Z');
    expect(running.stack.ses.count()).toBe(0);
  });

  it('is for a manager alone to place and to lift', async () => {
    const { stack, call } = await three();
    const token = await stack.signIn({ username: 'camille', groups: ['collector'] });
    const answer = await call('POST', '/holds', hold, { authorization: `Bearer ${token}` });
    expect(answer).toMatchObject({ status: 403, body: { title: 'role' } });
  });
});

describe('a bank that nobody reads', () => {
  const policies = [{ ...defaultPolicy, maxPaymentFeedAgeHours: 96 }];

  it('stops all sending after some days, asks finance once, and goes on when it is read again', async () => {
    const { call, playTo, last, tasks, ids } = await three({ policies });
    expect((await call('POST', '/payment-feeds', { readUpTo: '2026-04-02T06:00:00Z' })).status).toBe(200);
    await playTo('2026-04-03T20:00:00Z');
    expect(await last()).toEqual(Array(3).fill('2026-04-03 reminderOne'));
    await playTo('2026-04-20T08:00:00Z');
    expect(await last()).toEqual(Array(3).fill('2026-04-03 reminderOne'));
    expect((await call('GET', `/invoices/${ids[0]}/next-action`)).body.blockers).toMatchObject([
      { code: 'paymentFeedStale' },
    ]);
    expect(await tasks()).toMatchObject([{ kind: 'readBankStatement', dueOn: '2026-04-10' }]);
    await call('POST', '/payment-feeds', { readUpTo: '2026-04-20T06:00:00Z' });
    expect(await tasks()).toEqual([]);
    await playTo('2026-04-22T00:00:00Z');
    expect(await last()).toEqual(Array(3).fill('2026-04-21 reminderTwo'));
  });

  it('that was never read stops nothing', async () => {
    const { playTo, last } = await three({ policies });
    await playTo('2026-04-03T20:00:00Z');
    expect(await last()).toEqual(Array(3).fill('2026-04-03 reminderOne'));
  });
});
