import { DescribeRuleCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { aBus } from './event-bus-fixture.ts';

const entry = {
  EventBusName: 'relance',
  Source: 'relance',
  DetailType: 'PaymentReceived',
  Detail: JSON.stringify({ invoiceId: 'acme-fa-1', amountMinor: 12_000 }),
};

describe('PutEvents', () => {
  test('hands an event to the function of every rule that takes it, in the envelope of EventBridge', async () => {
    const { client, calls, activity } = await aBus();
    const answer = await client.send(
      new PutEventsCommand({ Entries: [{ ...entry, Time: new Date('2026-03-01T23:59:59Z'), Resources: ['case:1'] }] }),
    );
    await activity.whenIdle();
    expect(answer.FailedEntryCount).toBe(0);
    expect(calls.map(({ functionName }) => functionName)).toEqual(['record-payment', 'audit']);
    expect(calls[0]?.event).toEqual({
      version: '0',
      id: answer.Entries?.[0]?.EventId,
      'detail-type': 'PaymentReceived',
      source: 'relance',
      account: '000000000000',
      time: '2026-03-01T23:59:59Z',
      region: 'eu-west-3',
      resources: ['case:1'],
      detail: { invoiceId: 'acme-fa-1', amountMinor: 12_000 },
    });
  });

  test('stamps an event that tells no time with the time of the stack', async () => {
    const { bus, client } = await aBus();
    await client.send(new PutEventsCommand({ Entries: [entry] }));
    expect(bus.published()[0]).toMatchObject({ event: { time: '2026-03-02T08:00:00Z' } });
  });

  test('gives the same entry put twice two ids, and the same two ids in a replay', async () => {
    const idsOfARun = async () => {
      const { client } = await aBus();
      const answer = await client.send(new PutEventsCommand({ Entries: [entry, entry] }));
      return answer.Entries?.map(({ EventId }) => EventId) ?? [];
    };
    const ids = await idsOfARun();
    expect(new Set(ids).size).toBe(2);
    expect(await idsOfARun()).toEqual(ids);
  });

  test('takes a bus by its ARN', async () => {
    const { bus, client } = await aBus();
    const EventBusName = 'arn:aws:events:eu-west-3:000000000000:event-bus/relance';
    await client.send(new PutEventsCommand({ Entries: [{ ...entry, EventBusName }] }));
    expect(bus.published()).toMatchObject([{ bus: 'relance', rules: ['PaymentsToBooks', 'AllToAudit'] }]);
  });

  test.each<[string, Partial<PutEventsRequestEntry>, string]>([
    ['without a source', { Source: '' }, 'InvalidArgument'],
    ['without a detail type', { DetailType: undefined }, 'InvalidArgument'],
    ['without a detail', { Detail: undefined }, 'InvalidArgument'],
    ['whose detail is no JSON', { Detail: '{' }, 'MalformedDetail'],
    ['whose detail is no object', { Detail: '[1]' }, 'MalformedDetail'],
    ['that pretends to come from AWS', { Source: 'aws.ses' }, 'NotAuthorizedForSourceException'],
    ['for a bus that was not deployed', { EventBusName: 'other' }, 'InvalidArgument'],
    ['for the default bus by no name, whose rules do not take it', { EventBusName: undefined }, ''],
  ])('refuses an entry %s alone, and takes the others', async (_, change, code) => {
    const { bus, client, calls, activity } = await aBus();
    const answer = await client.send(new PutEventsCommand({ Entries: [{ ...entry, ...change }, entry] }));
    await activity.whenIdle();
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode ?? '')).toEqual([code, '']);
    expect(answer.FailedEntryCount).toBe(code === '' ? 0 : 1);
    expect(bus.published()).toHaveLength(code === '' ? 2 : 1);
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['11 entries', Array.from({ length: 11 }, () => entry)],
    ['no entry', []],
    ['more than 256 kB', [{ ...entry, Detail: JSON.stringify({ text: 'é'.repeat(128 * 1024) }) }]],
  ])('refuses %s as a whole', async (_, Entries) => {
    const { bus, client } = await aBus();
    await expect(client.send(new PutEventsCommand({ Entries }))).rejects.toMatchObject({ name: 'ValidationException' });
    expect(bus.published()).toEqual([]);
  });

  test('takes 10 entries of 256 kB together', async () => {
    const { bus, client } = await aBus();
    const names = Buffer.byteLength('relance' + 'PaymentReceived');
    const textBytes = Math.floor((256 * 1024) / 10) - names - Buffer.byteLength(JSON.stringify({ text: '' }));
    const Detail = JSON.stringify({ text: 'x'.repeat(textBytes) });
    await client.send(new PutEventsCommand({ Entries: Array.from({ length: 10 }, () => ({ ...entry, Detail })) }));
    expect(bus.published()).toHaveLength(10);
  });

  test('is the only operation there is', async () => {
    const { client } = await aBus();
    await expect(client.send(new DescribeRuleCommand({ Name: 'PaymentsToBooks' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });
});
