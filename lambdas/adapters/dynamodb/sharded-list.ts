import { InvalidCursorError } from '../../ports/errors.ts';
import type { Reads } from './reads.ts';

export function encodeCursor(position: string): string {
  return Buffer.from(position).toString('base64url');
}

/** A date and the id of what is listed under it. */
const isPosition = /^\d{4}-\d{2}-\d{2}#[\w.-]+$/;

export function decodeCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const position = Buffer.from(cursor, 'base64url').toString();
  if (!isPosition.test(position) || encodeCursor(position) !== cursor)
    throw new InvalidCursorError(`${cursor} is not a cursor of this API`);
  return position;
}

type IndexName = 'byStatus' | 'byStage' | 'byDebtor' | 'byWakeTime' | 'byLastEvent';
/** The keys of each index. */
export const attributes = {
  byStatus: ['statusPk', 'listSk'],
  byStage: ['stagePk', 'listSk'],
  byDebtor: ['debtorPk', 'listSk'],
  byWakeTime: ['wakePk', 'wakeBy'],
  byLastEvent: ['headPk', 'headOn'],
} as const;

export type Position = { readonly pk: string; readonly sk: string; readonly at: string };

/**
 * The first entries of several index partitions in one order: a page costs one small query per partition, whatever is
 * stored. `after` and `before` bound the sort key, both exclusive.
 */
export async function mergedPage(
  reads: Reads,
  index: IndexName,
  partitions: readonly string[],
  { after, before, limit }: { after?: string | undefined; before?: string | undefined; limit: number },
): Promise<{ entries: Position[]; next: string | undefined }> {
  const [pk, sk] = attributes[index];
  // Sort keys are dates or instants followed by ids: '!' sorts before them all, '~' after.
  const bounds = { ':from': after === undefined ? '!' : `${after}!`, ':to': before ?? '~' };
  // DynamoDB refuses a range that ends before it begins.
  if (bounds[':from'] > bounds[':to']) return { entries: [], next: undefined };
  const found = await Promise.all(
    partitions.map((partition) =>
      reads.page({
        IndexName: index,
        KeyConditionExpression: `${pk} = :pk AND ${sk} BETWEEN :from AND :to`,
        ExpressionAttributeValues: { ':pk': partition, ...bounds },
        Limit: limit + 1,
      }),
    ),
  );
  const merged = found
    .flat()
    .map((item) => ({ pk: String(item['pk']), sk: String(item['sk']), at: String(item[sk]) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const entries = merged.slice(0, limit);
  return { entries, next: merged.length > limit ? entries.at(-1)?.at : undefined };
}
