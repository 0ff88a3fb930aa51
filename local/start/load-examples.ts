import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { faultsOfPosted } from '../../lambdas/acts/post-invoice.ts';
import { invoiceIdOf, postedInvoiceSchema } from '../../lambdas/domain/invoice.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { reasonOf } from '../../lib/config-problems.ts';
import { type Act, type Example, storyFileSchema } from './example-schema.ts';

/** An example is wrong: which file, which field, why. */
export class ExampleError extends Error {
  override readonly name = 'ExampleError';
  constructor(file: string, faults: readonly { readonly field: string; readonly message: string }[], cause?: unknown) {
    super(faults.map(({ field, message }) => `${file}: ${field === '' ? '' : `${field} `}${message}`).join('\n'), {
      cause,
    });
  }
}

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
    throw new ExampleError(file, [{ field: '', message: reason }], error);
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

/**
 * The examples of a folder: `story.json`, and the invoices it names.
 * @throws ExampleError naming the file and every field at fault
 */
export function loadExamples(dir: string, settings: Settings): readonly Example[] {
  const storyFile = path.join(dir, 'story.json');
  const { stories } = read(storyFile, storyFileSchema);
  const seen = new Map<string, number>();
  return stories.map(({ invoice: name, acts, outcome }, index) => {
    const file = path.join(dir, name);
    const invoice = read(file, postedInvoiceSchema);
    const faults = faultsOfPosted(settings, invoice);
    if (faults.length > 0) throw new ExampleError(file, faults);
    const id = invoiceIdOf(invoice.creditor, invoice.number);
    const place = `stories[${index}]`;
    const storyFaults = actFaults(acts, invoice, place);
    const twin = seen.get(id);
    if (twin !== undefined)
      storyFaults.push({ field: `${place}.invoice`, message: `has the number of stories[${twin}]: ${invoice.number}` });
    seen.set(id, index);
    if (storyFaults.length > 0) throw new ExampleError(storyFile, storyFaults);
    return { file, id, invoice, acts, outcome };
  });
}
