import { expect, it } from 'vitest';
import { createHandler, inputSchema } from '../../lambdas/handlers/publish-events/handler.ts';

const record = (sequence: number, invoiceId: string) => ({
  dynamodb: {
    SequenceNumber: String(sequence),
    NewImage: { invoiceId: { S: invoiceId }, event: { M: { seq: { N: String(sequence) } } } },
  },
});
const batch = inputSchema.parse({ Records: [record(1, 'A'), record(2, 'A'), record(3, 'B'), record(4, 'A')] });

it('tells what happened to a case in one call, as long as nothing of another case comes between', async () => {
  const told: string[] = [];
  const publish = (invoiceId: string, events: readonly { seq: number }[]) => {
    told.push(`${invoiceId} ${events.map(({ seq }) => seq).join(',')}`);
    return Promise.resolve();
  };
  expect(await createHandler({ publisher: { publish } })(batch)).toEqual({ batchItemFailures: [] });
  expect(told).toEqual(['A 1,2', 'B 3', 'A 4']);
});

it('is given again what the bus did not take, with all that comes after it', async () => {
  const told: string[] = [];
  const publish = (invoiceId: string) => {
    told.push(invoiceId);
    return invoiceId === 'B' ? Promise.reject(new Error('busy')) : Promise.resolve();
  };
  expect(await createHandler({ publisher: { publish } })(batch)).toEqual({
    batchItemFailures: [{ itemIdentifier: '3' }],
  });
  expect(told).toEqual(['A', 'B']);
});
