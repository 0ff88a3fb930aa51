import type { DynamoDBBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import { releaseDebtor } from '../../acts/collection/release-debtor.ts';
import { tellCases } from '../../acts/tell-cases.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Workflow } from '../../ports/workflow.ts';
import { logger } from '../../runtime/logging.ts';

const text = z.object({ S: z.string() });
const number = z.object({ N: z.coerce.number() });

/** What of the stream's new images the dispatcher needs: ids and instants; cases and debtors are read fresh. */
const imageSchema = z.discriminatedUnion('itemType', [
  z.object({ itemType: z.literal('event'), invoiceId: text }),
  z.object({
    itemType: z.literal('window'),
    creditor: text,
    debtorId: text,
    date: text,
    sendAt: text,
    attempt: number,
  }),
  z.object({
    itemType: z.literal('transactional'),
    creditor: text,
    debtorId: text,
    id: text,
    sendAt: text,
    attempt: number,
  }),
  z.object({ itemType: z.literal('debtor'), debtor: z.object({ M: z.object({ creditor: text, id: text }) }) }),
]);
type Image = z.infer<typeof imageSchema>;

const recordSchema = z.object({
  dynamodb: z.object({
    SequenceNumber: z.string(),
    NewImage: z.preprocess(
      (image) => ({ ...(image as object), itemType: text.parse((image as { itemType: unknown }).itemType).S }),
      imageSchema,
    ),
  }),
});
export const inputSchema = z.object({ Records: z.array(recordSchema) });

type Deps = { readonly store: Store; readonly workflow: Workflow; readonly clock: Clock };

/**
 * Starts the case's current run, or tells it that something happened; its debtor's other cases go on when it has left a
 * collector's hands. Level-triggered: what counts is the case as it is.
 */
export async function dispatchCase({ store, workflow, clock }: Deps, invoiceId: string): Promise<void> {
  const { cases, listener } = await store.load({ cases: [invoiceId], listener: invoiceId });
  const [dunned] = cases;
  if (!dunned) return;
  if (dunned.collection?.end) await releaseDebtor({ store, clock }, dunned);
  if (listener?.run !== dunned.run) return workflow.startDunning(dunned);
  if (listener.version < dunned.version) await workflow.answer(listener.token);
}

async function dispatch({ store, workflow, clock }: Deps, image: Image): Promise<void> {
  switch (image.itemType) {
    case 'event':
      return dispatchCase({ store, workflow, clock }, image.invoiceId.S);
    // What sends is asked again, with its attempt, by the function that sends: starting a stale one is harmless.
    case 'window': {
      const { creditor, debtorId, date, sendAt, attempt } = image;
      const window = { creditor: creditor.S, debtorId: debtorId.S, date: date.S, sendAt: sendAt.S, attempt: attempt.N };
      return workflow.startWindow(window);
    }
    case 'transactional': {
      const { creditor, debtorId, id, sendAt, attempt } = image;
      const key = { creditor: creditor.S, debtorId: debtorId.S, id: id.S, attempt: attempt.N };
      return workflow.startTransactional({ ...key, sendAt: sendAt.S });
    }
    case 'debtor': {
      const { creditor, id } = image.debtor.M;
      const debtor = await store.loadDebtor(creditor.S, id.S);
      if (debtor) await tellCases({ store, clock }, debtor);
    }
  }
}

/** Carries what the table's stream tells to the runs it concerns. A record that fails is handed in again, alone with those after it. */
export const createHandler =
  (deps: Deps) =>
  async ({ Records }: z.infer<typeof inputSchema>): Promise<DynamoDBBatchResponse> => {
    const seen = new Map(Records.map((record) => [JSON.stringify({ ...record.dynamodb.NewImage }), record.dynamodb]));
    const outcomes = await Promise.allSettled([...seen.values()].map(({ NewImage }) => dispatch(deps, NewImage)));
    const failures = [...seen.values()].filter((_, index) => outcomes[index]?.status === 'rejected');
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') logger.error('dispatch failed', outcome.reason as Error);
    return { batchItemFailures: failures.map(({ SequenceNumber }) => ({ itemIdentifier: SequenceNumber })) };
  };
