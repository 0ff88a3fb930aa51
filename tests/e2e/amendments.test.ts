import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';

/** An invoice due on 31 March whose reminder one left on 3 April. */
async function reminded(until: string) {
  const running = await runningStack(startAt);
  const id = await running.post(anInvoice());
  await running.playTo(until);
  const amend = (body: object) => running.call('PATCH', `/invoices/${id}`, body);
  return { ...running, id, amend };
}
const left = ['2026-03-24 courtesyNotice', '2026-04-03 reminderOne'];

describe('a due date that is moved', () => {
  it('killbill#2297: later, while reminder two waits: it waits for the new date, no stage is skipped or sent twice', async () => {
    const { id, amend, playTo, notices, invoice } = await reminded('2026-04-07T08:00:00Z');
    expect((await amend({ dueDate: '2026-05-29' })).status).toBe(200);
    await playTo('2026-06-07T20:00:00Z');
    expect(await notices(id)).toEqual(left);
    await playTo();
    expect(await notices(id)).toEqual([
      ...left,
      '2026-06-08 reminderTwo',
      '2026-06-18 directNotice',
      '2026-07-03 legalEscalation',
    ]);
    expect((await invoice(id)).status).toBe('escalated');
  });

  it('later, while reminder two gathers in its window: it is taken back, and leaves once, on the new date', async () => {
    const { id, amend, playTo, notices, story } = await reminded('2026-04-10T07:30:00Z');
    expect(await story(id)).toContain('2026-04-10 NoticeProposed');
    await amend({ dueDate: '2026-05-29' });
    await playTo('2026-06-09T00:00:00Z');
    expect(await story(id)).toContain('2026-04-10 NoticeReleased');
    expect((await story(id)).filter((line) => line.endsWith('NoticeMoved'))).toEqual([]);
    expect(await notices(id)).toEqual([...left, '2026-06-08 reminderTwo']);
  });

  it('earlier brings the next stage forward, as far as the gap allows', async () => {
    const { id, amend, playTo, notices } = await reminded('2026-04-03T12:00:00Z');
    await amend({ dueDate: '2026-03-10' });
    await playTo('2026-04-09T00:00:00Z');
    expect(await notices(id)).toEqual([...left, '2026-04-08 reminderTwo']);
  });
});

describe('other terms', () => {
  it('stand in the next message, and move nothing', async () => {
    const { stack, id, amend, playTo, notices } = await reminded('2026-04-07T08:00:00Z');
    await amend({ purchaseOrder: 'PO-4711', paymentMeans: { paymentLink: 'https://pay.example/other' } });
    await playTo('2026-04-14T20:00:00Z');
    expect(await notices(id)).toEqual([...left, '2026-04-10 reminderTwo']);
    const mail = await stack.ses.parsed(stack.ses.messages().at(-1)?.sesId ?? '');
    expect(mail?.text).toContain('PO-4711');
    expect(mail?.text).toContain('https://pay.example/other');
    expect(mail?.text).not.toContain('https://pay.example/42');
  });
});
