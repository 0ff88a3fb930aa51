import type { StatementReading } from '../../lambdas/domain/bank-statement/bank-statement.ts';
import { readStatements } from '../../lambdas/domain/bank-statement/read-statements.ts';
import type { EInvoiceReading } from '../../lambdas/domain/e-invoice/e-invoice.ts';
import { readEInvoiceFile } from '../../lambdas/domain/e-invoice/read-e-invoice-file.ts';
import { isXmlFault, parseXml } from '../../lambdas/domain/xml/parse-xml.ts';

/** A file by its content, read by itself: what it is for is not asked yet. */
export type ReadFile =
  | { readonly kind: 'eInvoice'; readonly reading: EInvoiceReading }
  | { readonly kind: 'bankStatement'; readonly reading: StatementReading };

const statementRoots: readonly string[] = ['Document', 'OFX'];
/** What a file that is not well formed was meant to be. */
const meantAsInvoice = /<(?:\w+:)?(?:CrossIndustry\w+|Invoice|CreditNote)[\s>]/;
const meantAsXml = /^(?:\uFEFF|ï»¿)?\s*<\?xml/;

function isEInvoice(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (start.includes('%PDF-')) return true;
  const root = parseXml(bytes);
  if (!isXmlFault(root)) return !statementRoots.includes(root.name);
  return meantAsInvoice.test(start) || (meantAsXml.test(start) && !/camt\.05|<OFX/.test(start));
}

/**
 * Tells from its content whether a file is an e-invoice or a bank statement, and reads it. What is neither is read as what
 * its name says, and refused.
 */
export async function readFile(bytes: Uint8Array, name: string): Promise<ReadFile> {
  if (isEInvoice(bytes)) return { kind: 'eInvoice', reading: await readEInvoiceFile(bytes) };
  const reading = readStatements(bytes);
  if (reading.outcome === 'reject' && /\.(xml|pdf)$/i.test(name) && !/camt/i.test(name))
    return { kind: 'eInvoice', reading: await readEInvoiceFile(bytes) };
  return { kind: 'bankStatement', reading };
}
