import { describe, expect, it } from 'vitest';
import { demoSettings } from '../../local/stack/environment.ts';
import { anInvoice } from '../builders.ts';
import { startAt } from './one-debtor.ts';
import { type RunningStack, runningStack } from './running-stack.ts';

const debited = (method = 'directDebit') => anInvoice({ paymentMeans: { method } });
const blockersOf = async ({ call }: RunningStack, id: string) =>
  (await call('GET', `/invoices/${id}/next-action`)).body.blockers;

describe('an invoice whose money comes by itself', () => {
  it.each(['directDebit', 'billOfExchange'])(
    'no reminder when auto-debit is active (invoiceninja#7840): %s, neither before nor after the due date',
    async (method) => {
      const running = await runningStack(startAt);
      const { stack, post, playTo } = running;
      const id = await post(debited(method));
      await playTo('2026-04-09T12:00:00Z');
      expect(stack.ses.count()).toBe(0);
      expect(await running.tasks()).toEqual([]);
      expect(await blockersOf(running, id)).toMatchObject([
        { code: 'invoiceNotDunnable', until: '2026-04-10T07:00:00.000Z' },
      ]);
      await playTo('2026-04-20T12:00:00Z');
      expect(stack.ses.count()).toBe(0);
      await running.pay(id, 'P-1', 120_000, '2026-04-20');
      await playTo('2026-04-22T00:00:00Z');
      expect((await running.invoice(id)).status).toBe('paid');
    },
  );

  it('is a task when it has not come 10 days after the due date, once, however often it is looked at', async () => {
    const running = await runningStack(startAt);
    const { stack, call, post, playTo, tasks } = running;
    const id = await post(debited());
    await playTo('2026-05-20T12:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'checkDebit', invoiceId: id, dueOn: '2026-04-10' }]);
    const [{ id: taskId }] = await tasks();
    expect((await call('POST', `/tasks/${taskId}/done`, { result: 'it comes in June' })).status).toBe(200);
    await playTo('2026-07-01T00:00:00Z');
    expect(await tasks()).toEqual([]);
    expect(stack.ses.count()).toBe(0);
  });

  it('is dunned once its debit was returned, from the first reminder on and without a burst', async () => {
    const running = await runningStack(startAt);
    const { call, post, pay, playTo, notices, invoice } = running;
    const id = await post(debited());
    await playTo('2026-03-31T12:00:00Z');
    await pay(id, 'P-1', 120_000, '2026-03-31');
    await playTo('2026-04-14T12:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    const reversal = { id: 'R-1', paymentId: 'P-1', reason: 'returned', receivedOn: '2026-04-14' };
    expect((await call('POST', `/invoices/${id}/reversals`, reversal)).status).toBe(201);
    await playTo('2026-05-02T00:00:00Z');
    const sent = await notices(id);
    expect(sent.map((line) => line.split(' ')[1])).toEqual(['reminderOne', 'reminderTwo']);
    expect(sent[0]?.slice(0, 10)).toMatch(/^2026-04-(14|15|16|17|20)$/);
  });

  it('stays undunned when a debit recorded by mistake is taken off again', async () => {
    const running = await runningStack(startAt);
    const { call, post, pay, playTo, notices } = running;
    const id = await post(debited());
    await pay(id, 'P-1', 120_000, '2026-03-20');
    const reversal = { id: 'R-1', paymentId: 'P-1', reason: 'error', receivedOn: '2026-03-20' };
    await call('POST', `/invoices/${id}/reversals`, reversal);
    await playTo('2026-04-20T12:00:00Z');
    expect(await notices(id)).toEqual([]);
    expect(await blockersOf(running, id)).toMatchObject([{ code: 'invoiceNotDunnable' }]);
  });

  it('is dunned once a person says that it is paid otherwise', async () => {
    const running = await runningStack(startAt);
    const { call, post, playTo, notices } = running;
    const id = await post(debited());
    await playTo('2026-04-08T05:00:00Z');
    const amended = await call('PATCH', `/invoices/${id}`, { paymentMeans: { method: 'transfer' } });
    expect(amended.status).toBe(200);
    expect((await running.invoice(id)).paymentMeans).toEqual({ method: 'transfer' });
    await playTo('2026-04-09T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-04-08 reminderOne']);
  });

  it('is taken out of a message that gathers when a person says so', async () => {
    const running = await runningStack(startAt);
    const { stack, call, post, playTo, story } = running;
    const id = await post(anInvoice());
    // Proposed at 08:24 for 08:34.
    await playTo('2026-03-24T08:30:00Z');
    await call('PATCH', `/invoices/${id}`, { paymentMeans: { method: 'directDebit' } });
    await playTo('2026-04-20T00:00:00Z');
    expect(await story(id)).toContain('2026-03-24 NoticeReleased');
    expect(stack.ses.count()).toBe(0);
  });
});

describe('an invoice that was assigned to a factor', () => {
  const factor = { name: 'Affacturage Express', iban: 'DE89370400440532013000', bic: 'COBADEFF' };
  const creditors = demoSettings().creditors.map((creditor) => ({ ...creditor, factors: [factor] }));
  const assigned = (changes = {}) => anInvoice({ paymentMeans: { assignedTo: { ...factor, ...changes } } });

  it('shows the account of the factor, and that only what he is paid discharges', async () => {
    const { stack, post, playTo } = await runningStack(startAt, { creditors });
    await post(assigned());
    await playTo('2026-03-25T00:00:00Z');
    const [message] = stack.ses.messages();
    const mime = message?.submitted.toString() ?? '';
    expect(stack.ses.count()).toBe(1);
    expect(mime).toContain('DE89 3704 0044 0532 0130 00');
    expect(mime).not.toContain('FR76');
  });

  it('is not dunned when the factor collects it himself', async () => {
    const running = await runningStack(startAt, { creditors });
    const { stack, post, playTo } = running;
    const id = await post(assigned({ isCollectedByFactor: true }));
    await playTo('2026-05-04T00:00:00Z');
    expect(stack.ses.count()).toBe(0);
    expect(await blockersOf(running, id)).toMatchObject([{ code: 'invoiceNotDunnable' }]);
  });

  it('is refused when nobody has deployed that account, and so is an amendment', async () => {
    const { call, post } = await runningStack(startAt, { creditors });
    const foreign = { ...factor, iban: 'GB29NWBK60161331926819' };
    const refused = { status: 422, body: { errors: [{ field: 'paymentMeans.assignedTo.iban' }] } };
    expect(await call('POST', '/invoices', assigned(foreign))).toMatchObject(refused);
    const id = await post(anInvoice());
    const paymentMeans = { assignedTo: foreign };
    expect(await call('PATCH', `/invoices/${id}`, { paymentMeans })).toMatchObject(refused);
  });
});
