/** A field: its tag without colons and its lines, whose last blanks may stand between two words. */
export type Mt940Field = { readonly tag: string; readonly lines: readonly string[]; readonly line: number };

/** One message: what stands from one `:20:` to the next, or to the `-` that ends it. */
export type Mt940Message = readonly Mt940Field[];

type Growing = { readonly tag: string; readonly lines: string[]; readonly line: number };

const tagged = /^:(\d{2}[A-Z]?|NS):(.*)$/s;

/** What follows the head of a SWIFT envelope on its line, `{1:…}{2:…}{4:`. */
function withoutEnvelope(line: string): string {
  const text = line.lastIndexOf('{4:');
  return text < 0 ? line : line.slice(text + 3);
}

/** The messages of a file. Lines before the first field of one, and after its end, are of envelopes and banks' own. */
export function mt940Messages(text: string): readonly Mt940Message[] {
  const messages: Growing[][] = [];
  let isOpen = false;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = withoutEnvelope(raw.replaceAll('\u0001', '').replaceAll('\u0003', ''));
    const [, tag, content = ''] = tagged.exec(line.trimStart()) ?? [];
    if (/^-\s*(?:\}|$)/.test(line)) isOpen = false;
    else if (tag !== undefined) {
      if (tag === '20' || !isOpen) messages.push([]);
      isOpen = true;
      messages.at(-1)?.push({ tag, lines: [content], line: index + 1 });
    } else if (isOpen && line.trim() !== '') messages.at(-1)?.at(-1)?.lines.push(line);
  }
  return messages;
}
