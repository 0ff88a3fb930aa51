import { describe, expect, test } from 'vitest';
import type { EventBridgeEvent } from '../../../local/event-bus/event-bridge-event.ts';
import { UnknownEventBusError } from '../../../local/event-bus/event-bus.ts';
import type { LambdaAnswer } from '../../../local/lambda/invocation.ts';
import { aBus, auditRule, paymentRule } from './event-bus-fixture.ts';

const failed: LambdaAnswer = { ok: false, error: 'TransientError', cause: '{"errorMessage":"the table is busy"}' };
const done: LambdaAnswer = { ok: true, payload: null };

const payment: EventBridgeEvent = {
  version: '0',
  id: 'e-1',
  'detail-type': 'PaymentReceived',
  source: 'relance',
  account: '000000000000',
  time: '2026-03-02T08:00:00Z',
  region: 'eu-west-3',
  resources: [],
  detail: { invoiceId: 'acme-fa-1' },
};

describe('an event on the bus', () => {
  test('goes only to the rules that take it', async () => {
    const { bus, calls } = await aBus();
    await bus.put('relance', { ...payment, 'detail-type': 'CaseClosed' });
    await bus.put('default', payment);
    expect(calls.map(({ functionName }) => functionName)).toEqual(['audit']);
    expect(bus.published().map(({ bus: name, rules }) => [name, rules])).toEqual([
      ['relance', ['AllToAudit']],
      ['default', []],
    ]);
  });

  test('is tried again when a function fails, and is through when it succeeds', async () => {
    const answers = [failed, failed, done];
    const { bus, calls } = await aBus((name) => (name === 'audit' ? done : (answers.shift() ?? failed)));
    await bus.put('relance', payment);
    expect(calls.filter(({ functionName }) => functionName === 'record-payment')).toHaveLength(3);
    expect(bus.deadLetters()).toEqual([]);
  });

  test('becomes a dead letter of the rule after three attempts, while the other rules have it', async () => {
    const { bus, calls } = await aBus((name) => (name === 'audit' ? done : failed));
    await bus.put('relance', payment);
    expect(calls.filter(({ functionName }) => functionName === 'record-payment')).toHaveLength(3);
    expect(calls.filter(({ functionName }) => functionName === auditRule.functionName)).toHaveLength(1);
    expect(bus.deadLetters()).toEqual([
      {
        at: Date.parse('2026-03-02T08:00:00.500Z'),
        bus: 'relance',
        rule: paymentRule,
        event: payment,
        attempts: 3,
        error: 'TransientError',
        cause: '{"errorMessage":"the table is busy"}',
      },
    ]);
  });

  test('holds virtual time until every function has had it', async () => {
    const { bus, activity } = await aBus();
    expect(activity.isIdle()).toBe(true);
    const through = bus.put('relance', payment);
    expect(activity.isIdle()).toBe(false);
    await through;
    expect(activity.isIdle()).toBe(true);
  });

  test('for a bus that was not deployed is an error of the caller', async () => {
    const { bus } = await aBus();
    await expect(bus.put('other', payment)).rejects.toBeInstanceOf(UnknownEventBusError);
  });

  test('is forgotten by the list of the latest ones after 10,000 others', async () => {
    const { bus } = await aBus();
    for (let index = 0; index <= 20_000; index += 1) await bus.put('default', { ...payment, id: `e-${index}` });
    expect(bus.published()).toHaveLength(10_000);
    expect(bus.published()[0]?.event.id).toBe('e-10001');
    expect(bus.published().at(-1)?.event.id).toBe('e-20000');
  });
});
