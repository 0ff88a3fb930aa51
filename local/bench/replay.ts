import path from 'node:path';
import { dunningPolicySchema } from '../../lambdas/domain/dunning-policy.ts';
import { readBook } from '../replay/book.ts';
import { columnsSchema } from '../replay/columns.ts';
import { readJsonFile, readTextFile } from '../replay/json-file.ts';
import { replayBook } from '../replay/replay-book.ts';
import { projectRoot } from '../stack/environment.ts';
import type { Findings } from './figure.ts';
import type { BookFiles } from './options.ts';
import { medianOf, spreadOf } from './timings.ts';

const shipped = (file: string) => path.join(projectRoot, 'examples/replay', file);
const shippedBook: BookFiles = {
  csv: shipped('book.csv'),
  columns: shipped('columns.json'),
  policy: shipped('policy.json'),
};

/** The shipped book is over in seconds: one replay of it would tell little. */
const replaysOfShippedBook = 3;

/** Replays a receivables book, start and end of the stack included, as `npm run replay` does. */
export async function measureReplay(files: BookFiles = shippedBook): Promise<Findings> {
  const format = readJsonFile(files.columns, columnsSchema);
  const policy = readJsonFile(files.policy, dunningPolicySchema);
  const book = readBook(readTextFile(files.csv), files.csv, format);
  const replays: Awaited<ReturnType<typeof replayBook>>[] = [];
  for (let left = files === shippedBook ? replaysOfShippedBook : 1; left > 0; left -= 1)
    replays.push(await replayBook({ book, policy, currency: format.currency }));
  const [{ invoices, messages, transitions, refused }] = replays as [(typeof replays)[number]];
  const seconds = replays.map(({ elapsedSeconds }) => elapsedSeconds);
  const perSecond = seconds.map((elapsed) => invoices.length / elapsed);
  return {
    figures: [
      { name: `replay of ${path.basename(files.csv)}`, value: medianOf(seconds), unit: 's', spread: spreadOf(seconds) },
      { name: 'invoices per second', value: medianOf(perSecond), unit: '/s', spread: spreadOf(perSecond) },
    ],
    notes: [
      `Median of ${replays.length}: ${invoices.length} invoices, ${messages} messages, ${transitions} state transitions. Bundling the functions and ` +
        `starting the stack are in the time.${refused.length > 0 ? ` ${refused.length} rows could not be posted.` : ''}`,
    ],
  };
}
