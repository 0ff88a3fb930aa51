import type { EInvoiceReading } from './e-invoice.ts';
import { type Attachment, attachmentsOf } from './pdf-attachment.ts';
import { readEInvoice, refused } from './read-e-invoice.ts';

/** Names that Factur-X, ZUGFeRD 1 and 2, and XRechnung in a PDF have for the invoice. */
const invoiceNames: readonly string[] = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

const hasInvoiceName = ({ name }: Attachment) => invoiceNames.includes(name.toLowerCase());

/** Refusals that say a file is something else than an invoice of ours, not that it is a bad one. */
const somethingElse: readonly string[] = ['notXml', 'doctype', 'notAnInvoice', 'order', 'zugferd1', 'tooLarge'];

const isInvoice = (reading: EInvoiceReading) => reading.outcome !== 'reject' || !somethingElse.includes(reading.code);

const isSame = (a: Attachment) => (b: Attachment) => Buffer.compare(a.content, b.content) === 0;

const distinct = (all: readonly Attachment[]) => all.filter((each, index) => all.findIndex(isSame(each)) === index);

/** The one invoice among attachments; several that differ are refused, none is undefined. */
function oneOf(attachments: readonly Attachment[], isOtherName: boolean): EInvoiceReading | undefined {
  const readings = distinct(attachments)
    .map(({ content, name }) =>
      readEInvoice(content, isOtherName ? [{ code: 'attachmentName', detail: JSON.stringify(name.slice(0, 80)) }] : []),
    )
    .filter(isInvoice);
  return readings.length > 1 ? refused({ code: 'pdfWithSeveralInvoices' }) : readings[0];
}

async function readPdf(bytes: Uint8Array): Promise<EInvoiceReading> {
  const attachments = await attachmentsOf(bytes);
  if ('code' in attachments) return refused(attachments);
  const named = attachments.filter(hasInvoiceName);
  const others = attachments.filter((each) => !hasInvoiceName(each));
  const [first] = named;
  // An attachment that is called the invoice and is none is not passed over for another one.
  if (first) return oneOf(named, false) ?? readEInvoice(first.content);
  const isOrder = others.some(({ name }) => name.toLowerCase() === 'order-x.xml');
  return oneOf(others, true) ?? refused({ code: isOrder ? 'order' : 'pdfWithoutInvoice' });
}

/** A PDF may have something before its header, which stands in the first 1,024 bytes; XML begins with `<`. */
function isPdf(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  return start.includes('%PDF-') && !/^(?:ï»¿)?\s*</.test(start);
}

/**
 * Reads an e-invoice as it comes: XML (UBL 2.1, UN/CEFACT CII), or a PDF with the XML attached (Factur-X, ZUGFeRD). What it
 * is, is told from its content. Whatever it is given, the answer is a reading, never an error.
 */
export async function readEInvoiceFile(bytes: Uint8Array): Promise<EInvoiceReading> {
  return isPdf(bytes) ? await readPdf(bytes) : readEInvoice(bytes);
}
