import { inflateSync } from 'node:zlib';

/** The XML in a sample, found without any reader of ours: as text, or in the one packed piece of a PDF that is one. */
export function rawXml(content: Uint8Array): string {
  const text = Buffer.from(content).toString('latin1');
  if (!text.startsWith('%PDF')) return Buffer.from(content).toString('utf8');
  for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const piece = Buffer.from(content).subarray(index + keyword.length, text.indexOf('endstream', index));
    for (const unpack of [(packed: Buffer) => inflateSync(packed), (plain: Buffer) => plain])
      try {
        const found = unpack(piece).toString('utf8');
        if (found.includes(':CrossIndustryInvoice')) return found;
      } catch {
        // Not packed, or a picture.
      }
  }
  return '';
}

const decoded = (text: string) =>
  text
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Texts of all elements of a name in a piece of XML, by pattern. */
export function textsOf(xml: string, element: string, attributes = '[^>]*'): string[] {
  const pattern = new RegExp(`<(?:\\w+:)?${element}(?=[\\s>])${attributes}>([^<]*)</`, 'g');
  return [...xml.matchAll(pattern)].map(([, text = '']) => decoded(text.trim())).filter((text) => text !== '');
}

/** What stands between an element's tags. */
export function inside(xml: string, element: string): string {
  return new RegExp(`<(?:\\w+:)?${element}(?=[\\s>])[^>]*>([\\s\\S]*?)</(?:\\w+:)?${element}>`).exec(xml)?.[1] ?? '';
}

/** A second, simple reading of a sample: patterns over its text, which know nothing of trees. */
export function rawValues(content: Uint8Array) {
  const xml = rawXml(content).replace(/<!--[\s\S]*?-->/g, '');
  const isCii = xml.includes('CrossIndustryInvoice');
  const seller = inside(xml, isCii ? 'SellerTradeParty' : 'AccountingSupplierParty');
  const buyer = inside(xml, isCii ? 'BuyerTradeParty' : 'AccountingCustomerParty');
  const accounts = isCii ? 'PayeePartyCreditorFinancialAccount' : 'PayeeFinancialAccount';
  const account = isCii ? textsOf(inside(xml, accounts), 'IBANID') : textsOf(inside(xml, accounts), 'ID');
  const name = isCii ? 'Name' : 'RegistrationName';
  const date = (text: string | undefined) => text?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null;
  const mails = (party: string) => party.match(/[^\s<>]+@[^\s<>]+/g) ?? [];
  return {
    issueDate: date(isCii ? textsOf(inside(xml, 'IssueDateTime'), 'DateTimeString')[0] : textsOf(xml, 'IssueDate')[0]),
    seller: textsOf(seller, name)[0] ?? null,
    buyer: textsOf(buyer, name)[0] ?? null,
    mails: new Set([...mails(buyer), ...mails(seller)]),
    buyerVat: (isCii
      ? textsOf(buyer, 'ID', '[^>]*schemeID="VA"[^>]*')
      : textsOf(inside(buyer, 'PartyTaxScheme'), 'CompanyID')
    ).map((id) => id.replace(/\s/g, '')),
    buyerSirens: textsOf(buyer, '(?:ID|CompanyID)', '[^>]*schemeID="0002"[^>]*').filter((id) =>
      /^\d{9}$|^\d{14}$/.test(id),
    ),
    iban: account[0]?.replace(/\s/g, '') ?? null,
    paymentReference: textsOf(xml, isCii ? 'PaymentReference' : 'PaymentID')[0] ?? null,
    purchaseOrder: isCii
      ? textsOf(
          inside(xml.slice(xml.indexOf('ApplicableHeaderTradeAgreement')), 'BuyerOrderReferencedDocument'),
          'IssuerAssignedID',
        )[0]
      : textsOf(inside(xml, 'OrderReference'), 'ID')[0],
    noteCodes: isCii
      ? textsOf(inside(xml, 'ExchangedDocument'), 'SubjectCode')
      : [...xml.matchAll(/Note>#(\w{3})#/g)].map(([, code]) => code),
    preceding: isCii
      ? textsOf(
          inside(xml.slice(xml.indexOf('HeaderMonetarySummation')), 'InvoiceReferencedDocument'),
          'IssuerAssignedID',
        )
      : textsOf(inside(xml, 'InvoiceDocumentReference'), 'ID'),
  };
}
