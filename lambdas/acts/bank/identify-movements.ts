import { isItemized, linesOf } from '../../domain/bank-statement/batches.ts';
import type { BankEntry } from '../../domain/bank-statement/bank-statement.ts';
import { identify, type Movement } from '../../domain/bank-statement/movement-identity.ts';
import {
  detailGroups,
  type Group,
  lineGroups,
  movementIdOf,
} from '../../domain/bank-statement/movements-of-statement.ts';
import type { MovementsRecord, StatementOfFile } from '../../domain/bank-statement/statement-record.ts';
import type { Store } from '../../ports/store.ts';
import { chunksOf } from '../chunks.ts';
import { onFreshState } from '../fresh-state.ts';

/** Where a movement is on record: `place` among those of its scope. */
export type MovementPlace = { readonly scope: string; readonly place: number; readonly movement: Movement };

/** Of the entries of a statement, by their index in the file: the line each belongs to, and itself where it is a detail. */
export type Places = {
  readonly lines: ReadonlyMap<number, MovementPlace>;
  readonly details: ReadonlyMap<number, MovementPlace>;
};

const groupsAtOnce = 20;

/** Puts on record what a statement shows, in as many transactions as it takes; what was noted before stays as it is. */
async function noteGroups(store: Store, groups: readonly Group[]): Promise<Map<number, MovementPlace>> {
  const places = new Map<number, MovementPlace>();
  for (const chunk of chunksOf(groups, groupsAtOnce))
    await onFreshState(async () => {
      const known = await store.loadMovements(chunk.map(({ scope }) => scope));
      const noted = chunk.map(({ scope, sightings }) => {
        const before = known.find((each) => each.scope === scope);
        return { scope, sightings, before, ...identify(before?.movements ?? [], sightings) };
      });
      const changed = noted.filter(({ before, movements }) =>
        movements.some((movement, at) => movement !== before?.movements[at]),
      );
      if (changed.length > 0)
        await store.commit(
          changed.map(({ scope, before, movements }) => {
            const after: MovementsRecord = { kind: 'movements', scope, movements, version: (before?.version ?? 0) + 1 };
            return { kind: 'bank', before, after };
          }),
        );
      for (const { scope, sightings, movements, places: its } of noted)
        for (const [at, { source }] of sightings.entries()) {
          const place = its[at] ?? 0;
          const movement = movements[place];
          if (movement) places.set(source.index, { scope, place, movement });
        }
    });
  return places;
}

/** Tells which movements the entries of a statement are: first its lines, then the details of its batches. */
export async function identifyMovements(
  store: Store,
  statementId: string,
  statement: StatementOfFile,
  entries: readonly BankEntry[],
): Promise<Places> {
  const { format, ownAccount: account, from } = statement;
  const given = { statementId, format, account, from };
  const firsts = await noteGroups(store, lineGroups(entries, given));
  const lines = new Map<number, MovementPlace>();
  const groups: Group[] = [];
  for (const line of linesOf(entries)) {
    const found = firsts.get(from + line.first);
    if (!found) continue;
    for (const at of line.entries.keys()) lines.set(from + line.first + at, found);
    if (isItemized(line)) groups.push(...detailGroups(line, movementIdOf(found.scope, found.place), given));
  }
  return { lines, details: await noteGroups(store, groups) };
}
