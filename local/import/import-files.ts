import type { Settings } from '../../lambdas/domain/settings.ts';
import { demoSettings } from '../stack/environment.ts';
import { play } from '../stack/play.ts';
import type { Stack, StackOptions } from '../stack/shape.ts';
import { startStack } from '../stack/stack.ts';
import { openKeptTime, unkeptTime } from '../start/kept-time.ts';
import { createVirtualClock, type VirtualClock } from '../time/clock.ts';
import { createScriptAgenda } from '../time/script-agenda.ts';
import { createFileApi, type FileApi } from './api-of-files.ts';
import { bookEInvoice, readEInvoiceOf } from './book-e-invoice.ts';
import { bookStatement, readStatementOf, statementsOnRecord } from './book-statement.ts';
import type { ImportedFile } from './imported-file.ts';
import type { NamedFile } from './named-files.ts';
import { type ReadFile, readFile } from './read-file.ts';
import { trialSettings } from './trial-settings.ts';

type Known = { readonly bytes: Uint8Array; readonly read: ReadFile };

/** A file in the course of its import. */
type Row = { imported: ImportedFile; readonly known: Known | undefined };

async function rowOf({ file, bytes, reason }: NamedFile): Promise<Row> {
  if (!bytes)
    return {
      known: undefined,
      imported: { file, kind: 'unknown', outcome: 'reject', booked: 'none', reason: `The file ${reason}.` },
    };
  const read = await readFile(bytes, file);
  const imported = read.kind === 'eInvoice' ? readEInvoiceOf(file, read.reading) : readStatementOf(file, read.reading);
  return { known: { bytes, read }, imported };
}

/** Invoices first, then what is taken off them, then the money: files settle each other in whatever order they came. */
const turns: readonly ImportedFile['kind'][] = ['invoice', 'creditNote', 'bankStatement'];

async function bookRow(api: FileApi, row: Row): Promise<void> {
  const { known, imported } = row;
  if (!known || imported.outcome === 'reject') return;
  row.imported =
    known.read.kind === 'eInvoice'
      ? await bookEInvoice(api, known.bytes, imported)
      : await bookStatement(api, known.bytes, imported);
}

/** What the stack has to do at this instant is done; time stands still. */
async function settle(stack: Stack, clock: VirtualClock): Promise<void> {
  await play(stack, clock, { script: createScriptAgenda(clock), until: clock.now() });
}

async function book(rows: readonly Row[], stack: Stack, clock: VirtualClock): Promise<void> {
  const api = createFileApi(stack.url, await stack.token());
  for (const turn of turns) {
    for (const row of rows.filter(({ imported }) => imported.kind === turn)) {
      await bookRow(api, row);
      // A statement is booked before the next one, which may tell of the same money.
      if (turn === 'bankStatement') await settle(stack, clock);
    }
    await settle(stack, clock);
  }
  for (const row of rows) {
    const { known, imported } = row;
    const isOnRecord = imported.booked === 'created' || imported.booked === 'duplicate';
    if (known?.read.kind === 'bankStatement' && isOnRecord)
      row.imported = { ...imported, statements: await statementsOnRecord(api, known.bytes) };
  }
}

function settingsOf(rows: readonly Row[], demo: Settings, isTrial: boolean): Settings {
  if (!isTrial) return demo;
  const reads = rows.flatMap(({ known }) => known?.read ?? []);
  return trialSettings(demo, {
    invoices: reads.flatMap(({ kind, reading }) =>
      kind === 'eInvoice' && reading.outcome !== 'reject' ? [reading.invoice] : [],
    ),
    statements: reads.flatMap(({ kind, reading }) =>
      kind === 'bankStatement' && reading.outcome !== 'reject' ? reading.statements : [],
    ),
  });
}

export type ImportInput = {
  /** The data folder of `npm start` to take them into; without it, nothing stays. */
  readonly dataDir: string | undefined;
  readonly log: (line: string) => void;
  /** Milliseconds since 1970: the time it is in a trial, or in a new folder. */
  readonly now: number;
  /** Where the functions are bundled already. */
  readonly functions?: StackOptions['functions'];
};

/**
 * Reads files and takes them by the API of a local stack: into a data folder of `npm start`, or, without one, for a trial
 * of which nothing stays. Answers the files in their order.
 * @throws DataFolderError, NoDynamoDbEngineError
 */
export async function importFiles(
  files: readonly NamedFile[],
  { dataDir, log, now, functions }: ImportInput,
): Promise<ImportedFile[]> {
  const rows = await Promise.all(files.map(rowOf));
  const settings = settingsOf(rows, demoSettings(), dataDir === undefined);
  const keptTime = dataDir === undefined ? unkeptTime : openKeptTime(dataDir);
  try {
    const clock = createVirtualClock(keptTime.stoodAt ?? now);
    keptTime.keep(clock.now());
    const stack = await startStack({ clock, dataDir, settings, log, functions });
    try {
      await book(rows, stack, clock);
    } finally {
      await stack.close();
    }
  } finally {
    keptTime.close();
  }
  return rows.map(({ imported }) => imported);
}
