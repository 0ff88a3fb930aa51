import type { Case } from '../case.ts';
import type { CollectionMatter } from './collection.ts';
import type { TaskEnd } from '../decision.ts';

type Handed = Pick<Case, 'collection' | 'status'>;

/** The matter of a case that a collector has in hand; undefined when none has. */
export function standingMatter({ collection, status }: Handed): CollectionMatter | undefined {
  return status === 'handedOver' && collection?.end === null ? collection : undefined;
}

/** The tasks about a matter that have nothing left to ask once it has ended. */
export function endsOfMatter(dunned: Handed, result: string): TaskEnd[] {
  return (standingMatter(dunned)?.taskIds ?? []).map((taskId) => ({ taskId, result }));
}
