import { bookStatement, forgetWords } from '../bank/book-statement.ts';
import type { Deps } from '../dunning-of-case.ts';

/** Entries of one file that are booked in a round: the other sleepers wait for it. */
const mostEntries = 500;

/** Goes on booking a file of statements whose booking has died; later takes away what people wrote in it. */
export async function wakeStatement(deps: Deps, id: string): Promise<void> {
  const record = await deps.store.loadStatement(id);
  if (record?.state === 'taken') return bookStatement(deps, id, mostEntries);
  if (record && !record.isForgotten) await forgetWords(deps, record);
}
