import PDFDocument from 'pdfkit';

/** A PDF of one page with files attached to it, as Factur-X and ZUGFeRD have them. */
export async function aPdfWith(
  attachments: Readonly<Record<string, string | Uint8Array>>,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ info: { CreationDate: new Date('2026-01-15T00:00:00Z') }, ...options });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
  pdf.text('Facture');
  for (const [name, content] of Object.entries(attachments)) pdf.file(Buffer.from(content), { name, type: 'text/xml' });
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
