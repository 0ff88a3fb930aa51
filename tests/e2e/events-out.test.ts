import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { publishedSchemas } from '../../lambdas/domain/events-out/published-schemas.ts';
import { checkSignature } from '../../lambdas/domain/signed/check-signature.ts';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

/** An ERP that is down for the first hours, and takes what is signed for it after that. */
const taken: { at: string; type: string; eventId: string; data: Record<string, unknown> }[] = [];
let isDown = true;
let now = () => 0;
const erp = createServer((req, res) => {
  void text(req).then((body) => {
    const signature = String(req.headers['relance-signature']);
    const secret = 'local-erp-webhook-secret';
    const check = checkSignature({ body: Buffer.from(body), signature, receivedAt: now() }, [secret]);
    if (check === 'genuine' && !isDown) taken.push({ ...JSON.parse(body), at: new Date(now()).toISOString() });
    res.writeHead(isDown ? 503 : check === 'genuine' ? 204 : 401).end();
  });
});
await new Promise<void>((resolve) => {
  erp.listen(0, '127.0.0.1', resolve);
});
afterAll(() => erp.close());

it('tells an ERP, once it is up again, that a debtor gets no more on credit, and that he does when he has paid', async () => {
  const url = `http://127.0.0.1:${(erp.address() as AddressInfo).port}/`;
  const types = ['DebtorCreditHoldChanged', 'PaymentRecorded'];
  const webhooks = [{ id: 'erp', url, events: types, creditors: ['main'] }];
  const { stack, call, post, pay, at, playTo } = await runningStack('2026-03-24T08:00:00Z', { webhooks });
  now = () => stack.clock.now();
  const id = await post(anInvoice());
  const creditHold = async () => (await call('GET', '/debtors/C-001?creditor=main')).body.creditHold;

  // 45 days after 31 March.
  await playTo('2026-05-15T03:00:00Z');
  expect(await creditHold()).toBeNull();
  at('2026-05-15T11:00:00Z', () => {
    isDown = false;
  });
  await playTo('2026-05-15T10:00:00Z');
  expect(await creditHold()).toMatchObject({ reasons: ['openItemLate'] });
  expect(taken).toEqual([]);
  await playTo('2026-05-16T00:00:00Z');
  expect(taken.map(({ type, data }) => [type, data['isOnHold']])).toEqual([['DebtorCreditHoldChanged', true]]);

  const risk = { id: 'R-1', provider: 'creditInsurer', on: '2026-05-15', change: 'coverWithdrawn' };
  expect((await call('POST', '/debtors/C-001/risk?creditor=main', risk)).status).toBe(201);
  expect((await call('POST', '/debtors/C-001/risk?creditor=main', risk)).status).toBe(200);
  expect((await call('GET', '/debtors/C-001/profile?creditor=main')).body.grade).toBe('bad');

  await pay(id, 'bank-1', 120_000, '2026-05-16');
  await playTo('2026-05-17T00:00:00Z');
  expect(await creditHold()).toBeNull();
  expect(taken.map(({ type, data }) => [type, data['isOnHold']])).toEqual([
    ['DebtorCreditHoldChanged', true],
    ['PaymentRecorded', undefined],
    ['DebtorCreditHoldChanged', false],
  ]);
  expect(new Set(taken.map(({ eventId }) => eventId)).size).toBe(3);
  expect(stack.webhookQueue.deadLetters()).toEqual([]);

  // All that was published in this story is as its schema says.
  const published = stack.bus.published().filter(({ event }) => event.source === 'relance');
  expect(published.length).toBeGreaterThan(10);
  for (const { event } of published) {
    const type = event['detail-type'] as keyof typeof publishedSchemas;
    expect(publishedSchemas[type].safeParse(event.detail).error, type).toBeUndefined();
  }
});
