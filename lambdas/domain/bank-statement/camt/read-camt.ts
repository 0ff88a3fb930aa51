import { isXmlFault, parseXml } from '../../xml/parse-xml.ts';
import { elementAt, elementsAt, type XmlElement } from '../../xml/xml-element.ts';
import type { BankStatement } from '../bank-statement.ts';
import { refuse } from '../refused-statement.ts';
import { readCamtStatement } from './camt-statement.ts';

const messages = {
  'camt.052': ['BkToCstmrAcctRpt', 'Rpt'],
  'camt.053': ['BkToCstmrStmt', 'Stmt'],
  'camt.054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

const lastVersion = 14;

// A year of a busy account: about fifty elements for each payment.
const limits = { bytes: 60_000_000, depth: 60, elements: 2_000_000, attributesOfElement: 60 };

type Message = { readonly format: keyof typeof messages; readonly document: XmlElement };

/** Some banks wrap the document into an envelope that carries a header beside it. */
function documentIn(element: XmlElement, depth = 0): XmlElement | undefined {
  if (element.name === 'Document') return element;
  if (depth === 3) return undefined;
  return element.children.map((child) => documentIn(child, depth + 1)).find((found) => found !== undefined);
}

function messageIn(root: XmlElement): Message {
  const document = documentIn(root);
  if (document === undefined)
    return refuse('unknownFormat', `the XML is no account statement: its root is ${root.name.slice(0, 60)}`);
  const { namespace } = document;
  const parts = /^urn:iso:std:iso:20022:tech:xsd:(camt\.05[234])\.001\.(\d\d)$/.exec(namespace);
  const [, format, version = ''] = parts ?? [];
  if (format === undefined || Number(version) < 2 || Number(version) > lastVersion)
    return refuse(
      'unknownVersion',
      `"${namespace.slice(0, 100)}" is none of camt.052, camt.053 and camt.054, versions 001.02 to 001.${lastVersion}`,
    );
  return { format: format as Message['format'], document };
}

/** Reads camt.052, camt.053 and camt.054, versions 001.02 to 001.14. */
export function readCamt(content: Uint8Array | string): readonly BankStatement[] {
  const root = parseXml(content, limits);
  if (isXmlFault(root)) return refuse(root.code === 'tooLarge' ? 'tooLarge' : 'brokenFile', `the file ${root.message}`);
  const { format, document } = messageIn(root);
  const [message, name] = messages[format];
  if (elementAt(document, message) === undefined)
    return refuse('brokenStructure', `the document of ${format} has no ${message}`);
  const statements = elementsAt(document, message, name);
  if (statements.length === 0) return refuse('noStatement', `${message} has no ${name}`);
  return statements.map((statement, index) => readCamtStatement(statement, format, index + 1));
}
