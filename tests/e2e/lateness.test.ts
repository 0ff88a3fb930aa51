import { describe, expect, it } from 'vitest';
import type { InvocationFault } from '../../local/lambda/host.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack } from './running-stack.ts';

const down: InvocationFault = { answer: { ok: false, error: 'Lambda.ServiceException', cause: 'down' } };

describe('an invoice posted late', () => {
  it('invoiceninja/invoiceninja#9312: 15 days after it was due, begins with reminder one, and no stage leaves the morning after another', async () => {
    const { post, playTo, notices, tasks } = await runningStack('2026-04-15T08:00:00Z');
    const id = await post(anInvoice());
    await playTo();
    // 15 days late: reminder one on the day, then 7, 10 and 15 days apart as in the policy.
    expect(await notices(id)).toEqual([
      '2026-04-15 reminderOne',
      '2026-04-22 reminderTwo',
      '2026-05-04 directNotice',
      '2026-05-18 legalEscalation',
    ]);
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['legalDecision']);
  });

  it('six days before it is due, still gets its courtesy notice', async () => {
    const { post, playTo, notices } = await runningStack('2026-03-25T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-25 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
    ]);
  });

  it('on its due date after hours, gets no courtesy notice', async () => {
    const { post, playTo, notices } = await runningStack('2026-03-31T16:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-04-03 reminderOne', '2026-04-10 reminderTwo']);
  });
});

describe('after nine days', () => {
  const caughtUp = [
    '2026-03-24 courtesyNotice',
    '2026-04-10 reminderOne',
    '2026-04-17 reminderTwo',
    '2026-04-27 directNotice',
  ];

  it('invoiceninja/invoiceninja#637, #2311: in which every function was down, the next stage in order leaves, once: no burst, none skipped', async () => {
    let isDown = false;
    const { post, at, playTo, stack, notices } = await runningStack('2026-03-01T08:00:00Z', {
      faults: { chooseFault: () => (isDown ? down : undefined) },
    });
    const id = await post(anInvoice());
    at('2026-04-01T08:00:00Z', () => (isDown = true));
    at('2026-04-10T08:00:00Z', () => (isDown = false));
    await playTo('2026-05-04T00:00:00Z');
    expect(await notices(id)).toEqual(caughtUp);
    expect(stack.ses.count()).toBe(4);
  });

  it('Dolibarr/dolibarr#25197: in which nothing ran at all, what was due on those days is caught up', async () => {
    const { post, playTo, standStillUntil, stack, notices } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-01T08:00:00Z');
    standStillUntil('2026-04-10T08:00:00Z');
    await playTo('2026-05-04T00:00:00Z');
    expect(await notices(id)).toEqual(caughtUp);
    expect(stack.ses.count()).toBe(4);
  });

  it('in which nothing ran while a notice gathered, it leaves in the next send hours, once', async () => {
    const { post, playTo, standStillUntil, stack, notices, events } = await runningStack('2026-03-01T08:00:00Z', {
      policies: [punctualPolicy],
    });
    const id = await post(anInvoice());
    await playTo('2026-04-03T07:05:00Z');
    standStillUntil('2026-04-12T03:00:00Z');
    await playTo('2026-04-14T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-13 reminderOne']);
    expect((await events(id)).find(({ type }) => type === 'ReminderSent').at > '2026-04-13T07').toBe(true);
    expect(stack.ses.count()).toBe(2);
  });
});

describe('the send hours', () => {
  it('invoiceninja/invoiceninja#6712, #792, #8665: keep to the clock on the wall when the clocks change', async () => {
    const { post, playTo, events } = await runningStack('2026-03-01T08:00:00Z', { policies: [punctualPolicy] });
    // The clocks of Paris go forward on Sunday, March 29.
    const before = await post(anInvoice({ number: 'FA-1', debtor: aDebtor({ id: 'C-1' }), dueDate: '2026-04-03' }));
    const after = await post(anInvoice({ number: 'FA-2', debtor: aDebtor({ id: 'C-2' }), dueDate: '2026-04-06' }));
    await playTo('2026-04-01T00:00:00Z');
    const sentAt = async (id: string) => (await events(id)).find(({ type }) => type === 'CourtesyNoticeSent').at;
    expect(await sentAt(before)).toBe('2026-03-27T08:10:00.000Z');
    expect(await sentAt(after)).toBe('2026-03-30T07:10:00.000Z');
  });
});

describe('a small balance', () => {
  it('under the minimum of the policy is not worth a letter; at the end of the ladder a person is asked', async () => {
    const { post, pay, playTo, notices, invoice, endOf, call, tasks } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice({ amount: { amountMinor: 499, currency: 'EUR' } }));
    await playTo('2026-05-04T00:00:00Z');
    const next = (await call('GET', `/invoices/${id}/next-action`)).body;
    expect(next.blockers.map(({ code }: { code: string }) => code)).toContain('minimumBalance');
    expect(await tasks()).toEqual([]);
    await playTo('2026-06-15T00:00:00Z');
    expect(await notices(id)).toEqual([]);
    expect(await tasks()).toMatchObject([{ kind: 'writeOffQuestion', dueOn: '2026-05-12' }]);
    await pay(id, 'bank-1', 499, '2026-06-15');
    await playTo('2026-06-16T00:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    expect(await tasks()).toEqual([]);
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
  });

  it('under the legal threshold gets no formal notice: a person is asked whether to write it off', async () => {
    const { post, playTo, decide, notices, tasks, endOf } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice({ amount: { amountMinor: 9_999, currency: 'EUR' } }));
    await playTo();
    expect((await notices(id)).map((line) => line.slice(11))).toEqual([
      'courtesyNotice',
      'reminderOne',
      'reminderTwo',
      'directNotice',
    ]);
    expect(await tasks()).toMatchObject([{ kind: 'writeOffQuestion', invoiceId: id }]);
    expect((await decide(id, { decision: 'writeOff', reason: 'Not worth it.' })).status).toBe(200);
    await playTo('2026-07-01T00:00:00Z');
    expect(await endOf(`${id}-r1`)).toBe('Written off');
  });
});

it('a consumer is dunned by the policy of consumers: fewer contacts, and never a word of costs', async () => {
  const { post, playTo, notices, stack } = await runningStack('2026-03-01T08:00:00Z');
  const debtor = aDebtor({ id: 'C-9', kind: 'consumer', name: 'Jeanne Martin', registrationNumber: undefined });
  const id = await post(anInvoice({ debtor, policyId: undefined }));
  await playTo();
  expect(await notices(id)).toEqual(['2026-04-07 reminderOne', '2026-04-17 reminderTwo', '2026-05-15 legalEscalation']);
  for (const { sesId } of stack.ses.messages()) {
    const mail = await stack.ses.parsed(sesId);
    expect(`${mail?.text} ${mail?.html}`).not.toMatch(
      /40[,.]?\d* ?€|indemnité forfaitaire|frais de recouvrement|L\. ?441-10/i,
    );
  }
});
