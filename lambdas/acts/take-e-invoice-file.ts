import { localDate } from '../domain/calendar/send-window.ts';
import { creditorOfSeller } from '../domain/e-invoice/creditor-of-seller.ts';
import { readEInvoiceFile } from '../domain/e-invoice/read-e-invoice-file.ts';
import { intakePrefixes } from '../domain/intake-prefixes.ts';
import { openTask, taskIdOf } from '../domain/task.ts';
import type { Intake } from '../ports/intake.ts';
import type { Deps } from './dunning-of-case.ts';
import { raiseOnce } from './raise-once.ts';
import { type EInvoiceOutcome, takeEInvoice } from './take-e-invoice.ts';

/** The largest file that is taken; an invoice with its pictures is far below. */
const mostBytes = 20_000_000;

/** What became of a dropped file, as its result tells: ids, codes and reasons, no data of the parties. */
export type FileResult = {
  readonly file: string;
  readonly outcome: 'created' | 'duplicate' | 'creditNote' | 'conflict' | 'refused';
  readonly invoiceId?: string;
  readonly creditNote?: string;
  readonly code?: string;
  readonly reason?: string;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
};

type Dropped = { readonly key: string; readonly etag?: string | undefined };

function resultOf(file: string, outcome: EInvoiceOutcome): FileResult {
  switch (outcome.kind) {
    case 'refused':
      return { file, outcome: 'refused', code: outcome.code, reason: outcome.reason, warnings: [] };
    case 'conflict':
      return { file, outcome: 'conflict', code: 'numberTaken', reason: outcome.reason, warnings: [] };
    case 'creditNote': {
      const creditNote = outcome.credit.facts?.creditNote?.number ?? outcome.credit.id;
      const kind = outcome.isRepeated ? 'duplicate' : 'creditNote';
      return { file, outcome: kind, creditNote, warnings: shown(outcome.warnings) };
    }
    case 'invoice': {
      const { kind, dunned, warnings } = outcome.posted;
      const all = shown([...outcome.warnings, ...warnings]);
      return { file, outcome: kind === 'created' ? 'created' : 'duplicate', invoiceId: dunned.id, warnings: all };
    }
  }
}

const shown = (warnings: readonly { readonly code: string; readonly message: string }[]) =>
  warnings.map(({ code, message }) => ({ code, message }));

/** Nobody waits for the answer: a person is asked to see to a file that could not be taken. */
async function askAbout({ store, settings, clock }: Deps, creditor: string | undefined, result: FileResult) {
  const now = clock.now();
  const { file, code, reason } = result;
  const task = openTask(
    {
      id: taskIdOf('eInvoiceRefused', file, code ?? '', reason ?? ''),
      kind: 'eInvoiceRefused',
      creditor: creditor ?? settings.creditors[0]?.id ?? 'main',
      dueOn: localDate(now, 'UTC'),
      data: { file, code, reason },
    },
    now,
  );
  await raiseOnce(store, task);
}

/**
 * Takes an e-invoice that was dropped, and writes beside it what became of it: under `results/`, and the name of the file.
 * Taken again it changes nothing, and the result says so.
 */
export async function takeEInvoiceFile(
  deps: Deps & { readonly intake: Intake },
  { key, etag }: Dropped,
  by: string,
): Promise<FileResult | 'gone'> {
  const loaded = await deps.intake.load(key, { mostBytes, etag });
  if (loaded.kind === 'gone') return 'gone';
  const { creditor, result } =
    loaded.kind === 'tooLarge'
      ? { creditor: undefined, result: tooLarge(key, loaded.size) }
      : await takeBytes(deps, key, loaded.file.bytes, by);
  if (result.outcome === 'refused' || result.outcome === 'conflict') await askAbout(deps, creditor, result);
  await deps.intake.put({
    key: `${intakePrefixes.results}${key}.json`,
    contentType: 'application/json',
    bytes: Buffer.from(`${JSON.stringify(result)}\n`),
  });
  return result;
}

function tooLarge(file: string, size: number): FileResult {
  const reason = `The file has ${size} bytes, more than ${mostBytes}.`;
  return { file, outcome: 'refused', code: 'tooLarge', reason, warnings: [] };
}

async function takeBytes(deps: Deps, file: string, bytes: Uint8Array, by: string) {
  const reading = await readEInvoiceFile(bytes);
  if (reading.outcome === 'reject') {
    const { code, reason } = reading;
    return { creditor: undefined, result: { file, outcome: 'refused', code, reason, warnings: [] } as FileResult };
  }
  const seller = creditorOfSeller(reading.invoice.seller, deps.settings.creditors);
  const outcome = await takeEInvoice(deps, reading, by);
  const creditor = seller.kind === 'found' ? seller.creditor.id : undefined;
  return { creditor, result: resultOf(file, outcome) };
}
