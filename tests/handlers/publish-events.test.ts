import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { publishedSchemas } from '../../lambdas/domain/events-out/published-schemas.ts';
import { createHandler, inputSchema } from '../../lambdas/handlers/publish-events/handler.ts';
import type { EventPublisher } from '../../lambdas/ports/event-publisher.ts';
import { opening } from '../adapters/stored-things.ts';
import { eventItem } from '../../lambdas/adapters/dynamodb/items.ts';

const record = (sequence: number, item: Record<string, unknown>) => ({
  dynamodb: { SequenceNumber: String(sequence), NewImage: marshall(item, { removeUndefinedValues: true }) },
});
const told = (sequence: number, invoiceId: string) => record(sequence, { invoiceId, event: { seq: sequence } });
const batch = inputSchema.parse({ Records: [told(1, 'A'), told(2, 'A'), told(3, 'B'), told(4, 'A'), told(5, 'C')] });

function aPublisher(isDown: (eventIds: readonly string[]) => boolean = () => false) {
  const calls: string[] = [];
  const details: unknown[] = [];
  const publisher: EventPublisher = {
    mostPerCall: 2,
    publish(events) {
      const eventIds = events.map(({ detail }) => detail.eventId);
      calls.push(eventIds.join(' '));
      details.push(...events.map(({ detail }) => detail));
      return isDown(eventIds) ? Promise.reject(new Error('busy')) : Promise.resolve();
    },
  };
  return { publisher, calls, details };
}

it('tells what happened to cases in as few calls as the bus takes, in the order of the stream', async () => {
  const { publisher, calls } = aPublisher();
  expect(await createHandler({ publisher })(batch)).toEqual({ batchItemFailures: [] });
  expect(calls).toEqual(['A-1 A-2', 'B-3 A-4', 'C-5']);
});

it('is given again the call that the bus did not take, with all that comes after it', async () => {
  const { publisher, calls } = aPublisher((eventIds) => eventIds.includes('B-3'));
  expect(await createHandler({ publisher })(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
  expect(calls).toEqual(['A-1 A-2', 'B-3 A-4']);
});

it('tells of a case as its schema says, with whose it is', async () => {
  const { publisher, details } = aPublisher();
  const { after, events } = opening('FA-1');
  await createHandler({ publisher })(inputSchema.parse({ Records: [record(1, eventItem(after, events[0]!))] }));
  expect(publishedSchemas.InvoicePosted.parse(details[0])).toMatchObject({ creditor: 'main', schemaVersion: '1' });
});

it('tells of a change of credit as its schema says, under an id of its own', async () => {
  const { publisher, details } = aPublisher();
  const change = {
    type: 'DebtorCreditHoldChanged',
    data: { isOnHold: true, reasons: ['openItemLate'], since: '2026-05-15T06:00:00.000Z' },
    version: 4,
    at: '2026-05-15T06:00:00.000Z',
    by: 'relance',
  };
  const item = { itemType: 'debtorChange', creditor: 'main', debtorId: 'C-001', change };
  await createHandler({ publisher })(inputSchema.parse({ Records: [record(1, item)] }));
  expect(publishedSchemas.DebtorCreditHoldChanged.parse(details[0])).toEqual({
    schemaVersion: '1',
    eventId: 'main.C-001.4',
    creditor: 'main',
    debtorId: 'C-001',
    ...change,
  });
});
