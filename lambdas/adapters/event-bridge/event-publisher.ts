import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { TransientError } from '../../ports/errors.ts';
import type { EventPublisher } from '../../ports/event-publisher.ts';

/** Under this source Relance tells what happened; what it hears comes from other sources. */
const eventSource = 'relance';

/** Publishes events on the event bus, at least once each; `detail.eventId` lets a reader drop repeats. */
export function createEventPublisher(busName: string): EventPublisher {
  const client = new EventBridgeClient({});
  return {
    mostPerCall: 10,
    async publish(told) {
      const Entries = told.map(({ type, at, detail }) => ({
        EventBusName: busName,
        Source: eventSource,
        DetailType: type,
        Time: new Date(at),
        Detail: JSON.stringify(detail),
      }));
      const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries }));
      if (FailedEntryCount !== 0) throw new TransientError(`${FailedEntryCount} events were not taken by the bus`);
    },
  };
}
