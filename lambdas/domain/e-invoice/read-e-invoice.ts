import { isXmlFault, parseXml } from '../xml/parse-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { EInvoiceReading } from './e-invoice.ts';
import { interpret } from './interpret.ts';
import { readCii } from './read-cii.ts';
import { readUbl } from './read-ubl.ts';
import { type Finding, refusalOf } from './rules.ts';
import type { WrittenInvoice } from './written-invoice.ts';

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:';
const cii = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';

/** Files of all profiles are far below; above, it is no invoice. */
const mostBytes = 10_000_000;

export function refused(finding: Finding): EInvoiceReading {
  const refusal = refusalOf([finding]);
  if (!refusal) throw new Error(`${finding.code} refuses no file`);
  return { outcome: 'reject', ...refusal };
}

function writtenIn(root: XmlElement): WrittenInvoice | Finding {
  const { name, namespace } = root;
  if (name === 'CrossIndustryInvoice' && namespace === cii) return readCii(root);
  if (name === 'Invoice' && namespace === `${ubl}Invoice-2`) return readUbl(root);
  if (name === 'CreditNote' && namespace === `${ubl}CreditNote-2`) return readUbl(root);
  if (name === 'CrossIndustryDocument') return { code: 'zugferd1' };
  if (name === 'SCRDMCCBDACIOMessageStructure' || (name === 'Order' && namespace.startsWith(ubl)))
    return { code: 'order' };
  const shown = namespace === '' ? 'no namespace' : `the namespace ${namespace.slice(0, 120)}`;
  return { code: 'notAnInvoice', detail: `its root element is ${name.slice(0, 60)} in ${shown}` };
}

/**
 * Reads an e-invoice in XML, UBL 2.1 or UN/CEFACT CII, by the meaning of EN 16931. Whatever it is given, the answer is an
 * invoice, an invoice with warnings, or the reason why there is none.
 */
export function readEInvoice(content: Uint8Array | string, found: readonly Finding[] = []): EInvoiceReading {
  if (content.length > mostBytes) return refused({ code: 'tooLarge', detail: `more than ${mostBytes} bytes` });
  const root = parseXml(content);
  if (isXmlFault(root)) return refused({ code: root.code, detail: root.message });
  const written = writtenIn(root);
  return 'code' in written ? refused(written) : interpret(written, found);
}
