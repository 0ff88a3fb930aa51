import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { EventPublisher } from '../../ports.ts';
import { count, logger } from '../../runtime/logging.ts';

export const inputSchema = z.object({
  Records: z.array(
    z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.record(z.string(), z.unknown()) }) }),
  ),
});

type Told = { readonly invoiceId: string; readonly sequenceNumber: string; readonly events: CaseEvent[] };

/** The records as calls of the bus: events of one invoice that follow one another go together. */
function inCalls(records: z.infer<typeof inputSchema>['Records']): Told[] {
  const calls: Told[] = [];
  for (const { dynamodb } of records) {
    const { invoiceId, event } = unmarshall(dynamodb.NewImage as Parameters<typeof unmarshall>[0]) as {
      invoiceId: string;
      event: CaseEvent;
    };
    const last = calls.at(-1);
    if (last?.invoiceId === invoiceId) last.events.push(event);
    else calls.push({ invoiceId, sequenceNumber: dynamodb.SequenceNumber, events: [event] });
  }
  return calls;
}

/** Tells the bus what happened to cases, in the order of the stream. What fails is handed in again with all after it. */
export const createHandler =
  ({ publisher }: { readonly publisher: EventPublisher }) =>
  async ({ Records }: z.infer<typeof inputSchema>): Promise<DynamoDBBatchResponse> => {
    for (const { invoiceId, sequenceNumber, events } of inCalls(Records)) {
      try {
        await publisher.publish(invoiceId, events);
        count('EventsPublished', events.length);
      } catch (error) {
        logger.error('publish failed', error as Error);
        return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };
