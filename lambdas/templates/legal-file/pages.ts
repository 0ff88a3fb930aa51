import type { CaseEvent } from '../../domain/case/events.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Material } from '../../domain/legal-file/material.ts';
import { fileWords, type FileView } from './file-view.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#1f2933;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{margin-bottom:0}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #c5ced8}
th{font-weight:600;color:#52606d}code{overflow-wrap:anywhere;font-size:.85em}p{margin:.3rem 0}`;

function page(locale: string, title: string, body: readonly string[]): Buffer {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style>`;
  return Buffer.from(
    `<!doctype html>\n<html lang="${locale}"><head>${head}</head><body>\n${body.join('\n')}\n</body></html>\n`,
  );
}

const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const heads = (texts: readonly string[]): string =>
  `<thead><tr>${texts.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead>`;

/** A page that leads to every part of a legal file, for a browser, without anything from elsewhere. */
export function indexPage({ locale, title, about, asOf, sections, contents, closing }: FileView): Buffer {
  const parts = contents.rows.map(({ path, what }) =>
    row([`<a href="${escaped(encodeURI(path))}">${escaped(path)}</a>`, escaped(what)]),
  );
  return page(locale, `${title}, ${about}`, [
    `<h1>${escaped(title)}</h1>`,
    `<p><strong>${escaped(about)}</strong>, ${escaped(asOf)}</p>`,
    ...sections.flatMap(({ heading, rows, notes }) => [
      `<h2>${escaped(heading)}</h2>`,
      ...(rows.length > 0
        ? [
            `<table><tbody>${rows.map(({ label, value }) => row([escaped(label), escaped(value)])).join('')}</tbody></table>`,
          ]
        : []),
      ...notes.map((note) => `<p>${escaped(note)}</p>`),
    ]),
    `<h2>${escaped(contents.heading)}</h2>`,
    `<table>${heads([contents.columns.file, contents.columns.what])}<tbody>${parts.join('')}</tbody></table>`,
    ...closing.map((text) => `<p>${escaped(text)}</p>`),
  ]);
}

function eventRow({ seq, at, type, by, data, hash }: CaseEvent, timeOf: (at: string) => string): string {
  return row([
    String(seq),
    escaped(timeOf(at)),
    `<strong>${escaped(type)}</strong> (${escaped(by)})<br><code>${escaped(canonicalJson(data))}</code><br><code>${escaped(hash)}</code>`,
  ]);
}

/** The timeline as a person reads it, in the time of the policy; `timeline.json` has it in full. */
export function timelinePage({ debtor, dunned, events, policy }: Material): Buffer {
  const { words } = fileWords(debtor.locale);
  const { timeZone } = policy.sendWindow;
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  const rows = events.map((event) => eventRow(event, (at) => format.format(new Date(at))));
  const { timeline } = words.headings;
  return page(debtor.locale, `${timeline}, ${words.about(dunned.invoice.number)}`, [
    `<h1>${escaped(timeline)}</h1>`,
    `<p>${escaped(words.about(dunned.invoice.number))} (${escaped(timeZone)})</p>`,
    `<table>${heads(['', words.columns.when, words.columns.event])}<tbody>${rows.join('\n')}</tbody></table>`,
  ]);
}
