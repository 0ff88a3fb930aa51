import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { type RunningStack, runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const note = { number: 'AV-1', amountMinor: 20_000, reason: 'two were missing', issuedOn: '2026-04-07' };

/** An invoice whose reminder one has left, on 7 April. */
async function reminded() {
  const running = await runningStack(startAt);
  const id = await running.post(anInvoice());
  await running.playTo('2026-04-07T08:00:00Z');
  const credit = (changes: object = {}) =>
    running.call('POST', `/invoices/${id}/credit-notes`, { ...note, ...changes });
  return { ...running, running, id, credit };
}

async function lastText({ stack }: RunningStack): Promise<string> {
  const mail = await stack.ses.parsed(stack.ses.messages().at(-1)?.sesId ?? '');
  return (mail?.text ?? '').replaceAll(/[\u202f\u00a0]/g, ' ');
}

describe('a credit note', () => {
  it('OCA/credit-control#211: later messages ask for the rest, and show what was credited', async () => {
    const { running, id, credit, playTo, notices } = await reminded();
    expect((await credit()).status).toBe(201);
    await playTo('2026-04-14T20:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
    ]);
    const text = await lastText(running);
    expect(text).toContain('1 000,00 €');
    expect(text).toContain('200,00 €');
  });

  it('of all that is owed ends the case: canceled, and nothing more leaves', async () => {
    const { id, credit, playTo, notices, invoice, endOf } = await reminded();
    await credit({ amountMinor: 120_000 });
    await playTo();
    expect(await invoice(id)).toMatchObject({ status: 'canceled', balance: { amountMinor: 0 } });
    expect(await endOf(`${id}-r1`)).toBe('Invoice canceled');
    expect(await notices(id)).toHaveLength(2);
  });

  it('that comes while a notice gathers takes it back when nothing is owed any more', async () => {
    const { id, credit, playTo, story, stack } = await reminded();
    await playTo('2026-04-10T07:30:00Z');
    const before = stack.ses.count();
    expect(await story(id)).toContain('2026-04-10 NoticeProposed');
    await credit({ amountMinor: 120_000 });
    await playTo();
    expect(stack.ses.count()).toBe(before);
  });

  it('leaves a rest under the tolerance given up; a payment that is returned then brings it back', async () => {
    const { id, credit, playTo, pay, invoice, call, endOf, notices } = await reminded();
    await pay(id, 'bank-1', 99_950, '2026-04-08');
    await credit();
    await playTo('2026-04-09T20:00:00Z');
    expect(await invoice(id)).toMatchObject({ status: 'paid', balance: { amountMinor: 0 } });
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
    const returned = { id: 'R-1', paymentId: 'bank-1', reason: 'returned', receivedOn: '2026-04-15' };
    await call('POST', `/invoices/${id}/reversals`, returned);
    expect(await invoice(id)).toMatchObject({ status: 'open', balance: { amountMinor: 100_000 } });
    await playTo('2026-04-16T20:00:00Z');
    expect((await notices(id)).at(-1)).toContain('reminderTwo');
  });

  it('that an undone resolution had stood for is owed again, and no message shows it any more (OCA/credit-control#562)', async () => {
    const { running, id, call, playTo } = await reminded();
    const dispute = { id: 'D-1', reason: 'quality', amountMinor: 20_000, reviewOn: '2026-04-08' };
    await call('POST', `/invoices/${id}/disputes`, dispute);
    await call('POST', `/invoices/${id}/disputes/D-1/resolution`, { outcome: 'accepted' });
    const undo = { reason: 'the photos were of another delivery', reviewOn: '2026-04-09' };
    expect((await call('POST', `/invoices/${id}/disputes/D-1/reopen`, undo)).status).toBe(200);
    await call('POST', `/invoices/${id}/disputes/D-1/resolution`, { outcome: 'rejected' });
    await playTo('2026-04-14T20:00:00Z');
    const text = await lastText(running);
    expect(text).toContain('1 200,00 €');
    expect(text).not.toContain('200,00 € d');
    expect(text).not.toContain('1 000,00 €');
  });
});
