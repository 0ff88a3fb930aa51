import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

describe('when SES refuses a message', () => {
  it('as too fast for the moment, it leaves in time, exactly once', async () => {
    const { post, playTo, stack, notices, tasks } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-02T08:00:00Z');
    stack.ses.faults.next('throttling');
    await playTo('2026-04-09T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-03 reminderOne']);
    expect(stack.ses.count()).toBe(2);
    expect(await tasks()).toEqual([]);
  });

  it.each([
    { fault: 'throttling', times: 4, told: [] },
    { fault: 'rejected', times: 1, told: ['caseStuck'] },
    { fault: 'notVerified', times: 1, told: ['caseStuck'] },
    { fault: 'paused', times: 1, told: [] },
  ] as const)(
    '($fault, $times times), nothing has left: the notice leaves in a later window, exactly once',
    async ({ fault, times, told }) => {
      const { post, playTo, stack, notices, story, tasks } = await runningStack('2026-03-01T08:00:00Z');
      const id = await post(anInvoice());
      await playTo('2026-04-02T08:00:00Z');
      stack.ses.faults.next(fault, times);
      await playTo('2026-04-09T00:00:00Z');
      expect(await story(id)).toContain('2026-04-03 NoticeRefused');
      // The Monday in between is Easter Monday.
      expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-07 reminderOne']);
      expect(stack.ses.count()).toBe(2);
      expect((await tasks()).map(({ kind }) => kind)).toEqual(told);
    },
  );

  it('invoiceninja/invoiceninja#9140, #12195: again and again, each window tries once, a person is told, and the stages keep their order and distances', async () => {
    const { post, playTo, stack, notices, tasks } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-02T08:00:00Z');
    stack.ses.faults.next('rejected', 4);
    await playTo('2026-04-30T00:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-10 reminderOne',
      '2026-04-17 reminderTwo',
      '2026-04-27 directNotice',
    ]);
    expect(stack.ses.count()).toBe(4);
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['caseStuck', 'caseStuck', 'caseStuck', 'caseStuck']);
  });

  it('that thanks for a payment, a person is told', async () => {
    const { post, pay, playTo, stack, tasks, invoice } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-07T08:00:00Z');
    stack.ses.faults.next('rejected');
    await pay(id, 'bank-1', 120_000, '2026-04-07');
    await playTo('2026-05-01T00:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['caseStuck']);
    expect(stack.ses.count()).toBe(2);
  });
});
