import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { anEvent } from './an-event.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

const aPayment = (changes: object = {}) => ({
  id: 'bank-1',
  amount: { amountMinor: 120_000, currency: 'EUR' },
  receivedOn: '2026-03-02',
  method: 'transfer',
  reference: 'FA-2026-0042',
  ...changes,
});

async function withAnIssuedInvoice(): Promise<RunningStack & { id: string }> {
  const running = await runningStack('2026-03-01T08:00:00Z');
  await running.stack.bus.put('relance', anEvent('billing', 'InvoiceIssued', anInvoice()));
  const { body } = await running.call('GET', '/invoices');
  return { ...running, id: body.invoices[0].id };
}

describe('the event bus', () => {
  it('opens the case of an invoice that was issued, and closes it by a payment received', async () => {
    const { id, stack, playTo, invoice, endOf } = await withAnIssuedInvoice();
    await playTo('2026-03-02T08:00:00Z');
    await stack.bus.put('relance', anEvent('bank', 'PaymentReceived', aPayment()));
    await playTo('2026-03-03T08:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
  });

  it('may deliver everything three times', async () => {
    const { id, stack, invoice, story, executions, playTo } = await withAnIssuedInvoice();
    const issued = anEvent('billing', 'InvoiceIssued', anInvoice());
    const received = anEvent('bank', 'PaymentReceived', aPayment({ amount: { amountMinor: 50_000, currency: 'EUR' } }));
    for (const event of [issued, received, issued, received, received]) await stack.bus.put('relance', event);
    await playTo('2026-03-02T08:00:00Z');
    expect((await invoice(id)).balance.amountMinor).toBe(70_000);
    expect(await story(id)).toEqual(['2026-03-01 InvoicePosted', '2026-03-01 PaymentRecorded']);
    expect(await executions()).toHaveLength(1);
    expect(stack.bus.deadLetters()).toEqual([]);
  });

  it('keeps money for an invoice nobody knows, once, with a task to match it', async () => {
    const { stack, tasks } = await runningStack('2026-03-01T08:00:00Z');
    const event = anEvent('bank', 'PaymentReceived', aPayment({ reference: 'FA-1999-0001' }));
    for (const copy of [event, event, event]) await stack.bus.put('relance', copy);
    expect(await tasks()).toMatchObject([{ kind: 'matchPayment', data: { payment: { id: 'bank-1' } } }]);
    expect(stack.bus.deadLetters()).toEqual([]);
  });

  it.each([
    {
      reason: 'an amount that is not minor units',
      detail: aPayment({ amount: { amountMinor: 12.5, currency: 'EUR' } }),
    },
    { reason: 'another currency', detail: aPayment({ amount: { amountMinor: 100, currency: 'USD' } }) },
    { reason: 'a date that does not exist', detail: aPayment({ receivedOn: '2026-02-30' }) },
    { reason: 'a field nobody knows', detail: aPayment({ bonus: true }) },
  ])('puts a payment with $reason into the dead-letter queue, nothing stored', async ({ detail }) => {
    const { id, stack, invoice, tasks } = await withAnIssuedInvoice();
    await stack.bus.put('relance', anEvent('bank', 'PaymentReceived', detail));
    expect(stack.bus.deadLetters()).toHaveLength(1);
    expect((await invoice(id)).balance.amountMinor).toBe(120_000);
    expect(await tasks()).toEqual([]);
  });

  it('puts an invoice of the same number with other content into the dead-letter queue', async () => {
    const { id, stack, invoice } = await withAnIssuedInvoice();
    const other = anInvoice({ amount: { amountMinor: 999, currency: 'EUR' } });
    await stack.bus.put('relance', anEvent('billing', 'InvoiceIssued', other));
    expect(stack.bus.deadLetters()).toMatchObject([{ error: 'RefusedEventError' }]);
    expect((await invoice(id)).balance.amountMinor).toBe(120_000);
  });

  it('takes nothing from a source that is not on the list', async () => {
    const { id, stack, invoice } = await withAnIssuedInvoice();
    await stack.bus.put('relance', anEvent('intruder', 'PaymentReceived', aPayment()));
    expect((await invoice(id)).status).toBe('open');
  });

  it('is told of every event of a case, in order', async () => {
    const { id, stack, playTo, events } = await withAnIssuedInvoice();
    await playTo('2026-04-04T00:00:00Z');
    const told = stack.bus.published().filter(({ event }) => event.source === 'relance');
    expect(told.map(({ event }) => event['detail-type'])).toEqual((await events(id)).map(({ type }) => type));
  });
});
