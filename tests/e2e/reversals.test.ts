import { describe, expect, it } from 'vitest';
import type { InvocationFault } from '../../local/lambda/host.ts';
import { anInvoice } from '../builders.ts';
import { type RunningStack, runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const upTo = { courtesy: '2026-03-24 courtesyNotice', one: '2026-04-03 reminderOne', two: '2026-04-10 reminderTwo' };

const reverse = (running: RunningStack, id: string, changes: object = {}) =>
  running.call('POST', `/invoices/${id}/reversals`, {
    id: 'R-1',
    paymentId: 'bank-1',
    reason: 'returned',
    receivedOn: '2026-04-17',
    ...changes,
  });

/** The mails so far, oldest first: subject and text, with plain spaces. */
async function mailsOf({ stack }: RunningStack): Promise<{ subject: string; text: string }[]> {
  const plain = (text = '') => text.replaceAll(/[\u202f\u00a0]/g, ' ');
  const mails = await Promise.all(stack.ses.messages().map(({ sesId }) => stack.ses.parsed(sesId)));
  return mails.map((mail) => ({ subject: plain(mail?.subject), text: plain(mail?.text) }));
}

/** An invoice that was paid after reminder one, on 7 April. */
async function paidAfterReminderOne() {
  const running = await runningStack(startAt);
  const id = await running.post(anInvoice());
  await running.playTo('2026-04-07T08:00:00Z');
  await running.pay(id, 'bank-1', 120_000, '2026-04-07');
  await running.playTo('2026-04-17T09:30:00Z');
  return { ...running, id, running };
}

describe('a SEPA return ten days after the invoice was paid', () => {
  it('opens the case in a new run; reminder two follows after the gap, reminder one never again, and no burst', async () => {
    const { running, id, playTo, notices, invoice, endOf, executions, statesOf } = await paidAfterReminderOne();
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
    expect((await reverse(running, id)).status).toBe(201);
    expect(await invoice(id)).toMatchObject({ status: 'open', stage: 'reminderOne', cycle: 1 });
    await playTo('2026-04-21T20:00:00Z');
    expect(await notices(id)).toEqual([upTo.courtesy, upTo.one]);
    expect((await executions()).map(({ name, status }) => `${name} ${status}`)).toEqual([
      `${id}-r1 SUCCEEDED`,
      `${id}-r2 RUNNING`,
    ]);
    await playTo();
    // Twelve days late for reminder two, and so is all that follows.
    expect(await notices(id)).toEqual([
      upTo.courtesy,
      upTo.one,
      '2026-04-22 reminderTwo',
      '2026-05-04 directNotice',
      '2026-05-18 legalEscalation',
    ]);
    expect(await statesOf(`${id}-r2`)).not.toContain('Send reminder one');
    expect((await invoice(id)).status).toBe('escalated');
  });

  it('is told to the debtor once, with what happened and what is owed', async () => {
    const { running, id, playTo, story } = await paidAfterReminderOne();
    const before = running.stack.ses.count();
    await reverse(running, id);
    await reverse(running, id);
    await playTo('2026-04-20T20:00:00Z');
    const told = (await mailsOf(running)).slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toContain('FA-2026-0042');
    expect(told[0]?.text).toContain('1 200,00 €');
    expect(await story(id)).toContain('2026-04-17 ConfirmationSent');
  });

  it('at night is told when the send hours open', async () => {
    const { running, id, playTo, story } = await paidAfterReminderOne();
    // A Friday evening.
    await playTo('2026-04-17T21:00:00Z');
    const before = running.stack.ses.count();
    await reverse(running, id);
    await playTo('2026-04-20T06:59:00Z');
    expect(running.stack.ses.count()).toBe(before);
    await playTo('2026-04-20T08:00:00Z');
    expect(await story(id)).toContain('2026-04-20 ConfirmationSent');
  });

  it('is told no more once he has paid again', async () => {
    const { running, id, playTo, pay, invoice } = await paidAfterReminderOne();
    await playTo('2026-04-17T21:00:00Z');
    await reverse(running, id);
    await pay(id, 'bank-2', 120_000, '2026-04-18');
    const before = running.stack.ses.count();
    await playTo();
    // The receipt for the second payment, and nothing that asks for money.
    expect((await mailsOf(running)).slice(before)).toHaveLength(1);
    expect((await invoice(id)).status).toBe('paid');
    expect(await running.endOf(`${id}-r2`)).toBe('Invoice paid');
  });
});

describe('a payment that we had booked by mistake', () => {
  it('is rectified when a receipt had left', async () => {
    const { running, id, playTo, story } = await paidAfterReminderOne();
    expect(await story(id)).toContain('2026-04-07 ReceiptSent');
    await reverse(running, id, { reason: 'error' });
    await playTo('2026-04-20T20:00:00Z');
    expect(await story(id)).toContain('2026-04-17 ConfirmationSent');
  });

  it('and found at once is told to nobody: its receipt does not leave, nor a rectification', async () => {
    const running = await runningStack(startAt);
    const id = await running.post(anInvoice());
    await running.playTo('2026-04-07T08:00:00Z');
    const before = running.stack.ses.count();
    await running.pay(id, 'bank-1', 120_000, '2026-04-07');
    await reverse(running, id, { reason: 'error' });
    await running.playTo('2026-04-09T20:00:00Z');
    expect(running.stack.ses.count()).toBe(before);
    expect((await running.story(id)).filter((line) => /ReceiptSent|ConfirmationSent/.test(line))).toEqual([]);
    await running.playTo('2026-04-14T20:00:00Z');
    expect(await running.notices(id)).toEqual([upTo.courtesy, upTo.one, '2026-04-13 reminderTwo']);
  });
});

describe('a payment that we had booked by mistake, whose receipt is in doubt when we find out', () => {
  it('is rectified once it is known that the receipt left', async () => {
    let isDown = false;
    const down: InvocationFault = { answer: { ok: false, error: 'Lambda.ServiceException', cause: 'down' } };
    const chooseFault = (name: string) => (isDown && name === 'take-mail-events' ? down : undefined);
    const running = await runningStack(startAt, { faults: { chooseFault } });
    const id = await running.post(anInvoice());
    await running.playTo('2026-04-07T08:00:00Z');
    running.stack.ses.faults.next('loseAnswer');
    isDown = true;
    await running.pay(id, 'bank-1', 50_000, '2026-04-07');
    await running.playTo('2026-04-08T12:00:00Z');
    await reverse(running, id, { reason: 'error' });
    await running.playTo('2026-04-08T13:00:00Z');
    // The receipt is the last mail: nobody knows of it, so nothing is put right.
    expect((await mailsOf(running)).map(({ subject }) => subject.includes('Rectification')).at(-1)).toBe(false);
    expect(await running.story(id)).not.toContain('2026-04-07 ReceiptSent');
    isDown = false;
    for (const { event } of running.stack.bus.deadLetters()) await running.stack.bus.put('default', event);
    await running.playTo('2026-04-09T08:00:00Z');
    expect((await mailsOf(running)).at(-1)?.subject).toContain('Rectification');
    expect((await running.story(id)).filter((line) => line.endsWith('ConfirmationSent'))).toHaveLength(1);
  });
});

describe('a reversal while a notice gathers in its window', () => {
  /** The courtesy notice was proposed at 08:24 on 24 March, for 08:34. */
  async function gathering(paidMinor: number) {
    const running = await runningStack(startAt);
    const id = await running.post(anInvoice());
    await running.playTo('2026-03-24T08:28:00Z');
    await running.pay(id, 'bank-1', paidMinor, '2026-03-24');
    await running.playTo('2026-03-24T08:31:00Z');
    expect(await running.story(id)).toContain('2026-03-24 NoticeProposed');
    expect((await reverse(running, id, { receivedOn: '2026-03-24' })).status).toBe(201);
    return { ...running, running, id };
  }

  it('of a part: the notice leaves, and asks for all of it', async () => {
    const { running, id, playTo, notices } = await gathering(50_000);
    await playTo('2026-03-24T12:00:00Z');
    expect(await notices(id)).toEqual([upTo.courtesy]);
    expect((await mailsOf(running)).at(-1)?.text).toContain('1 200,00 €');
  });

  it('of all of it: the notice is taken back, and leaves once, after the gap', async () => {
    const { running, id, playTo, notices, story } = await gathering(120_000);
    await playTo('2026-03-29T20:00:00Z');
    expect(await story(id)).toContain('2026-03-24 NoticeReleased');
    expect(running.stack.ses.count()).toBe(0);
    await playTo('2026-04-04T00:00:00Z');
    expect((await notices(id))[0]).toBe('2026-03-30 courtesyNotice');
    expect(await notices(id)).toHaveLength(1);
  });
});

describe('what users of other products complain about', () => {
  it('akaunting#259: no reminder leaves once the invoice is paid, not after a duplicate was taken back either', async () => {
    const { running, id, playTo, pay, notices, invoice, tasks } = await paidAfterReminderOne();
    await pay(id, 'bank-2', 120_000, '2026-04-08');
    await reverse(running, id, { paymentId: 'bank-2' });
    await playTo();
    expect(await invoice(id)).toMatchObject({ status: 'paid', balance: { amountMinor: 0 } });
    expect(await notices(id)).toEqual([upTo.courtesy, upTo.one]);
    expect((await tasks()).map(({ kind }) => kind)).not.toContain('refundOrAllocate');
  });

  it('OCA/credit-control#330: an invoice paid in part goes on being reminded, and its history stays', async () => {
    const running = await runningStack(startAt);
    const id = await running.post(anInvoice());
    await running.playTo('2026-04-07T08:00:00Z');
    await running.pay(id, 'bank-1', 50_000, '2026-04-07');
    await running.playTo('2026-04-14T20:00:00Z');
    expect(await running.notices(id)).toEqual([upTo.courtesy, upTo.one, upTo.two]);
    expect((await mailsOf(running)).at(-1)?.text).toContain('700,00 €');
    expect((await running.events(id)).map(({ type }) => type)).toContain('PaymentRecorded');
  });

  it('invoiceninja#10173: money that comes after a return closes the case; none of it hangs in the air', async () => {
    const { running, id, playTo, pay, invoice, tasks, notices } = await paidAfterReminderOne();
    await reverse(running, id);
    await pay(id, 'bank-2', 120_000, '2026-04-20');
    await playTo();
    expect(await invoice(id)).toMatchObject({ status: 'paid', received: { amountMinor: 120_000 } });
    expect(await tasks()).toEqual([]);
    expect(await notices(id)).toEqual([upTo.courtesy, upTo.one]);
  });
});
