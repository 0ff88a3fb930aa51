import { describe, expect, it } from 'vitest';
import type { EngineAnswer } from '../../local/dynamodb/fault-rule.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { withDeaths } from './life-with-deaths.ts';
import { aHold, debtorOf, eachOf, holdDebtor, postThree, startAt, tellings, thrice } from './one-debtor.ts';
import { runningStack } from './running-stack.ts';

/** What an index answers that does not have its newest entry yet. */
function withoutLast({ status, body }: EngineAnswer): EngineAnswer {
  const { Items, ...rest } = body as { Items: unknown[] };
  return { status, body: { ...rest, Items: Items.slice(0, -1), Count: Items.length - 1 } };
}

describe('a hold on a debtor', () => {
  it('odoo/odoo#203329: stops all his invoices at once and no other; on its day they go on together, in one message', async () => {
    const running = await runningStack(startAt);
    const { stack, post, playTo, notices } = running;
    const ids = await postThree(running);
    const emails = [{ role: 'accounting', address: 'other@other.example' }];
    const other = await post(anInvoice({ number: 'FA-9', debtor: aDebtor({ id: 'C-002', emails }) }));
    await playTo('2026-04-02T08:00:00Z');
    expect((await holdDebtor(running, '2026-04-20', 'H-1')).status).toBe(201);
    await playTo('2026-04-20T05:00:00Z');
    expect(await eachOf(ids, notices)).toEqual(thrice(['2026-03-24 courtesyNotice']));
    expect(await notices(other)).toContain('2026-04-03 reminderOne');
    expect(await debtorOf(running)).toMatchObject({ holds: [{ id: 'H-1', end: null }] });
    await playTo('2026-04-21T05:00:00Z');
    expect(await eachOf(ids, notices)).toEqual(thrice(['2026-03-24 courtesyNotice', '2026-04-20 reminderOne']));
    expect(stack.ses.messages({ destination: 'compta@acme.example' })).toHaveLength(2);
    expect(await debtorOf(running)).toMatchObject({ version: 3, holds: [{ end: { how: 'expired' } }] });
    expect(await tellings(running, ids)).toEqual([1, 1, 1]);
    await playTo('2026-05-23T00:00:00Z');
    // 17 days late for reminder one, and so is all that follows: no burst.
    expect(await eachOf(ids, notices)).toEqual(
      thrice([
        '2026-03-24 courtesyNotice',
        '2026-04-20 reminderOne',
        '2026-04-27 reminderTwo',
        '2026-05-07 directNotice',
        '2026-05-22 legalEscalation',
      ]),
    );
  });

  it('takes back notices that were already gathering: nothing leaves after it', async () => {
    const running = await runningStack(startAt);
    const { stack, playTo, story } = running;
    const ids = await postThree(running);
    // Proposed at 08:24 for 08:34.
    await playTo('2026-03-24T08:30:00Z');
    for (const id of ids) expect(await story(id)).toContain('2026-03-24 NoticeProposed');
    await holdDebtor(running, '2026-04-09');
    await playTo('2026-04-08T20:00:00Z');
    for (const id of ids) expect(await story(id)).toContain('2026-03-24 NoticeReleased');
    expect(stack.ses.count()).toBe(0);
    await playTo('2026-04-10T00:00:00Z');
    expect(await eachOf(ids, running.notices)).toEqual(thrice(['2026-04-09 reminderOne']));
  });

  it('placed between the writing of a message and its sending still keeps it from leaving', async () => {
    const running = await runningStack(startAt, { faults: {} });
    const { stack, playTo, notices, story } = running;
    const ids = await postThree(running);
    let isHeld = false;
    stack.faultProxy.setRule(({ operation, body }) => {
      const isRecording = operation === 'TransactWriteItems' && JSON.stringify(body).includes('"sending"');
      if (!isRecording || isHeld) return 'pass';
      isHeld = true;
      return { doAfter: async () => void (await holdDebtor(running, '2026-04-09')) };
    });
    await playTo('2026-04-08T20:00:00Z');
    expect(isHeld).toBe(true);
    expect(stack.ses.count()).toBe(0);
    for (const id of ids) expect(await story(id)).toContain('2026-03-24 NoticeReleased');
    await playTo('2026-04-10T00:00:00Z');
    expect(await eachOf(ids, notices)).toEqual(thrice(['2026-04-09 reminderOne']));
  });

  it('is lifted before its day, and all his invoices go on at once', async () => {
    const running = await runningStack(startAt);
    const { call, playTo, notices } = running;
    const ids = await postThree(running);
    await playTo('2026-04-02T08:00:00Z');
    await holdDebtor(running, '2026-06-01', 'H-1');
    await playTo('2026-04-09T05:00:00Z');
    expect((await call('DELETE', '/debtors/C-001/holds/H-1')).status).toBe(200);
    await playTo('2026-04-10T00:00:00Z');
    expect(await eachOf(ids, notices)).toEqual(thrice(['2026-03-24 courtesyNotice', '2026-04-09 reminderOne']));
    expect(await debtorOf(running)).toMatchObject({ holds: [{ id: 'H-1', end: { how: 'lifted' } }] });
    await playTo('2026-06-02T00:00:00Z');
    // Its old day means nothing any more: what has changed since is that he gets no more credit.
    const changed = { version: 4, creditHold: { reasons: ['openItemLate'] }, holds: [{ end: { how: 'lifted' } }] };
    expect(await debtorOf(running)).toMatchObject(changed);
  });

  it('and one on an invoice stand side by side: each invoice goes on when nothing stands against it', async () => {
    const running = await runningStack(startAt);
    const { call, playTo, notices } = running;
    const ids = await postThree(running);
    await playTo('2026-04-02T08:00:00Z');
    await call('POST', `/invoices/${ids[0]}/holds`, aHold('2026-04-14'));
    await holdDebtor(running, '2026-04-09');
    await playTo('2026-04-15T00:00:00Z');
    expect(await eachOf(ids, notices)).toEqual([
      ['2026-03-24 courtesyNotice', '2026-04-14 reminderOne'],
      ['2026-03-24 courtesyNotice', '2026-04-09 reminderOne'],
      ['2026-03-24 courtesyNotice', '2026-04-09 reminderOne'],
    ]);
  });

  it('microsoft/BCApps#324: holds an invoice that is posted while it stands, and one that was posted at the very same time', async () => {
    const running = await runningStack(startAt, { faults: {} });
    const { stack, post, playTo, notices } = running;
    const first = await post(anInvoice({ number: 'FA-1' }));
    await playTo('2026-04-02T08:00:00Z');
    // The index does not have the second one yet when his cases are told.
    let isLate = true;
    stack.faultProxy.setRule(({ operation, body }) => {
      const isTelling = operation === 'Query' && body['IndexName'] === 'byDebtor' && isLate;
      if (!isTelling) return 'pass';
      isLate = false;
      return { alter: withoutLast };
    });
    const second = await post(anInvoice({ number: 'FA-2' }));
    await holdDebtor(running, '2026-04-20', 'H-1');
    await playTo('2026-04-03T12:00:00Z');
    expect(isLate).toBe(false);
    const third = await post(anInvoice({ number: 'FA-3' }));
    await playTo('2026-04-19T00:00:00Z');
    expect(await eachOf([first, second, third], notices)).toEqual([['2026-03-24 courtesyNotice'], [], []]);
    expect(await tellings(running, [first, second, third])).toEqual([1, 1, 0]);
    await playTo('2026-04-21T00:00:00Z');
    for (const id of [first, second, third]) expect(await notices(id)).toContain('2026-04-20 reminderOne');
  });

  it.each([{ isDone: false }, { isDone: true }])(
    'is placed once, though the request that asked for it died (write done: $isDone)',
    async (place) => {
      const { running, deaths } = await withDeaths('place-debtor-hold', () => ({ write: 1, ...place }));
      await running.post(anInvoice());
      expect((await holdDebtor(running, '2026-05-04', 'H-1')).status).toBeGreaterThanOrEqual(500);
      await deaths.close();
      expect((await holdDebtor(running, '2026-05-04', 'H-1')).status).toBe(place.isDone ? 200 : 201);
      expect(await debtorOf(running)).toMatchObject({ version: 2, holds: [{ id: 'H-1' }] });
    },
  );

  it('lets a legal decision wait, too', async () => {
    const running = await runningStack(startAt);
    const { post, playTo, invoice } = running;
    const id = await post(anInvoice());
    await playTo('2026-05-05T00:00:00Z');
    await holdDebtor(running, '2026-06-10');
    await playTo('2026-06-09T20:00:00Z');
    expect((await invoice(id)).status).toBe('open');
    await playTo();
    expect((await invoice(id)).status).toBe('escalated');
  });
});
