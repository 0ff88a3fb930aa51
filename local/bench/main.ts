// npm run bench: measures Relance on this machine and prints the figures beside what they should be.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ReplayInputError } from '../replay/replay-input-error.ts';
import type { Findings } from './figure.ts';
import { isMet } from './figure.ts';
import { figureTable } from './figure-table.ts';
import { machineLine, thisMachine } from './machine.ts';
import { type BenchOptions, readOptions, UsageError, usage } from './options.ts';
import { measures } from './parts.ts';
import type { PartName } from './part-names.ts';

type Measured = Findings & { readonly name: PartName; readonly seconds: number };

/** npm runs in the project's folder; a path on the command line is meant from where the command was given. */
function fromWhereAsked(file: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

/** A part that fails must not take the figures of the others with it; the command still ends as failed. */
function failed(error: unknown): Findings {
  if (error instanceof ReplayInputError) throw error;
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return { figures: [], notes: [`could not be measured: ${String(error)}`] };
}

async function measureAll({ parts, book }: BenchOptions): Promise<Measured[]> {
  const files = book && {
    csv: fromWhereAsked(book.csv),
    columns: fromWhereAsked(book.columns),
    policy: fromWhereAsked(book.policy),
  };
  const measured: Measured[] = [];
  for (const name of parts) {
    process.stderr.write(`${name} … `);
    const startedAt = performance.now();
    const findings = await measures[name]({ book: files }).catch(failed);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    process.stderr.write(`${seconds} s\n`);
    measured.push({ name, seconds, ...findings });
  }
  return measured;
}

/** Tells the figures, the machine they are of, and how they came about. */
function report(measured: readonly Measured[]): string {
  const notes = measured.flatMap(({ name, notes: lines }) => lines.map((line) => `${name}: ${line}`));
  return `\n${figureTable(measured)}\nOn ${machineLine(thisMachine())}, ${new Date().toISOString().slice(0, 10)}.\n\n${notes.join('\n')}\n`;
}

function toJson(measured: readonly Measured[]): string {
  const parts = measured.map(({ figures, ...part }) => ({
    ...part,
    figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })),
  }));
  return `${JSON.stringify({ machine: thisMachine(), measuredAt: new Date().toISOString(), parts }, null, 2)}\n`;
}

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  const measured = await measureAll(options);
  process.stdout.write(report(measured));
  if (options.json !== undefined) writeFileSync(fromWhereAsked(options.json), toJson(measured));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ReplayInputError)) throw error;
  process.stderr.write(`${error.message}\n${error instanceof UsageError ? `\n${usage}` : ''}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
