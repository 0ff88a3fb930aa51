import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { faultsOfPosted } from '../../lambdas/acts/post-invoice.ts';
import { postedInvoiceSchema } from '../../lambdas/domain/invoice.ts';
import { invoiceIdOf } from '../../lambdas/domain/invoice-id.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { reasonOf } from '../../lib/config-problems.ts';
import { ExampleError, wrongFile } from './example-error.ts';
import { type Act, type Example, type Examples, storyFileSchema } from './example-schema.ts';
import { loadCreditNote, loadEInvoice, loadStatement } from './load-example-files.ts';

function fieldOf(steps: readonly PropertyKey[]): string {
  return steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not JSON: ${error.message}` : 'cannot be read';
    throw wrongFile(file, reason, error);
  }
}

function read<T extends z.ZodType>(file: string, schema: T): z.output<T> {
  const result = schema.safeParse(jsonIn(file), { error: reasonOf });
  if (result.success) return result.data;
  throw new ExampleError(
    file,
    result.error.issues.map((issue) => ({ field: fieldOf(issue.path), message: issue.message })),
  );
}

/** What the field rules cannot see: acts before the invoice, out of order, or in another currency. */
function actFaults(acts: readonly Act[], { issueDate, amount }: Example['invoice'], place: string) {
  let earliest = issueDate;
  return acts.flatMap(({ on, payment }, index) => {
    const field = `${place}.acts[${index}]`;
    const faults = [];
    if (on < earliest) faults.push({ field: `${field}.on`, message: `${on} is before ${earliest}` });
    if (payment && payment.amount.currency !== amount.currency)
      faults.push({ field: `${field}.payment.amount.currency`, message: `is not the invoice's, ${amount.currency}` });
    earliest = on > earliest ? on : earliest;
    return faults;
  });
}

async function loadInvoice(file: string, settings: Settings): Promise<Pick<Example, 'invoice' | 'eInvoice'>> {
  const loaded = /\.(xml|pdf)$/i.test(file)
    ? await loadEInvoice(file, settings)
    : { invoice: read(file, postedInvoiceSchema) };
  const faults = faultsOfPosted(settings, loaded.invoice);
  if (faults.length > 0) throw new ExampleError(file, faults);
  return loaded;
}

/**
 * The examples of a folder: `story.json`, and the files it names.
 * @throws ExampleError naming the file and every field at fault
 */
export async function loadExamples(dir: string, settings: Settings): Promise<Examples> {
  const storyFile = path.join(dir, 'story.json');
  const { stories, creditNotes, bankStatements } = read(storyFile, storyFileSchema);
  const seen = new Map<string, number>();
  const invoices: Example[] = [];
  for (const [index, { invoice: name, acts, outcome }] of stories.entries()) {
    const file = path.join(dir, name);
    const loaded = await loadInvoice(file, settings);
    const { invoice } = loaded;
    const id = invoiceIdOf(invoice.creditor, invoice.number);
    const place = `stories[${index}]`;
    const storyFaults = actFaults(acts, invoice, place);
    const twin = seen.get(id);
    if (twin !== undefined)
      storyFaults.push({ field: `${place}.invoice`, message: `has the number of stories[${twin}]: ${invoice.number}` });
    seen.set(id, index);
    if (storyFaults.length > 0) throw new ExampleError(storyFile, storyFaults);
    invoices.push({ file, id, ...loaded, acts, outcome });
  }
  return {
    invoices,
    creditNotes: await Promise.all(creditNotes.map((name) => loadCreditNote(path.join(dir, name)))),
    bankStatements: bankStatements.map(({ file, on }) => loadStatement(path.join(dir, file), on, settings)),
  };
}
