/** An element of a document: what its parents call it, in which namespace, and what it holds, in the order it stands there. */
export type XmlElement = {
  /** Without a prefix. */
  readonly name: string;
  /** The namespace's address; empty without one. */
  readonly namespace: string;
  /** By name without a prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text of its own, all pieces joined; white space as it was written. */
  readonly text: string;
};

/** The children of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Every element that a way of names leads to: `elementsAt(invoice, 'PaymentMeans', 'PayeeFinancialAccount', 'ID')`. */
export function elementsAt(element: XmlElement | undefined, ...way: readonly string[]): readonly XmlElement[] {
  return way.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((each) => childrenOf(each, name)),
    element ? [element] : [],
  );
}

/** The first element that a way of names leads to. */
export function elementAt(element: XmlElement | undefined, ...way: readonly string[]): XmlElement | undefined {
  return elementsAt(element, ...way)[0];
}

/** The trimmed text of the first element there that has some. */
export function textAt(element: XmlElement | undefined, ...way: readonly string[]): string | undefined {
  return textsAt(element, ...way)[0];
}

/** The trimmed texts of all elements there that have some. */
export function textsAt(element: XmlElement | undefined, ...way: readonly string[]): readonly string[] {
  return elementsAt(element, ...way)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
}
