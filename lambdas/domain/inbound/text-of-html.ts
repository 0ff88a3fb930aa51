const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', laquo: '«', raquo: '»', hellip: '…',
  rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', deg: '°', copy: '©',
  agrave: 'à', acirc: 'â', ccedil: 'ç', eacute: 'é', egrave: 'è', ecirc: 'ê', euml: 'ë', icirc: 'î', iuml: 'ï',
  ocirc: 'ô', ouml: 'ö', oelig: 'œ', ugrave: 'ù', ucirc: 'û', uuml: 'ü', auml: 'ä', szlig: 'ß', ntilde: 'ñ',
  Agrave: 'À', Ccedil: 'Ç', Eacute: 'É', Egrave: 'È', Ecirc: 'Ê',
}; // prettier-ignore

function decoded(entity: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? entity;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

/**
 * The words of a mail that came as HTML alone, a line for each block; a quotation is marked by `>`, as in plain text. For
 * reading only: what it gives is text, and must be escaped like any other where it is shown.
 */
export function textOfHtml(html: string): string {
  let depth = 0;
  const marked = html
    .replaceAll(/<!--[\s\S]*?(-->|$)/g, '')
    .replaceAll(/<(head|style|script|title)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<\/?(p|div|br|tr|li|ul|ol|table|h[1-6]|hr|blockquote)\b[^<>]*>/gi, (tag: string, name: string) =>
      name.toLowerCase() === 'blockquote' ? (tag.startsWith('</') ? '\n<q->\n' : '\n<q+>\n') : '\n',
    );
  const lines = marked.split('\n').flatMap((line) => {
    if (line === '<q+>' || line === '<q->') {
      depth = Math.max(0, depth + (line === '<q+>' ? 1 : -1));
      return [];
    }
    const words = line
      .replaceAll(/<[^<>]*>/g, '')
      .replaceAll(/&(#?\w{1,10});/g, decoded)
      .trim();
    return depth > 0 ? [`> ${words}`] : [words];
  });
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
