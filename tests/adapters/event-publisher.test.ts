import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, it, vi } from 'vitest';
import { createEventPublisher } from '../../lambdas/adapters/event-bridge/event-publisher.ts';
import { TransientError } from '../../lambdas/ports.ts';
import { aBus } from '../local/event-bus/event-bus-fixture.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';
import { change, opening } from './stored-things.ts';

afterEach(() => vi.unstubAllEnvs());

it('tells the bus what happened to a case, as it stands in its timeline', async () => {
  const { bus, calls } = await aBus();
  stubAwsEnvironment('EVENTBRIDGE', await serveHandler(bus.handle));
  const { after, events } = opening('FA-1');
  await createEventPublisher('relance').publish(after.id, events);
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.event).toMatchObject({
    source: 'relance',
    'detail-type': 'InvoicePosted',
    time: '2026-03-01T08:00:00Z',
    detail: { invoiceId: after.id, ...events[0] },
  });
});

it('hands over ten events at a time, in order, and none when there are none', async () => {
  const client = mockClient(EventBridgeClient);
  client.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
  let current = opening('FA-2');
  const events = [...current.events];
  while (events.length < 23) {
    current = change(current.after);
    events.push(...current.events);
  }
  const publisher = createEventPublisher('relance');
  await publisher.publish(current.after.id, events);
  await publisher.publish(current.after.id, []);
  const calls = client.commandCalls(PutEventsCommand).map((call) => call.args[0].input.Entries ?? []);
  expect(calls.map((entries) => entries.length)).toEqual([10, 10, 3]);
  const told = calls.flat().map(({ Detail }) => (JSON.parse(Detail ?? '') as { seq: number }).seq);
  expect(told).toEqual(events.map(({ seq }) => seq));
  client.restore();
});

it('does not take an event for told that the bus did not take', async () => {
  const client = mockClient(EventBridgeClient);
  client.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] });
  const { after, events } = opening('FA-3');
  await expect(createEventPublisher('relance').publish(after.id, events)).rejects.toThrow(TransientError);
  client.restore();
});
