import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import { type PublishedEvent, publishedOfCase, publishedOfDebtor } from '../../domain/events-out/published-event.ts';
import type { EventPublisher } from '../../ports/event-publisher.ts';
import { count, logger } from '../../runtime/logging.ts';

export const inputSchema = z.object({
  Records: z.array(
    z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.record(z.string(), z.unknown()) }) }),
  ),
});

type ToldRecord = { readonly sequenceNumber: string; readonly told: PublishedEvent };
/** The items that the stream's filter lets through, as they are stored. */
type Told = Parameters<typeof publishedOfCase>[0] | Parameters<typeof publishedOfDebtor>[0];

function toldBy({ dynamodb }: z.infer<typeof inputSchema>['Records'][number]): ToldRecord {
  const told = unmarshall(dynamodb.NewImage as Parameters<typeof unmarshall>[0]) as Told;
  const published = 'change' in told ? publishedOfDebtor(told) : publishedOfCase(told);
  return { sequenceNumber: dynamodb.SequenceNumber, told: published };
}

/** The records as calls of the bus, in the order of the stream. */
function* inCalls(records: readonly ToldRecord[], mostPerCall: number): Generator<readonly ToldRecord[]> {
  for (let from = 0; from < records.length; from += mostPerCall) yield records.slice(from, from + mostPerCall);
}

/** Tells the bus what happened, in the order of the stream. A call that fails is handed in again with all after it. */
export const createHandler =
  ({ publisher }: { readonly publisher: EventPublisher }) =>
  async ({ Records }: z.infer<typeof inputSchema>): Promise<DynamoDBBatchResponse> => {
    for (const call of inCalls(Records.map(toldBy), publisher.mostPerCall)) {
      try {
        await publisher.publish(call.map(({ told }) => told));
        count('EventsPublished', call.length);
      } catch (error) {
        logger.error('publish failed', error as Error);
        return { batchItemFailures: [{ itemIdentifier: call[0]?.sequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
