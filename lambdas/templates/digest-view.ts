import type { Locale } from '../domain/debtor.ts';

/** A text with a link behind it, or without. */
export interface DigestLink {
  readonly label: string;
  readonly url: string;
}

/** One message to come, or one task: a heading, what it is about, and where a person acts on it. */
export interface DigestEntry {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly items: readonly string[];
  readonly link: DigestLink | null;
  /** The request to make where there is no desk to open: its line, and its body. */
  readonly request: readonly [line: string, body: string] | null;
}

/** A table of figures; the first column says what of, the others are figures. */
export interface DigestTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
}

export interface DigestSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly DigestTable[];
  readonly entries: readonly DigestEntry[];
}

/** A digest ready for layout: every string final; the same for HTML and text. */
export interface DigestView {
  readonly locale: Locale;
  readonly subject: string;
  readonly preheader: string;
  readonly creditorName: string;
  readonly title: string;
  readonly dateLine: string;
  readonly opening: readonly string[];
  readonly sections: readonly DigestSection[];
  readonly footer: readonly string[];
}
