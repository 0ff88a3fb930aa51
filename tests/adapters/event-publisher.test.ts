import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, it, vi } from 'vitest';
import { createEventPublisher } from '../../lambdas/adapters/event-bridge/event-publisher.ts';
import { publishedOfCase } from '../../lambdas/domain/events-out/published-event.ts';
import { TransientError } from '../../lambdas/ports/errors.ts';
import { aBus } from '../local/event-bus/event-bus-fixture.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';
import { change, opening } from './stored-things.ts';

afterEach(() => vi.unstubAllEnvs());

it('tells the bus what happened to a case, as it stands in its timeline', async () => {
  const { bus, calls } = await aBus();
  stubAwsEnvironment('EVENTBRIDGE', await serveHandler(bus.handle));
  const { after, events } = opening('FA-1');
  await createEventPublisher('relance').publish(events.map((event) => publishedOfCase({ invoiceId: after.id, event })));
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.event).toMatchObject({
    source: 'relance',
    'detail-type': 'InvoicePosted',
    time: '2026-03-01T08:00:00Z',
    detail: { schemaVersion: '1', eventId: `${after.id}-1`, invoiceId: after.id, ...events[0] },
  });
});

it('tells all of a call in their order, of whatever cases they are', async () => {
  const client = mockClient(EventBridgeClient);
  client.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
  const first = opening('FA-2');
  const second = opening('FA-3');
  const next = change(first.after);
  const told = [first, second, next].flatMap(({ after, events }) =>
    events.map((event) => publishedOfCase({ invoiceId: after.id, event })),
  );
  await createEventPublisher('relance').publish(told);
  const calls = client.commandCalls(PutEventsCommand).map((call) => call.args[0].input.Entries ?? []);
  expect(calls).toHaveLength(1);
  const details = calls.flat().map(({ Detail }) => JSON.parse(Detail ?? '') as { invoiceId: string; seq: number });
  expect(details.map(({ invoiceId, seq }) => [invoiceId, seq])).toEqual(
    told.map(({ detail }) => [detail['invoiceId'], detail['seq']]),
  );
  client.restore();
});

it('does not take an event for told that the bus did not take', async () => {
  const client = mockClient(EventBridgeClient);
  client.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] });
  const { after, events } = opening('FA-3');
  await expect(
    createEventPublisher('relance').publish(events.map((event) => publishedOfCase({ invoiceId: after.id, event }))),
  ).rejects.toThrow(TransientError);
  client.restore();
});
