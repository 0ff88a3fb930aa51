import type { DigestEntry, DigestSection, DigestTable, DigestView } from './digest-view.ts';

const underlined = (text: string, by: string): string => `${text}\n${by.repeat(text.length)}`;
const paragraphs = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('\n\n');

/** French sets a space before its colon, one that never breaks. */
const colons = { fr: '\u00A0: ', en: ': ' } as const;

function tableText({ caption, columns, rows, total }: DigestTable, colon: string): string {
  const [, ...figures] = columns;
  const named = figures.length > 1 ? `${caption} (${figures.join(' · ')})` : caption;
  const line = ([what = '', ...cells]: readonly string[]) => `- ${what}${colon}${cells.join(' · ')}`;
  return [named, ...rows.map(line), ...(total ? [line(total)] : [])].join('\n');
}

function entryText({ heading, lines, items, link, request }: DigestEntry, colon: string): string {
  return [
    heading,
    ...lines.map((line) => `  ${line}`),
    ...items.map((item) => `  - ${item}`),
    ...(link ? [`  ${link.label}${colon}${link.url}`] : []),
    ...(request ?? []).map((part) => `  ${part}`),
  ].join('\n');
}

function sectionText({ heading, paragraphs: said, tables, entries }: DigestSection, colon: string): string {
  return paragraphs([
    underlined(heading, '-'),
    ...said,
    ...tables.map((table) => tableText(table, colon)),
    ...entries.map((entry) => entryText(entry, colon)),
  ]);
}

/** The digest as plain text, with every fact of the HTML version. */
export function layOutDigestText(view: DigestView): string {
  const colon = colons[view.locale];
  return `${paragraphs([
    `${view.creditorName}\n${view.dateLine}`,
    underlined(view.title, '='),
    ...view.opening,
    ...view.sections.map((section) => sectionText(section, colon)),
    `-- \n${view.footer.join('\n')}`,
  ])}\n`;
}
