import { html } from 'hono/html';
import { decodeWords, type Email } from 'postal-mime';
import type { KeptMessage } from '../../ses/message-store.ts';
import type { Markup } from '../markup.ts';
import { table } from '../table.ts';
import { frameHeight } from './frame-height.ts';

/** The ways to look at a message, in the order they are offered. */
export const views = ['html', 'text', 'source', 'headers'] as const;
/** The bytes that Relance handed to SES, or those that the debtor gets. */
export const versions = ['delivered', 'submitted'] as const;

type View = { readonly view: (typeof views)[number]; readonly version: (typeof versions)[number] };
type Shown = { readonly kept: KeptMessage; readonly parsed: Email };

const viewNames = { html: 'HTML', text: 'Text', source: 'Source', headers: 'Headers' } as const;

const tab = (href: string, name: string, isCurrent: boolean): Markup =>
  html`<li><a href="${href}" ${isCurrent ? html`aria-current="page"` : ''}>${name}</a></li>`;

/** Links to the ways to look at a message. */
export function viewTabs(sesId: string, chosen: View['view']): Markup {
  return html`<nav class="tabs" aria-label="Views of the message">
    <ul>
      ${views.map((view) => tab(`/messages/${sesId}?view=${view}`, viewNames[view], view === chosen))}
    </ul>
  </nav>`;
}

function htmlView({ kept: { sesId }, parsed }: Shown): Markup {
  if (parsed.html === undefined) return html`<p class="empty">This message has no HTML.</p>`;
  const frame = (device: 'computer' | 'phone'): Markup =>
    html`<figure class="${device}">
      <figcaption>On a ${device}</figcaption>
      <iframe
        title="The message on a ${device}"
        src="/messages/${sesId}/content"
        sandbox
        height="${frameHeight(parsed.text ?? parsed.html ?? '', device)}"
      ></iframe>
    </figure>`;
  return html`<p class="quiet">
      Its links lead nowhere from here. <a href="/messages/${sesId}/content">Open the message alone</a>
    </p>
    <div class="devices">${frame('computer')} ${frame('phone')}</div>`;
}

function textView({ parsed }: Shown): Markup {
  return parsed.text === undefined
    ? html`<p class="empty">This message has no text.</p>`
    : html`<pre class="letter">${parsed.text}</pre>`;
}

const versionNames = { delivered: 'As delivered', submitted: 'As submitted' } as const;
const versionSentences = {
  delivered:
    "What the debtor gets: SES has written Message-ID and Date, and taken Bcc out. The body is the submitted one's.",
  submitted: 'What Relance handed to SES, byte for byte.',
} as const;

function sourceView({ kept }: Shown, chosen: View['version']): Markup {
  const { sesId } = kept;
  return html`<nav class="tabs minor" aria-label="Versions of the source">
      <ul>
        ${versions.map((each) =>
          tab(`/messages/${sesId}?view=source&version=${each}`, versionNames[each], each === chosen),
        )}
      </ul>
    </nav>
    <p>${versionSentences[chosen]} <a href="/messages/${sesId}/${chosen}.eml" download>Download as .eml</a></p>
    <pre class="letter">${kept[chosen].toString()}</pre>`;
}

function headersView({ parsed: { headers } }: Shown): Markup {
  return table({
    caption: 'All headers as delivered, in their order, decoded',
    columns: [
      { name: 'Header', cell: ({ originalKey }) => html`<code class="header-name">${originalKey}</code>` },
      { name: 'Value', cell: ({ value }) => decodeWords(value) },
    ],
    rows: headers,
    empty: 'No header.',
  });
}

/** A message in the way chosen. */
export function messageView(shown: Shown, { view, version }: View): Markup {
  switch (view) {
    case 'html':
      return htmlView(shown);
    case 'text':
      return textView(shown);
    case 'source':
      return sourceView(shown, version);
    case 'headers':
      return headersView(shown);
  }
}
