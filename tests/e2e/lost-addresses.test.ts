import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../local/ses/outcome.ts';
import { anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';
import { tellOf } from './told-by-ses.ts';

const old = 'compta@acme.example';
const found = [{ role: 'accounting', address: 'ap@acme.example' }];

/** Invoices of a debtor whose only address meets an outcome with every message. */
async function invoicesMeeting(outcome: Outcome, ...numbers: string[]): Promise<RunningStack & { ids: string[] }> {
  const mailBehaviour = (_: unknown, recipient: string) => (recipient === old ? outcome : 'deliver');
  const running = await runningStack('2026-03-20T08:00:00Z', { mailBehaviour });
  const ids: string[] = [];
  for (const number of numbers) ids.push(await running.post(anInvoice({ number, paymentMeans: undefined })));
  return { ...running, ids };
}
const correct = ({ call }: RunningStack, emails: readonly object[] = found) =>
  call('PATCH', '/debtors/C-001', { emails });
const finish = async ({ call, tasks }: RunningStack, result: string) =>
  call('POST', `/tasks/${(await tasks())[0].id}/done`, { result });
const noticesOf = ({ ids, notices }: RunningStack & { ids: string[] }) => Promise.all(ids.map(notices));
const silence = { kind: 'fixAddress', debtorId: 'C-001' };

describe('two notices of one debtor that bounce in one message', () => {
  it('make one task; once the address is corrected both are sent again, together and once, and the later ones move', async () => {
    const running = await invoicesMeeting('hardBounce', 'FA-1', 'FA-2');
    const { playTo, tasks, stack, ids, invoice } = running;
    await playTo('2026-04-20T05:00:00Z');
    expect(await tasks()).toMatchObject([silence]);
    expect(await noticesOf(running)).toEqual([['2026-03-24 courtesyNotice'], ['2026-03-24 courtesyNotice']]);
    expect(await invoice(ids[0] ?? '')).toMatchObject({ stage: null, cycle: 2 });
    expect((await correct(running)).status).toBe(200);
    expect(await tasks()).toEqual([]);
    await playTo('2026-05-08T00:00:00Z');
    // The courtesy notice is dropped with the due date; reminder one is 17 days late, and so is all that follows.
    const again = [
      '2026-03-24 courtesyNotice',
      '2026-04-20 reminderOne',
      '2026-04-27 reminderTwo',
      '2026-05-07 directNotice',
    ];
    expect(await noticesOf(running)).toEqual([again, again]);
    expect(stack.ses.messages({ destination: 'ap@acme.example' })).toHaveLength(3);
    expect(stack.ses.count()).toBe(4);
  });

  it('invoiceninja#11917, erpnext#4957: are no silent success, and the same task tells it of a third invoice, too', async () => {
    const running = await invoicesMeeting('hardBounce', 'FA-1', 'FA-2');
    const { playTo, tasks, post, call, stack } = running;
    await playTo('2026-04-01T05:00:00Z');
    const third = await post(anInvoice({ number: 'FA-3' }));
    await playTo('2026-05-04T00:00:00Z');
    expect(await tasks()).toMatchObject([silence]);
    expect((await call('GET', `/invoices/${third}/next-action`)).body).toMatchObject({
      stage: 'reminderOne',
      isAllowed: false,
      blockers: [{ code: 'undelivered', message: expect.stringContaining('No address of the debtor takes mail') }],
    });
    expect(stack.ses.count()).toBe(1);
  });
});

describe('a debtor who complains of a message that had arrived', () => {
  it('gets no e-mail there for good: not after the task, not after the same address again, but at another one', async () => {
    const running = await invoicesMeeting('complain', 'FA-1');
    const { playTo, tasks, ids, story, notices, stack, call } = running;
    const [id = ''] = ids;
    await playTo('2026-04-02T05:00:00Z');
    expect(await story(id)).toEqual(
      expect.arrayContaining(['2026-03-24 MessageDelivered', '2026-03-24 ComplaintReceived']),
    );
    expect(await finish(running, 'He says it was a slip.')).toMatchObject({
      status: 409,
      body: { title: 'noAddress' },
    });
    const contacts = [{ role: 'owner', address: old }];
    expect((await correct(running, contacts)).body.emails).toEqual([
      { ...contacts[0], outOfService: { since: expect.any(String), why: 'complaint' } },
    ]);
    expect(await tasks()).toMatchObject([silence]);
    await playTo('2026-04-13T05:00:00Z');
    expect(stack.ses.count()).toBe(1);
    await correct(running, [...contacts, ...found]);
    await playTo('2026-04-14T00:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-13 reminderOne');
    expect(stack.ses.messages({ destination: old })).toHaveLength(1);
    expect(await tasks()).toEqual([]);
    const { changes } = (await call('GET', '/debtors/C-001/timeline')).body;
    expect(changes.map(({ type }: { type: string }) => type)).toEqual([
      'MailUndelivered',
      'DebtorAmended',
      'DebtorAmended',
    ]);
    expect(JSON.stringify(changes)).not.toContain('acme.example');
  });
});

describe('events of a message', () => {
  it.each([
    ['the bounce first, then the delivery', ['Bounce', 'Delivery', 'Bounce']],
    ['the delivery first', ['Delivery', 'Bounce', 'Delivery', 'Bounce']],
    ['a rejection with a bounce after it', ['Reject', 'Bounce', 'Reject']],
  ] as const)('count once, in whatever order: %s', async (_order, told) => {
    const running = await invoicesMeeting('silence', 'FA-1', 'FA-2');
    const { playTo, tasks, stack, ids, story } = running;
    await playTo('2026-03-25T00:00:00Z');
    const [message] = stack.ses.messages();
    if (!message) throw new Error('nothing left');
    for (const kind of told) await tellOf(running, message, kind);
    expect(await tasks()).toMatchObject([silence]);
    for (const id of ids)
      expect((await story(id)).filter((line) => line.endsWith('NoticeUndelivered'))).toHaveLength(1);
    expect(stack.bus.deadLetters()).toEqual([]);
    await finish(running, 'The mailbox works again.');
    await playTo('2026-03-26T00:00:00Z');
    expect(await noticesOf(running)).toEqual([
      ['2026-03-24 courtesyNotice', '2026-03-25 courtesyNotice'],
      ['2026-03-24 courtesyNotice', '2026-03-25 courtesyNotice'],
    ]);
    for (const kind of told) await tellOf(running, message, kind);
    expect(await tasks()).toEqual([]);
  });
});

it('a bounce during a hold asks for the address at once, and sends nothing before the hold is over', async () => {
  const running = await invoicesMeeting('silence', 'FA-1');
  const { playTo, tasks, stack, ids, call, notices } = running;
  const [id = ''] = ids;
  await playTo('2026-04-04T00:00:00Z');
  await call('POST', `/invoices/${id}/holds`, { reason: 'we talk', until: '2026-04-20' });
  const message = stack.ses.messages().at(-1);
  if (!message) throw new Error('nothing left');
  await tellOf(running, message, 'Bounce');
  expect(await tasks()).toMatchObject([silence]);
  await playTo('2026-04-08T00:00:00Z');
  await correct(running);
  await playTo('2026-04-20T05:00:00Z');
  expect(stack.ses.count()).toBe(2);
  await playTo('2026-04-28T00:00:00Z');
  expect((await notices(id)).slice(1)).toEqual([
    '2026-04-03 reminderOne',
    '2026-04-20 reminderOne',
    '2026-04-27 reminderTwo',
  ]);
});
