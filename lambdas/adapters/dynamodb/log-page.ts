import type { Page } from '../../ports/page.ts';
import type { Reads } from './reads.ts';

type KeyOfLine = (line: number) => { readonly pk: string; readonly sk: string };

/** A page of a log whose lines are numbered, oldest first; the cursor is the number of the last line. */
export async function logPage<Line>(
  reads: Reads,
  keyOf: KeyOfLine,
  itemType: string,
  cursor: string | undefined,
  limit: number,
): Promise<Page<Line>> {
  const { pk, sk } = keyOf(Number(cursor ?? 0) + 1);
  const [part = ''] = sk.split('#');
  const found = await reads.page({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': sk, ':to': `${part}#~` },
    ConsistentRead: true,
    Limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = Number(String(page.at(-1)?.['sk']).split('#')[1]);
  return { items: page.map((item) => item[itemType] as Line), ...(found.length > limit && { cursor: String(last) }) };
}
