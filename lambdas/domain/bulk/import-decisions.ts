import * as z from 'zod';
import { refused } from '../case/decision.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import { changedCircumstances, type CircumstancesDecision } from '../circumstances/circumstances-decision.ts';
import type { ImportHold } from './import-hold.ts';
import type { ImportRecord } from './import-record.ts';

/** POST /imports/{id}/release */
export const releaseSchema = z.strictObject({
  maxMessagesPerDay: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe('Debtors of the import who are first written to on one business day; all at once when left out.'),
});
export type PostedRelease = z.infer<typeof releaseSchema>;

/** Every assessment reads those that are on record. */
const mostWaiting = 50;
/** Days after which the debtors of a released import have all had their turn. */
const spreadDays = 400;
const dayMs = 86_400_000;

const isOver = ({ release }: ImportHold, now: string): boolean =>
  release !== undefined &&
  (release.maxMessagesPerDay === undefined || Date.parse(now) - Date.parse(release.at) > spreadDays * dayMs);

/** Keeps the invoices of an import from being dunned until it is released. Those that are over are forgotten. */
export function holdImport(before: Circumstances, id: string, now: string): CircumstancesDecision {
  const known = before.imports ?? {};
  if (known[id]) return { kind: 'repeated' };
  const standing = Object.entries(known).filter(([, hold]) => !isOver(hold, now));
  const waiting = standing.filter(([, { release }]) => release === undefined).length;
  if (waiting >= mostWaiting)
    return refused('importsWaiting', `${waiting} imports wait to be released: release some of them first`, 'file');
  return changedCircumstances(before, { imports: { ...Object.fromEntries(standing), [id]: { since: now } } });
}

/** Lets the invoices of an import be dunned, as their policies say. It is not taken back, nor spread otherwise, later. */
export function releaseImport(
  before: Circumstances,
  { id, of, state }: Pick<ImportRecord, 'id' | 'of' | 'state'>,
  { maxMessagesPerDay }: PostedRelease,
  { now, by }: { readonly now: string; readonly by: string },
): CircumstancesDecision {
  if (of === 'payments') return refused('nothingHeld', 'payments wait for nobody: there is nothing to release');
  if (state === 'importing') return refused('importing', 'its rows are still being taken: nothing is released before');
  const hold = before.imports?.[id];
  // Forgotten once it is over.
  if (!hold) return state === 'refused' ? refused('nothingHeld', 'no row of it was taken') : { kind: 'repeated' };
  if (hold.release)
    return hold.release.maxMessagesPerDay === maxMessagesPerDay
      ? { kind: 'repeated' }
      : refused('released', `it was released at ${hold.release.at} with another number of messages a day`);
  const release = { at: now, by, ...(maxMessagesPerDay !== undefined && { maxMessagesPerDay }) };
  return changedCircumstances(before, { imports: { ...before.imports, [id]: { ...hold, release } } });
}
