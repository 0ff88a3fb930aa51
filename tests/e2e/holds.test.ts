import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const hold = (until: string, id?: string) => ({ reason: 'we talk about the delivery', until, ...(id && { id }) });

describe('a hold on an invoice', () => {
  it('invoiceninja/invoiceninja#1578, OCA/credit-control#208: stops the ladder where it stands; on its day the next stage leaves, and those after keep their distances', async () => {
    const { post, call, playTo, notices, invoice, story } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-04-02T08:00:00Z');
    expect(await call('POST', `/invoices/${id}/holds`, hold('2026-04-20', 'H-1'))).toMatchObject({
      status: 201,
      body: { id: 'H-1', invoice: { status: 'paused' } },
    });
    await playTo('2026-04-20T05:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    await playTo();
    // 17 days late for reminder one, and so is all that follows: no burst.
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-20 reminderOne',
      '2026-04-27 reminderTwo',
      '2026-05-07 directNotice',
      '2026-05-22 legalEscalation',
    ]);
    expect((await story(id)).filter((line) => /Hold|Pause/.test(line))).toEqual([
      '2026-04-02 HoldPlaced',
      '2026-04-20 PauseExpired',
    ]);
    expect((await invoice(id)).status).toBe('escalated');
  });

  it('takes back a notice that was already gathering in its window', async () => {
    const { stack, post, call, playTo, notices, story } = await runningStack(startAt);
    const id = await post(anInvoice());
    // Proposed at 08:24 for 08:34.
    await playTo('2026-03-24T08:30:00Z');
    expect(await story(id)).toContain('2026-03-24 NoticeProposed');
    expect((await call('POST', `/invoices/${id}/holds`, hold('2026-04-09'))).status).toBe(201);
    await playTo('2026-04-08T20:00:00Z');
    expect(await story(id)).toContain('2026-03-24 NoticeReleased');
    expect(stack.ses.count()).toBe(0);
    await playTo('2026-04-10T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-04-09 reminderOne']);
  });

  it('is lifted before its day, and the ladder goes on at once', async () => {
    const { post, call, playTo, notices, invoice } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-04-02T08:00:00Z');
    await call('POST', `/invoices/${id}/holds`, hold('2026-06-01', 'H-1'));
    await playTo('2026-04-09T05:00:00Z');
    expect(await call('DELETE', `/invoices/${id}/holds/H-1`)).toMatchObject({ status: 200, body: { status: 'open' } });
    await playTo('2026-04-10T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-09 reminderOne']);
    expect((await invoice(id)).pauses).toMatchObject([{ id: 'H-1', end: { how: 'lifted' } }]);
  });

  it('that ends while another stands lets nothing leave before the other has ended, too', async () => {
    const { post, call, playTo, notices, invoice } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-04-02T08:00:00Z');
    await call('POST', `/invoices/${id}/holds`, hold('2026-04-09', 'H-1'));
    await call('POST', `/invoices/${id}/holds`, hold('2026-04-16', 'H-2'));
    await playTo('2026-04-15T20:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    expect(await invoice(id)).toMatchObject({ status: 'paused', pauses: [{ end: { how: 'expired' } }, { end: null }] });
    await playTo('2026-04-17T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-16 reminderOne']);
  });

  it('does not stand in the way of money: paid in full, the case ends', async () => {
    const { post, call, pay, playTo, endOf, invoice } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-04-02T08:00:00Z');
    await call('POST', `/invoices/${id}/holds`, hold('2026-05-04'));
    await pay(id, 'bank-1', 120_000, '2026-04-10');
    await playTo('2026-04-11T00:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
  });
});
