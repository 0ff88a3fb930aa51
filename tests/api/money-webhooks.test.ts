import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { localSecrets } from '../../local/secrets-manager/local-secrets.ts';
import { names } from '../../local/stack/environment.ts';
import { anInvoice } from '../builders.ts';
import { chargeRefunded, disputeEvent, intentSucceeded, paidAt, sessionCompleted } from '../stripe-events.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();

/** The secret that a sender on this machine shares with the creditor. */
const secretIn = (arn: string): string => JSON.parse(localSecrets[arn] ?? '').main.current;

/** Signs by the clock on the wall, as whoever sends does; the time of the stack is another one. */
function signed(body: string, secret: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

function send(path: string, header: string, value: unknown, secret: string | null) {
  const raw = JSON.stringify(value);
  const headers = secret === null ? {} : { [header]: signed(raw, secret) };
  return api.send('POST', path, { raw, token: null, headers });
}

const stripe = (value: unknown, secret: string | null = secretIn(names.stripeSecret)) =>
  send('/webhooks/stripe/main', 'Stripe-Signature', value, secret);
const payments = (value: unknown, secret: string | null = secretIn(names.paymentsSecret)) =>
  send('/webhooks/payments/main', 'Relance-Signature', value, secret);

async function owedOf(id: string): Promise<number> {
  return (await api.get(`/invoices/${id}`)).body.balance.amountMinor;
}

it('takes what Stripe signs, and stores nothing of what it did not sign', async () => {
  const invoice = anInvoice();
  const { id } = (await api.post('/invoices', invoice)).body;
  const { amountMinor: amount } = invoice.amount;
  const sum = { name: 'api', amount, metadata: { relance_invoice: id } };
  const before = await api.items();
  expect(await stripe(intentSucceeded(sum), null)).toMatchObject({ status: 401, body: { title: 'unsigned' } });
  expect(await stripe(intentSucceeded(sum), 'a secret of somebody else')).toMatchObject({ status: 401 });
  expect(await stripe(intentSucceeded(sum), secretIn(names.paymentsSecret))).toMatchObject({ status: 401 });
  expect(await api.items()).toEqual(before);
  const events = [intentSucceeded(sum), sessionCompleted(sum), chargeRefunded(sum, 10_000)];
  for (const event of events) expect(await stripe(event)).toMatchObject({ status: 200, body: { effect: 'taken' } });
  expect(await owedOf(id)).toBe(10_000);
  await stripe(disputeEvent('funds_withdrawn', { ...sum, amount: amount - 10_000 }, paidAt + 1));
  expect(await owedOf(id)).toBe(amount);
});

it('takes what any system signs, for the creditor in the address alone', async () => {
  const invoice = anInvoice({ number: 'FA-2026-0777' });
  const { id } = (await api.post('/invoices', invoice)).body;
  const payment = {
    type: 'payment',
    id: 'PAY-1',
    amount: invoice.amount,
    receivedOn: '2026-03-01',
    allocations: [{ invoiceId: id, amountMinor: invoice.amount.amountMinor }],
  };
  expect(await payments(payment, null)).toMatchObject({ status: 401 });
  expect(await payments(payment)).toMatchObject({ status: 200, body: { effect: 'taken' } });
  expect(await owedOf(id)).toBe(0);
  const reversal = { type: 'reversal', id: 'REV-1', paymentId: 'PAY-1', reason: 'returned', receivedOn: '2026-03-01' };
  expect(await payments(reversal)).toMatchObject({ status: 200 });
  expect(await owedOf(id)).toBe(invoice.amount.amountMinor);
  const secret = secretIn(names.paymentsSecret);
  expect(await send('/webhooks/payments/nobody', 'Relance-Signature', payment, secret)).toMatchObject({ status: 404 });
});
