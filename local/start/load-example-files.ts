import { readFileSync } from 'node:fs';
import { readStatements } from '../../lambdas/domain/bank-statement/read-statements.ts';
import { ownAccountOf } from '../../lambdas/domain/bank-statement/own-account.ts';
import type { CivilDate } from '../../lambdas/domain/calendar/civil-date.ts';
import { creditorOfSeller } from '../../lambdas/domain/e-invoice/creditor-of-seller.ts';
import { debtorOfBuyer } from '../../lambdas/domain/e-invoice/debtor-of-buyer.ts';
import type { EInvoice } from '../../lambdas/domain/e-invoice/e-invoice.ts';
import { readEInvoiceFile } from '../../lambdas/domain/e-invoice/read-e-invoice-file.ts';
import { receivableOfEInvoice } from '../../lambdas/domain/e-invoice/receivable-of-e-invoice.ts';
import type { PostedInvoice } from '../../lambdas/domain/invoice.ts';
import { policyFor, type Settings } from '../../lambdas/domain/settings.ts';
import { wrongFile } from './example-error.ts';
import type { DatedFile, Example, StatementExample } from './example-schema.ts';

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw wrongFile(file, 'cannot be read', error);
  }
}

async function read(file: string, content: Uint8Array, kind: EInvoice['kind']): Promise<EInvoice> {
  const reading = await readEInvoiceFile(content);
  if (reading.outcome === 'reject') throw wrongFile(file, `is no e-invoice that can be taken: ${reading.reason}`);
  if (reading.invoice.kind === kind) return reading.invoice;
  throw wrongFile(file, kind === 'invoice' ? 'is a credit note: name it in creditNotes' : 'is no credit note');
}

/** The receivable that the API will make of it, where every policy is as it was deployed. */
function receivable(file: string, eInvoice: EInvoice, settings: Settings): PostedInvoice {
  const seller = creditorOfSeller(eInvoice.seller, settings.creditors);
  if (seller.kind === 'unknown') throw wrongFile(file, 'names a seller that is none of the creditors');
  const { creditor } = seller;
  const { debtor } = debtorOfBuyer(eInvoice.buyer, eInvoice.seller.country);
  const { paymentTermDays } = policyFor(settings, { invoice: {} }, debtor);
  const made = receivableOfEInvoice(eInvoice, { creditor, debtor, paymentTermDays });
  if ('kind' in made) throw wrongFile(file, made.reason);
  return made.invoice;
}

/** An e-invoice as an example: what it says, and the file that is posted as it is. */
export async function loadEInvoice(
  file: string,
  settings: Settings,
): Promise<Required<Pick<Example, 'invoice' | 'eInvoice'>>> {
  const eInvoice = bytesOf(file);
  return { invoice: receivable(file, await read(file, eInvoice, 'invoice'), settings), eInvoice };
}

/** A credit note, to be posted on the day it was issued. */
export async function loadCreditNote(file: string): Promise<DatedFile> {
  const content = bytesOf(file);
  const { issueDate } = await read(file, content, 'creditNote');
  return { file, on: issueDate, content };
}

/** Bank statements of accounts of the deployment's creditors, none of them of a day after the one they are posted on. */
export function loadStatement(file: string, on: CivilDate, { creditors }: Settings): StatementExample {
  const content = bytesOf(file);
  const reading = readStatements(content);
  if (reading.outcome === 'reject') throw wrongFile(file, `is no bank statement that can be taken: ${reading.reason}`);
  const owners = reading.statements.map(({ account }) => {
    const owner = ownAccountOf(creditors, account);
    if (!owner) throw wrongFile(file, `is of the account ${account}, which is not one of a creditor`);
    return owner.creditor;
  });
  const late = reading.statements.flatMap(({ entries }) => entries).find(({ bookedOn }) => bookedOn > on);
  if (late) throw wrongFile(file, `has a movement of ${late.bookedOn}, after ${on}, the day it is posted on`);
  return { file, on, content, creditors: [...new Set(owners)] };
}
