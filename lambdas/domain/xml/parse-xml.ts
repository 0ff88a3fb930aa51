import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeXml } from './decode-xml.ts';
import type { XmlElement } from './xml-element.ts';

/** A document that is not read, and why. */
export type XmlFault = {
  readonly kind: 'fault';
  readonly code: 'tooLarge' | 'notXml' | 'doctype';
  readonly message: string;
};

/** What a document may be at most; far above what invoices and statements are. */
export type XmlLimits = {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  readonly attributesOfElement: number;
};

export const xmlLimits: XmlLimits = {
  bytes: 20_000_000,
  depth: 60,
  elements: 400_000,
  attributesOfElement: 60,
};

type Growing = Omit<XmlElement, 'children' | 'text'> & { readonly children: Growing[]; text: string };

class RefusedXmlError extends Error {
  override readonly name = 'RefusedXmlError';
  readonly code: XmlFault['code'];
  constructor(code: XmlFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** One pass, which stops at the first thing that a document of ours never has. */
function readText(text: string, limits: XmlLimits): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let elements = 0;
  const refuse = (code: XmlFault['code'], message: string): never => {
    throw new RefusedXmlError(code, message);
  };
  const addText = (piece: string) => {
    const current = open.at(-1);
    if (current) current.text += piece;
  };
  parser.on('error', ({ message }) => refuse('notXml', `is not well-formed XML: ${message}`));
  // Nothing that an invoice means needs a document type, and all that it can do is harm.
  parser.on('doctype', () => refuse('doctype', 'has a document type declaration, which is never read'));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', (tag: SaxesTagNS) => {
    elements += 1;
    if (elements > limits.elements) refuse('tooLarge', `has more than ${limits.elements} elements`);
    if (open.length >= limits.depth) refuse('tooLarge', `is nested more than ${limits.depth} elements deep`);
    const given = Object.values(tag.attributes);
    if (given.length > limits.attributesOfElement)
      refuse('tooLarge', `has an element with more than ${limits.attributesOfElement} attributes`);
    const attributes = Object.fromEntries(
      given
        .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
        .map(({ local, value }) => [local, value]),
    );
    const element: Growing = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root ?? refuse('notXml', 'is not well-formed XML: it has no element');
}

/**
 * Reads a document that anybody may have written: no document type, no entities but the five of XML, bounded in size,
 * depth and number of elements, in one pass. Text is taken as it is, whatever encoding it declares: somebody has read its
 * bytes before. What is wrong with it is an answer, never an error.
 */
export function parseXml(content: Uint8Array | string, limits: XmlLimits = xmlLimits): XmlElement | XmlFault {
  if (content.length > limits.bytes)
    return { kind: 'fault', code: 'tooLarge', message: `is larger than ${limits.bytes} bytes` };
  const text = typeof content === 'string' ? content : decodeXml(content);
  if (text === undefined)
    return { kind: 'fault', code: 'notXml', message: 'is not text in the encoding that it declares' };
  try {
    return readText(text, limits);
  } catch (error) {
    if (error instanceof RefusedXmlError) return { kind: 'fault', code: error.code, message: error.message };
    throw error;
  }
}

/** Tells a document that was not read. */
export function isXmlFault(read: XmlElement | XmlFault): read is XmlFault {
  return 'kind' in read;
}
