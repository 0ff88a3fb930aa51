import { expect, it } from 'vitest';
import { createHandler, inputSchema } from '../../lambdas/handlers/publish-events/handler.ts';
import type { EventPublisher, ToldEvent } from '../../lambdas/ports/event-publisher.ts';

const record = (sequence: number, invoiceId: string) => ({
  dynamodb: {
    SequenceNumber: String(sequence),
    NewImage: { invoiceId: { S: invoiceId }, event: { M: { seq: { N: String(sequence) } } } },
  },
});
const batch = inputSchema.parse({
  Records: [record(1, 'A'), record(2, 'A'), record(3, 'B'), record(4, 'A'), record(5, 'C')],
});

function aPublisher(isDown: (told: readonly ToldEvent[]) => boolean = () => false) {
  const calls: string[] = [];
  const publisher: EventPublisher = {
    mostPerCall: 2,
    publish(told) {
      calls.push(told.map(({ invoiceId, event }) => `${invoiceId}${event.seq}`).join(' '));
      return isDown(told) ? Promise.reject(new Error('busy')) : Promise.resolve();
    },
  };
  return { publisher, calls };
}

it('tells what happened to cases in as few calls as the bus takes, in the order of the stream', async () => {
  const { publisher, calls } = aPublisher();
  expect(await createHandler({ publisher })(batch)).toEqual({ batchItemFailures: [] });
  expect(calls).toEqual(['A1 A2', 'B3 A4', 'C5']);
});

it('is given again the call that the bus did not take, with all that comes after it', async () => {
  const { publisher, calls } = aPublisher((told) => told.some(({ invoiceId }) => invoiceId === 'B'));
  expect(await createHandler({ publisher })(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
  expect(calls).toEqual(['A1 A2', 'B3 A4']);
});
