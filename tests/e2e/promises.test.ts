import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const promise = { id: 'P-1', amountMinor: 50_000, promisedFor: '2026-04-10', by: 'Mme Durand', channel: 'phone' };

/** An invoice of 1,200 EUR whose courtesy notice has left, and for which 500 were promised on 2 April. */
async function promised(changes: object = {}) {
  const running = await runningStack(startAt);
  const id = await running.post(anInvoice());
  await running.playTo('2026-04-02T08:00:00Z');
  const answer = await running.call('POST', `/invoices/${id}/promises`, { ...promise, ...changes });
  expect(answer.status).toBe(201);
  return { ...running, id };
}

/** The last mail, as one reads it. */
async function lastMail({ stack }: Pick<RunningStack, 'stack'>): Promise<string> {
  const kept = stack.ses.messages().at(-1);
  const mail = await stack.ses.parsed(kept?.sesId ?? '');
  return `${mail?.subject ?? ''}\n${mail?.text ?? ''}`.replace(/[\u202f\u00a0]/g, ' ');
}

const agreementsIn = (story: string[]) => story.filter((line) => /Promise|Pause|Plan|Confirmation|Receipt/.test(line));

describe('a promise to pay', () => {
  it('is confirmed to the debtor at once', async () => {
    const running = await promised();
    await running.playTo('2026-04-02T09:00:00Z');
    expect(agreementsIn(await running.story(running.id))).toEqual([
      '2026-04-02 PromiseMade',
      '2026-04-02 ConfirmationSent',
    ]);
    const mail = await lastMail(running);
    expect(mail).toContain('500,00 €');
    expect(mail).toContain('10 avril 2026');
  });

  it('of 500 for the 10th, of which 300 come on the 11th, is broken after its grace: told, called for, dunned on', async () => {
    const running = await promised();
    const { id, pay, playTo, notices, story, tasks, invoice } = running;
    await playTo('2026-04-11T08:00:00Z');
    await pay(id, 'bank-1', 30_000, '2026-04-11');
    await playTo('2026-04-14T06:00:00Z');
    expect((await invoice(id)).pauses).toMatchObject([{ end: null, missingMinor: 20_000 }]);
    await playTo('2026-04-14T10:00:00Z');
    expect((await invoice(id)).pauses).toMatchObject([{ end: { how: 'broken' } }]);
    expect(await lastMail(running)).toMatch(/500,00 €[^]*300,00 €/);
    expect(await tasks()).toMatchObject([
      {
        kind: 'call',
        dueOn: '2026-04-14',
        data: { promised: { amountMinor: 50_000 }, received: { amountMinor: 30_000 }, brokenPromises: 1 },
      },
    ]);
    await playTo();
    // The rest was dunned all the time; what was promised joins it, and no stage comes twice.
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
      '2026-04-20 directNotice',
      '2026-05-05 legalEscalation',
    ]);
    expect(agreementsIn(await story(id))).toEqual([
      '2026-04-02 PromiseMade',
      '2026-04-02 ConfirmationSent',
      '2026-04-11 ReceiptSent',
      '2026-04-14 PromiseBroken',
      '2026-04-14 ConfirmationSent',
    ]);
  });

  it('of one who pays what was demanded covers the rest: nothing asks for it before the promised day', async () => {
    const running = await promised({ promisedFor: '2026-04-30' });
    const { id, pay, playTo, notices, invoice } = running;
    await playTo('2026-04-07T08:00:00Z');
    await pay(id, 'bank-1', 70_000, '2026-04-07');
    await playTo('2026-04-07T12:00:00Z');
    expect(await lastMail(running)).not.toContain('engagement');
    await playTo('2026-05-03T20:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-03 reminderOne']);
    expect(await invoice(id)).toMatchObject({ demandable: { amountMinor: 0 }, pauses: [{ coveredMinor: 50_000 }] });
    await playTo('2026-05-04T12:00:00Z');
    expect(await invoice(id)).toMatchObject({
      demandable: { amountMinor: 50_000 },
      pauses: [{ end: { how: 'kept' } }],
    });
  });

  it('after one that the debtor broke for another invoice has no grace where the policy says so, and the call knows', async () => {
    const policies = [{ ...punctualPolicy, skipsGraceAfterBrokenPromise: true }];
    const { post, call, playTo, tasks } = await runningStack(startAt, { policies });
    const first = await post(anInvoice());
    const second = await post(anInvoice({ number: 'FA-2' }));
    await playTo('2026-04-02T08:00:00Z');
    await call('POST', `/invoices/${first}/promises`, promise);
    await playTo('2026-04-15T08:00:00Z');
    const again = { ...promise, id: 'P-2', promisedFor: '2026-04-21' };
    expect((await call('POST', `/invoices/${second}/promises`, again)).body).toMatchObject({
      promise: { until: '2026-04-22' },
    });
    await playTo('2026-04-22T12:00:00Z');
    expect((await tasks()).map(({ data }) => data)).toMatchObject([
      { brokenPromises: 1 },
      { brokenPromises: 2, history: { brokenPromises: 2 } },
    ]);
  });

  it('for all of it stops the ladder; broken, the next stage leaves after the contact delay, and keeps its distances', async () => {
    const { id, playTo, notices } = await promised({ amountMinor: 120_000 });
    await playTo('2026-04-16T20:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    await playTo();
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-17 reminderOne',
      '2026-04-22 reminderTwo',
      '2026-05-04 directNotice',
      '2026-05-18 legalEscalation',
    ]);
  });

  it('for a part lets the rest be dunned: the messages ask for no more than that', async () => {
    const running = await promised();
    await running.playTo('2026-04-03T20:00:00Z');
    expect(await running.notices(running.id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-03 reminderOne']);
    expect(await lastMail(running)).toContain('700,00 €');
  });

  it('kept is thanked for by a receipt that says so, and nobody is called', async () => {
    const running = await promised();
    const { id, pay, playTo, story, tasks, invoice } = running;
    await playTo('2026-04-09T08:00:00Z');
    await pay(id, 'bank-1', 50_000, '2026-04-09');
    await playTo('2026-04-09T12:00:00Z');
    expect(await lastMail(running)).toMatch(/engagement de régler 500,00 € pour le 10 avril 2026 est tenu/);
    await playTo('2026-04-16T00:00:00Z');
    expect(await invoice(id)).toMatchObject({
      balance: { amountMinor: 70_000 },
      pauses: [{ end: { how: 'kept', at: '2026-04-09T08:00:00.000Z' } }],
    });
    expect((await story(id)).filter((line) => line.endsWith('PromiseBroken'))).toEqual([]);
    expect(await tasks()).toEqual([]);
  });

  it('is kept by money that comes before its day of decision opens', async () => {
    const { id, at, pay, playTo, invoice, tasks } = await promised();
    at('2026-04-14T06:59:00Z', () => pay(id, 'bank-1', 50_000, '2026-04-14'));
    await playTo('2026-04-15T00:00:00Z');
    expect((await invoice(id)).pauses).toMatchObject([{ end: { how: 'kept' } }]);
    expect(await tasks()).toEqual([]);
  });

  it('withdrawn lets the ladder go on where it stands', async () => {
    const { id, call, playTo, notices, tasks } = await promised({ amountMinor: 120_000 });
    await playTo('2026-04-09T05:00:00Z');
    expect(await call('DELETE', `/invoices/${id}/promises/P-1`)).toMatchObject({
      status: 200,
      body: { status: 'open' },
    });
    await playTo('2026-04-15T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-09 reminderOne']);
    expect(await tasks()).toEqual([]);
  });

  it('broken while a person holds the case is called for, but the debtor is written nothing before the hold ends', async () => {
    const { id, stack, call, playTo, notices, tasks } = await promised({ amountMinor: 120_000 });
    await call('POST', `/invoices/${id}/holds`, { reason: 'the buyer is away', until: '2026-05-04' });
    await playTo('2026-05-03T20:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call', dueOn: '2026-04-14' }]);
    expect(stack.ses.count()).toBe(2);
    await playTo('2026-05-05T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-05-04 reminderOne']);
  });

  it('is not judged before the bank was read to the end of its time', async () => {
    const { id, call, playTo, invoice, story } = await promised({ amountMinor: 120_000 });
    const read = (readUpTo: string) => call('POST', '/payment-feeds', { creditor: 'main', readUpTo });
    await playTo('2026-04-13T12:00:00Z');
    expect((await read('2026-04-13T10:00:00Z')).status).toBe(200);
    await playTo('2026-04-15T12:00:00Z');
    expect((await invoice(id)).pauses).toMatchObject([{ end: null, until: '2026-04-16' }]);
    await read('2026-04-15T06:00:00Z');
    await playTo('2026-04-17T00:00:00Z');
    expect((await story(id)).filter((line) => line.includes('Promise'))).toEqual([
      '2026-04-02 PromiseMade',
      '2026-04-14 PromiseDecisionPutOff',
      '2026-04-15 PromiseDecisionPutOff',
      '2026-04-16 PromiseBroken',
    ]);
  });
});

describe('odoo/odoo#3553: an old payment promise does not survive the payment', () => {
  it('ends with the case that is paid in full: nothing is said or asked about it any more', async () => {
    const { id, stack, pay, playTo, invoice, story, tasks, endOf } = await promised();
    await playTo('2026-04-08T08:00:00Z');
    await pay(id, 'bank-1', 120_000, '2026-04-08');
    await playTo('2026-04-08T12:00:00Z');
    const mails = stack.ses.count();
    await playTo('2026-06-01T00:00:00Z');
    expect(await invoice(id)).toMatchObject({ status: 'paid', pauses: [{ end: { how: 'kept' } }] });
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
    expect(stack.ses.count()).toBe(mails);
    expect(await tasks()).toEqual([]);
    expect((await story(id)).at(-1)).toBe('2026-04-08 ReceiptSent');
  });
});
