import { describe, expect, it } from 'vitest';
import type { InvocationFault } from '../../local/lambda/host.ts';
import { anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

/** An invoice whose courtesy notice has left, and whose reminder one is next. */
async function beforeReminderOne(
  options: Parameters<typeof runningStack>[1] = {},
): Promise<RunningStack & { id: string }> {
  const running = await runningStack('2026-03-01T08:00:00Z', options);
  const id = await running.post(anInvoice());
  await running.playTo('2026-04-02T08:00:00Z');
  return { ...running, id };
}

const onTime = ['2026-03-24 courtesyNotice', '2026-04-03 reminderOne', '2026-04-10 reminderTwo'];

describe('when the answer of SES gets lost', () => {
  it('after it took the mail, its events tell: the notice counts, once, and the ladder goes on in time', async () => {
    const { id, stack, playTo, notices, tasks } = await beforeReminderOne();
    stack.ses.faults.next('loseAnswer');
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual(onTime);
    expect(stack.ses.count()).toBe(3);
    expect(await tasks()).toEqual([]);
  });

  it.each(['loseAnswerBeforeKeeping', 'serverError'] as const)(
    'and no event tells either (%s), no second mail leaves: after hours a person is asked, and the ladder holds',
    async (fault) => {
      const { id, stack, playTo, notices, story, tasks, call } = await beforeReminderOne();
      stack.ses.faults.next(fault);
      await playTo('2026-04-03T12:00:00Z');
      expect(await tasks()).toEqual([]);
      await playTo('2026-04-27T00:00:00Z');
      expect(await tasks()).toMatchObject([{ kind: 'checkDelivery', invoiceId: id, dueOn: '2026-04-03' }]);
      expect(await story(id)).toContain('2026-04-03 NoticeUnconfirmed');
      expect(await notices(id)).toEqual(onTime.slice(0, 1));
      expect(stack.ses.count()).toBe(1);
      const { blockers } = (await call('GET', `/invoices/${id}/next-action`)).body;
      expect(blockers).toMatchObject([{ code: 'undelivered' }]);
    },
  );
});

describe('events of SES that come after hours', () => {
  /** Reminder one left, but its answer is lost and its events wait in the dead letters until a person was asked. */
  async function withLateEvents(): Promise<RunningStack & { id: string; tellEvents: () => Promise<void> }> {
    let isDown = false;
    const down: InvocationFault = { answer: { ok: false, error: 'Lambda.ServiceException', cause: 'down' } };
    const chooseFault = (name: string) => (isDown && name === 'take-mail-events' ? down : undefined);
    const running = await beforeReminderOne({ faults: { chooseFault } });
    running.stack.ses.faults.next('loseAnswer');
    isDown = true;
    await running.playTo('2026-04-07T08:00:00Z');
    isDown = false;
    expect((await running.tasks()).map(({ kind }) => kind)).toEqual(['checkDelivery']);
    const late = running.stack.bus.deadLetters().map(({ event }) => event);
    return {
      ...running,
      tellEvents: async () => {
        for (const event of late) await running.stack.bus.put('default', event);
      },
    };
  }

  it('prove that the message left: nobody has to look any more, and the ladder goes on', async () => {
    const { id, tellEvents, playTo, notices, tasks, stack } = await withLateEvents();
    await tellEvents();
    expect(await tasks()).toEqual([]);
    await playTo('2026-04-13T00:00:00Z');
    expect((await notices(id)).map((line) => line.slice(11))).toEqual(['courtesyNotice', 'reminderOne', 'reminderTwo']);
    expect(stack.ses.count()).toBe(3);
  });

  it('change nothing once a person has had the notice sent again', async () => {
    const { id, tellEvents, call, playTo, notices, tasks } = await withLateEvents();
    const [task] = await tasks();
    await call('POST', `/tasks/${task.id}/done`, { result: 'Nothing arrived.' });
    await playTo('2026-04-08T08:00:00Z');
    await tellEvents();
    await playTo('2026-04-21T00:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-07 reminderOne',
      '2026-04-14 reminderTwo',
    ]);
  });
});

describe('a message of which nobody knows', () => {
  async function answeredWith(result: string): Promise<RunningStack & { id: string }> {
    const running = await beforeReminderOne();
    running.stack.ses.faults.next('loseAnswerBeforeKeeping');
    await running.playTo('2026-04-07T08:00:00Z');
    const [task] = await running.tasks();
    expect((await running.call('POST', `/tasks/${task.id}/done`, { result })).status).toBe(200);
    return running;
  }

  it('is not sent again when a person found that it arrived: the next stage follows', async () => {
    const { id, playTo, notices, tasks, stack } = await answeredWith('arrived');
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-10 reminderTwo']);
    expect(await tasks()).toEqual([]);
    expect(stack.ses.count()).toBe(2);
  });

  it('is sent again, in a new cycle, when a person found that it did not arrive', async () => {
    const { id, playTo, events, notices } = await answeredWith('The debtor has nothing.');
    await playTo('2026-04-21T00:00:00Z');
    expect((await notices(id)).slice(0, 2)).toEqual(['2026-03-24 courtesyNotice', '2026-04-07 reminderOne']);
    const sent = (await events(id)).filter(({ type }) => type === 'ReminderSent');
    expect(sent[0].data).toMatchObject({ stage: 'reminderOne', cycle: 2 });
  });
});
