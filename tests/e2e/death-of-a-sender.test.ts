import { beforeAll, describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { expectSameStories, undisturbedLife, withDeaths } from './life-with-deaths.ts';

let undisturbed: string[];
beforeAll(async () => {
  undisturbed = await undisturbedLife();
});

describe('whatever dies of the sending, every message leaves once and every story is the same', () => {
  it.each([
    // Between the record of a message and its sending, nobody can know: that place has tests of its own.
    {
      what: 'the sender of a window',
      name: 'send-debtor-notice',
      event: '"kind":"window"',
      writes: 4,
      inDoubt: 'W2-done',
    },
    {
      what: 'the sender of a receipt',
      name: 'send-debtor-notice',
      event: '"kind":"transactional"',
      writes: 3,
      inDoubt: 'W1-done',
    },
    { what: 'the taker of mail events', name: 'take-mail-events', writes: 1 },
  ])('$what, before its first write and after each', { timeout: 120_000 }, (each) =>
    expectSameStories(undisturbed, each),
  );
});

describe('a sender that dies after the record and before the sending', () => {
  it('of a notice leaves it to a person, who finds that nothing arrived: it is sent once', async () => {
    const { running, deaths } = await withDeaths('send-debtor-notice', () => ({ write: 2, isDone: true }));
    const { post, playTo, notices, tasks, call, stack } = running;
    const id = await post(anInvoice());
    await playTo('2026-03-25T08:00:00Z');
    expect(stack.ses.count()).toBe(0);
    const [task] = await tasks();
    expect(task).toMatchObject({ kind: 'checkDelivery', invoiceId: id });
    await deaths.close();
    await call('POST', `/tasks/${task.id}/done`, { result: 'Nothing arrived.' });
    await playTo('2026-04-01T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-25 courtesyNotice']);
    expect(stack.ses.count()).toBe(1);
  });

  it('of a receipt leaves it to a person', async () => {
    const { running, deaths } = await withDeaths('send-debtor-notice', (event) =>
      event.includes('"kind":"transactional"') ? { write: 1, isDone: true } : undefined,
    );
    const { post, pay, at, playTo, tasks, invoice, stack } = running;
    const id = await post(anInvoice());
    at('2026-04-07T08:00:00Z', () => pay(id, 'bank-1', 120_000, '2026-04-07'));
    await playTo('2026-04-08T00:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    expect(await tasks()).toMatchObject([{ kind: 'checkDelivery', invoiceId: id }]);
    expect(stack.ses.count()).toBe(2);
    await deaths.close();
  });
});
