import { isXmlFault, parseXml } from '../../xml/parse-xml.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { refuse } from '../refused-statement.ts';

type Growing = { name: string; children: Growing[]; text: string };

const mostElements = 1_000_000;
const mostDepth = 40;

const limits = { bytes: 60_000_000, depth: mostDepth, elements: mostElements, attributesOfElement: 20 };

const letters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const decoded = (text: string) =>
  text.replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => letters[name] ?? whole);

const asElement = ({ name, children, text }: Growing): XmlElement => ({
  name,
  namespace: '',
  attributes: {},
  children: children.map(asElement),
  text: decoded(text).trim(),
});

/**
 * Closes an element and all that is open within it: those were values without a value, not parents, so what seemed to
 * be in them stands beside them.
 */
function close(open: Growing[], name: string): void {
  for (let inner = open.pop(); inner && inner.name !== name; inner = open.pop()) {
    const parent = open.at(-1);
    parent?.children.push(...inner.children);
    inner.children = [];
  }
}

/** OFX 1 is SGML: a value has no closing tag, or has one; only what holds other elements must be closed. */
function readSgml(text: string): XmlElement {
  const root: Growing = { name: '', children: [], text: '' };
  const open: Growing[] = [root];
  let elements = 0;
  for (const [, slash, given = '', value = ''] of text.matchAll(
    /<(\/?)([A-Za-z0-9][A-Za-z0-9._-]{0,60})\s*>([^<]*)/g,
  )) {
    const name = given.toUpperCase();
    elements += 1;
    if (elements > mostElements) refuse('tooLarge', `the file has more than ${mostElements} elements`);
    if (slash === '/') {
      const isOpen = open.some((each) => each.name === name);
      const isLastValue = open.at(-1)?.children.at(-1)?.name === name;
      if (!isOpen && !isLastValue) refuse('brokenStructure', `the file closes ${name}, which is not open`);
      if (isOpen && !(isLastValue && open.at(-1)?.name !== name)) close(open, name);
    } else {
      if (open.length > mostDepth) refuse('tooLarge', `the file is nested more than ${mostDepth} elements deep`);
      const element: Growing = { name, children: [], text: value };
      open.at(-1)?.children.push(element);
      if (value.trim() === '') open.push(element);
    }
  }
  const [, unclosed] = open;
  if (unclosed) refuse('brokenStructure', `the file ends before ${unclosed.name} is closed`);
  return asElement(root);
}

/** The elements of an OFX file, version 1 (SGML) or 2 (XML). */
export function ofxTree(content: Uint8Array | string, text: string): XmlElement {
  if (!/^\s*<\?xml/i.test(text)) return readSgml(text.slice(Math.max(0, text.search(/<OFX>/i))));
  const root = parseXml(content, limits);
  if (isXmlFault(root)) return refuse(root.code === 'tooLarge' ? 'tooLarge' : 'brokenFile', `the file ${root.message}`);
  return root;
}

/** Every element of that name, however deep. */
export function everywhere(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : everywhere(child, name)));
}
