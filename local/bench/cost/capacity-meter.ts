import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { type Listening, listenHandler } from '../../stack/listen.ts';
import { answerJson, passOn } from '../pass-on.ts';

/** Stands before the table and counts what every call consumes of it. */
export type CapacityMeter = Listening & {
  /** Read and write request units so far. */
  readonly units: () => { readonly readUnits: number; readonly writeUnits: number };
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html: one, or one per table. */
const consumedSchema = z.object({ CapacityUnits: z.number() });
const answerSchema = z.object({ ConsumedCapacity: z.union([consumedSchema, z.array(consumedSchema)]) });

const reads = new Set(['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems']);

/** The engine said nothing of what a call consumed, so that it cannot be counted. */
export class UncountedCallError extends Error {
  override readonly name = 'UncountedCallError';
}

/** The capacity units of an answer, those of indexes included. Throws UncountedCallError. */
export function unitsOf(answer: unknown): number {
  const result = answerSchema.safeParse(answer);
  if (!result.success) throw new UncountedCallError('an answer of the table does not tell what it consumed');
  return [result.data.ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}

/**
 * Passes calls on to the table, each with the request that it be told what the call consumed. A call that is refused
 * counts nothing, though on AWS a failed condition is paid like a write.
 */
export async function startCapacityMeter(endpoint: string): Promise<CapacityMeter> {
  const units = { readUnits: 0, writeUnits: 0 };
  const listening = await listenHandler(async (request, response) => {
    const target = String(request.headers['x-amz-target']);
    const asked = JSON.parse(await text(request)) as object;
    const body = JSON.stringify({ ...asked, ReturnConsumedCapacity: 'TOTAL' });
    const answer = await passOn(endpoint, { target, body }, request.headers);
    if (answer.status === 200) {
      const isRead = reads.has(target.slice(target.indexOf('.') + 1));
      units[isRead ? 'readUnits' : 'writeUnits'] += unitsOf(JSON.parse(answer.body));
    }
    answerJson(response, answer.status, answer.body);
  });
  return { ...listening, units: () => ({ ...units }) };
}
