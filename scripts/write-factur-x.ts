// Writes the example of a Factur-X invoice: `node scripts/write-factur-x.ts`. One PDF/A-3 page for people, made of the
// XML beside this file, and that XML attached to it for machines. The same XML gives the same page on every day.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { registerFonts } from '../lambdas/documents/read-fonts.ts';
import { colors, mm, styles, type TextStyle } from '../lambdas/documents/style.ts';
import type { EInvoice, EInvoiceParty } from '../lambdas/domain/e-invoice/e-invoice.ts';
import { readEInvoice } from '../lambdas/domain/e-invoice/read-e-invoice.ts';
import { formatMoney } from '../lambdas/domain/money.ts';
import { isXmlFault, parseXml } from '../lambdas/domain/xml/parse-xml.ts';
import { elementsAt, textAt, type XmlElement } from '../lambdas/domain/xml/xml-element.ts';
import { fontPaths } from '../lib/font-paths.ts';

const number = 'FE-2026-0203';
const root = path.join(import.meta.dirname, '..');
const xml = readFileSync(path.join(root, 'scripts/factur-x', `${number}.xml`));

const [left, right] = [mm(20), mm(190)];
const columns = { quantity: mm(120), price: mm(155), total: right } as const;
const dateFormat = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (date: string) => dateFormat.format(new Date(`${date}T00:00:00Z`));

/** Factur-X has properties of its own in the metadata, and PDF/A wants them described. */
const metadata = `
<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
  <fx:DocumentType>INVOICE</fx:DocumentType>
  <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
  <fx:Version>1.0</fx:Version>
  <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>fx</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>
${['DocumentFileName', 'DocumentType', 'Version', 'ConformanceLevel']
  .map(
    (name) => `      <rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>${name}</pdfaProperty:name>
        <pdfaProperty:valueType>Text</pdfaProperty:valueType>
        <pdfaProperty:category>external</pdfaProperty:category>
        <pdfaProperty:description>${name} of the attached invoice</pdfaProperty:description>
      </rdf:li>`,
  )
  .join('\n')}
    </rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

type Line = { readonly name: string; readonly quantity: string; readonly price: number; readonly total: number };

const minorAt = (element: XmlElement, ...way: readonly string[]) =>
  Math.round(Number(textAt(element, ...way) ?? Number.NaN) * 100);

/** The lines of the invoice: nobody is reminded of them, so nothing else here reads them. */
function linesOf(document: XmlElement): readonly Line[] {
  return elementsAt(document, 'SupplyChainTradeTransaction', 'IncludedSupplyChainTradeLineItem').map((line) => ({
    name: textAt(line, 'SpecifiedTradeProduct', 'Name') ?? '',
    quantity: textAt(line, 'SpecifiedLineTradeDelivery', 'BilledQuantity') ?? '',
    price: minorAt(line, 'SpecifiedLineTradeAgreement', 'NetPriceProductTradePrice', 'ChargeAmount'),
    total: minorAt(
      line,
      'SpecifiedLineTradeSettlement',
      'SpecifiedTradeSettlementLineMonetarySummation',
      'LineTotalAmount',
    ),
  }));
}

function identityOf({ addressLines, postalCode, city, identifiers }: EInvoiceParty): string[] {
  const named = (scheme: string) => identifiers.find((each) => each.scheme === scheme)?.value ?? '';
  return [...addressLines, `${postalCode} ${city}`, `SIREN ${named('siren')}`, `TVA ${named('vat')}`];
}

function write(pdf: PDFKit.PDFDocument, invoice: EInvoice, lines: readonly Line[]): void {
  const { seller, buyer, totals, notes, account, currency } = invoice;
  const money = (amountMinor: number) =>
    formatMoney({ amountMinor, currency }, 'fr').replaceAll('\u202F', '\u00A0').normalize('NFC');
  const put = (text: string, style: TextStyle, x: number, y: number, align: 'left' | 'right' = 'left') => {
    pdf.font(style.weight).fontSize(style.size).fillColor(style.color);
    const start = align === 'right' ? x - pdf.widthOfString(text) : x;
    pdf.text(text, start, y, { lineBreak: false });
  };
  const rule = (y: number) => pdf.moveTo(left, y).lineTo(right, y).lineWidth(0.5).strokeColor(colors.line).stroke();
  const block = (texts: readonly string[], style: TextStyle, x: number, y: number) => {
    for (const [index, text] of texts.entries()) put(text, style, x, y + index * style.lineHeight);
  };

  put(seller.name ?? '', styles.strong, left, mm(20));
  block(identityOf(seller), styles.note, left, mm(26));
  put('Facture', styles.title, right, mm(19), 'right');
  put(invoice.number, styles.heading, right, mm(28), 'right');

  put('Client', styles.head, mm(110), mm(55));
  put(buyer.name, styles.strong, mm(110), mm(60));
  block(identityOf(buyer), styles.note, mm(110), mm(66));
  const facts = [
    ['Date', day(invoice.issueDate)],
    ['Échéance', day(invoice.dueDate.on ?? invoice.issueDate)],
    ['Référence', invoice.paymentReference ?? invoice.number],
  ] as const;
  for (const [index, [name, value]] of facts.entries()) {
    put(name, styles.muted, left, mm(60 + 6 * index));
    put(value, styles.strong, left + mm(24), mm(60 + 6 * index));
  }

  let y = mm(104);
  put('Désignation', styles.head, left, y);
  put('Quantité', styles.head, columns.quantity, y, 'right');
  put('Prix unitaire HT', styles.head, columns.price, y, 'right');
  put('Montant HT', styles.head, columns.total, y, 'right');
  rule((y += mm(6)));
  for (const { name, quantity, price, total } of lines) {
    y += mm(2.5);
    put(name, styles.body, left, y);
    put(quantity, styles.body, columns.quantity, y, 'right');
    put(money(price), styles.body, columns.price, y, 'right');
    put(money(total), styles.body, columns.total, y, 'right');
    rule((y += mm(7)));
  }
  const sums = [
    ['Total HT', totals.netMinor ?? 0, styles.body],
    ['TVA 20 %', totals.vatMinor ?? 0, styles.body],
    ['Net à payer', invoice.payableMinor, styles.heading],
  ] as const;
  for (const [name, amount, style] of sums) {
    y += mm(2.5);
    put(name, style, columns.quantity, y);
    put(money(amount), style, columns.total, y, 'right');
    y += mm(5);
  }

  y += mm(14);
  put('Paiement par virement', styles.strong, left, y);
  const iban = account?.iban.replace(/(.{4})(?=.)/g, '$1 ') ?? '';
  block([`IBAN ${iban}`, `BIC ${account?.bic ?? ''}`], styles.body, left, y + mm(6));
  y += mm(22);
  block(
    notes.map(({ text }) => text),
    styles.mark,
    left,
    y,
  );
  put(
    'Facture électronique Factur-X : les mêmes données sont jointes à ce PDF (factur-x.xml).',
    styles.small,
    left,
    mm(280),
  );
}

const reading = readEInvoice(xml);
const document = parseXml(xml);
if (reading.outcome !== 'accept' || isXmlFault(document)) throw new Error(`${number}.xml is not without fault`);
const { invoice } = reading;
const writtenOn = new Date(`${invoice.issueDate}T00:00:00Z`);
const pdf = new PDFDocument({
  size: 'A4',
  margin: 0,
  font: '',
  autoFirstPage: false,
  pdfVersion: '1.7',
  subset: 'PDF/A-3b',
  lang: 'fr-FR',
  displayTitle: true,
  info: {
    Title: `Facture ${number}`,
    Author: invoice.seller.name ?? '',
    Creator: 'Relance',
    CreationDate: writtenOn,
  },
});
registerFonts(pdf, { regular: readFileSync(fontPaths.regular), semibold: readFileSync(fontPaths.semibold) });
pdf.addPage();
write(pdf, invoice, linesOf(document));
const attached = { name: 'factur-x.xml', type: 'text/xml', relationship: 'Alternative', description: 'Factur-X' };
pdf.file(xml, { ...attached, creationDate: writtenOn, modifiedDate: writtenOn });
pdf.appendXML(metadata);
const chunks: Buffer[] = [];
pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
pdf.on('end', () => writeFileSync(path.join(root, 'examples/e-invoices', `${number}.pdf`), Buffer.concat(chunks)));
pdf.end();
