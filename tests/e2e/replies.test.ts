import { describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { debtorOf, eachOf, postThree, startAt, tellings, thrice } from './one-debtor.ts';
import { type RunningStack, runningStack } from './running-stack.ts';

const before = ['2026-03-24 courtesyNotice', '2026-04-03 reminderOne'];

/** He answers the last message about an invoice of his; the id of the task that shows it. */
async function answer({ call, invoice }: RunningStack, invoiceId: string, id = 'R-1'): Promise<string> {
  const { messageId } = (await invoice(invoiceId)).notices.at(-1);
  const { status, body } = await call('POST', `/messages/${messageId}/replies`, { id, text: 'Why?' });
  expect(status).toBe(201);
  return body.task.id;
}

describe('a debtor who answers', () => {
  it('hears nothing for 3 business days, on any of his invoices; then all go on in one message; others go on meanwhile', async () => {
    const running = await runningStack(startAt);
    const { stack, post, playTo, notices, tasks } = running;
    const ids = await postThree(running);
    const emails = [{ role: 'accounting', address: 'other@other.example' }];
    const other = await post(anInvoice({ number: 'FA-9', debtor: aDebtor({ id: 'C-002', emails }) }));
    await playTo('2026-04-09T12:00:00Z');
    await answer(running, ids[0] ?? '');
    await playTo('2026-04-15T05:00:00Z');
    expect(await eachOf(ids, notices)).toEqual(thrice(before));
    expect(await notices(other)).toEqual([...before, '2026-04-10 reminderTwo']);
    expect(await tellings(running, ids)).toEqual([1, 1, 1]);
    await playTo('2026-04-16T05:00:00Z');
    expect(await eachOf(ids, notices)).toEqual(thrice([...before, '2026-04-15 reminderTwo']));
    expect(stack.ses.messages({ destination: 'compta@acme.example' })).toHaveLength(3);
    // The pause has ended; what he wrote still waits for a person.
    expect(await tasks()).toMatchObject([{ kind: 'reply', data: { text: 'Why?' } }]);
  });

  it('is written to on the next occasion once a person has seen to it', async () => {
    const running = await runningStack(startAt);
    const { call, playTo, notices } = running;
    const ids = await postThree(running);
    await playTo('2026-04-09T12:00:00Z');
    const taskId = await answer(running, ids[0] ?? '');
    await playTo('2026-04-10T05:00:00Z');
    expect((await call('POST', `/tasks/${taskId}/done`, { result: 'explained' })).status).toBe(200);
    await playTo('2026-04-11T00:00:00Z');
    expect(await eachOf(ids, notices)).toEqual(thrice([...before, '2026-04-10 reminderTwo']));
    expect(await debtorOf(running)).toMatchObject({ replies: [] });
    expect(await tellings(running, ids)).toEqual([2, 2, 2]);
  });

  it('takes back a notice that gathers already', async () => {
    const running = await runningStack(startAt);
    const { playTo, story, stack } = running;
    const ids = await postThree(running);
    // Proposed at 07:24 for 07:34.
    await playTo('2026-04-10T07:30:00Z');
    for (const id of ids) expect(await story(id)).toContain('2026-04-10 NoticeProposed');
    await answer(running, ids[0] ?? '');
    await playTo('2026-04-15T05:00:00Z');
    for (const id of ids) expect(await story(id)).toContain('2026-04-10 NoticeReleased');
    expect(stack.ses.count()).toBe(2);
  });

  it('is never sent a formal notice while nobody has seen to it, however long that takes', async () => {
    const running = await runningStack(startAt);
    const { call, post, playTo, notices } = running;
    const id = await post(anInvoice());
    await playTo('2026-04-21T12:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-20 directNotice');
    const taskId = await answer(running, id);
    await playTo('2026-08-03T05:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-20 directNotice');
    await call('POST', `/tasks/${taskId}/done`, { result: 'he does not answer us any more' });
    await playTo('2026-08-04T00:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-08-03 legalEscalation');
  });
});
