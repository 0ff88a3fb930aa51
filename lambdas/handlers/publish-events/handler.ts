import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { EventPublisher } from '../../ports.ts';
import { logger } from '../../runtime/logging.ts';

export const inputSchema = z.object({
  Records: z.array(
    z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.record(z.string(), z.unknown()) }) }),
  ),
});

/** Tells the bus what happened to cases, in the order of the stream. The first record that fails is handed in again with those after it. */
export const createHandler =
  ({ publisher }: { readonly publisher: EventPublisher }) =>
  async ({ Records }: z.infer<typeof inputSchema>): Promise<DynamoDBBatchResponse> => {
    for (const { dynamodb } of Records) {
      const { invoiceId, event } = unmarshall(dynamodb.NewImage as Parameters<typeof unmarshall>[0]) as {
        invoiceId: string;
        event: CaseEvent;
      };
      try {
        await publisher.publish(invoiceId, [event]);
      } catch (error) {
        logger.error('publish failed', error as Error);
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };
