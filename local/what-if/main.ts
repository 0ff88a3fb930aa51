// npm run what-if: replays a receivables book under a policy as it is and under another one, and tells the difference.
import { writeFileSync } from 'node:fs';
import { type DunningPolicy, dunningPolicySchema } from '../../lambdas/domain/dunning-policy.ts';
import { readBook } from '../replay/book.ts';
import { columnsSchema } from '../replay/columns.ts';
import { readJsonFile, readTextFile } from '../replay/json-file.ts';
import { replayBook } from '../replay/replay-book.ts';
import { ReplayInputError } from '../replay/replay-input-error.ts';
import { readArguments } from './arguments.ts';
import { differenceOf } from './difference.ts';
import { presentPolicy } from './present-policy.ts';
import { reportOf } from './report.ts';

async function main(args: readonly string[]): Promise<void> {
  const { policy: policyFile, present, csv, columns, until, json } = readArguments(args);
  const other = readJsonFile(policyFile, dunningPolicySchema);
  const policy = presentPolicy(present, other.id);
  const format = readJsonFile(columns, columnsSchema);
  const book = readBook(readTextFile(csv), csv, format);
  const replayUnder = (each: DunningPolicy) =>
    replayBook({
      book,
      policy: each,
      currency: format.currency,
      until,
      log: (line) => void (line.includes('"level":"ERROR"') && process.stderr.write(line)),
    });
  const before = await replayUnder(policy);
  for (const { line, reason } of before.refused) process.stderr.write(`line ${line}: ${reason}\n`);
  const difference = differenceOf(before, await replayUnder(other));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(difference, null, 2)}\n`);
  process.stdout.write(reportOf(difference));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ReplayInputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
