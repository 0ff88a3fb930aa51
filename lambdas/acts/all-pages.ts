import type { Page } from '../ports/page.ts';

/** Everything that a list has, page after page. */
export async function allPages<T>(pageAfter: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageAfter(cursor);
    found.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return found;
}
