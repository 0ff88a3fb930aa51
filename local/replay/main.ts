// npm run replay: plays a receivables book through the local stack and tells what was sent when.
import { writeFileSync } from 'node:fs';
import { dunningPolicySchema } from '../../lambdas/domain/dunning-policy.ts';
import { readArguments } from './arguments.ts';
import { readBook } from './book.ts';
import { columnsSchema } from './columns.ts';
import { readJsonFile, readTextFile } from './json-file.ts';
import { replayBook } from './replay-book.ts';
import { ReplayInputError } from './replay-input-error.ts';

/** Tells the day that is being played, on a terminal only. */
function showDay(now: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${new Date(now).toISOString().slice(0, 10)}`);
}

async function main(args: readonly string[]): Promise<void> {
  const { csv, columns, policy: policyFile, json, until } = readArguments(args);
  const format = readJsonFile(columns, columnsSchema);
  const policy = readJsonFile(policyFile, dunningPolicySchema);
  const book = readBook(readTextFile(csv), csv, format);
  const { refused, ...replay } = await replayBook({
    book,
    policy,
    currency: format.currency,
    until,
    onAdvance: showDay,
    log: (line) => void (line.includes('"level":"ERROR"') && process.stderr.write(line)),
  });
  if (process.stderr.isTTY) process.stderr.write('\r');
  for (const { line, reason } of refused) process.stderr.write(`line ${line}: ${reason}\n`);
  if (refused.length > 0) process.stderr.write(`${refused.length} rows could not be posted\n`);
  const later = book.rows.length + book.refused.length - refused.length - replay.invoices.length;
  if (later > 0) process.stderr.write(`${later} invoices are issued after ${until}\n`);
  writeFileSync(json, `${JSON.stringify(replay, null, 2)}\n`);
  const { invoices, messages, transitions, elapsedSeconds } = replay;
  process.stdout.write(
    `${invoices.length} invoices, ${messages} messages, ${transitions} state transitions in ${elapsedSeconds} s: ${json}\n`,
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ReplayInputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
