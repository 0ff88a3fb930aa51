import { Eta } from 'eta/core';
import type { Locale } from '../../lambdas/domain/debtor.ts';
import { indexStyle } from './index-style.ts';
import type { DigestPreview } from './digest-previews.ts';
import type { Preview } from './preview.ts';

/** A message that has been written, as the index lists it. */
export type ListedPreview = Pick<Preview | DigestPreview, 'name' | 'chapter' | 'title'> & {
  readonly content: { readonly locale: Locale };
  readonly subject: string;
  /** A statement of account goes with it. */
  readonly hasStatement?: boolean;
};

const chapterTitles = {
  courtesyNotice: 'Courtesy notice',
  reminderOne: 'Reminder one',
  reminderTwo: 'Reminder two',
  directNotice: 'Direct notice',
  legalEscalation: 'Legal escalation: formal notice',
  receipt: 'Receipt',
  promiseConfirmed: 'Promise to pay: confirmation',
  promiseBroken: 'Promise to pay: not kept',
  planConfirmed: 'Instalment plan: confirmation',
  instalmentDue: 'Instalment plan: an instalment falls due',
  planEnded: 'Instalment plan: ended',
  callFollowUp: 'Call: what was said, in writing',
  paymentReversed: 'Payment taken back',
  dailyDigest: 'To finance: what leaves on the next business day',
  weeklyDigest: 'To finance: the book at the start of a week',
  ownerForewarned: 'To who looks after a debtor: what leaves on the next business day',
} as const satisfies Record<ListedPreview['chapter'], string>;

const languages = { fr: 'French', en: 'English' } as const satisfies Record<Locale, string>;

// The frames are inert: a picture for the eye, while keyboard and screen reader go from link to link.
const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Messages of Relance</title>
<style><%~ it.style %></style>
</head>
<body>
<header>
<h1>What debtors and finance read</h1>
<p><%= it.count %> messages to and about customers who do not exist, by the code that writes the real ones. Each frame shows what a phone of
390 pixels shows first.</p>
<nav aria-label="Chapters"><ul>
<% for (const chapter of it.chapters) { %><li><a href="#<%= chapter.id %>"><%= chapter.title %></a></li>
<% } %></ul></nav>
</header>
<main>
<% for (const chapter of it.chapters) { %><section aria-labelledby="<%= chapter.id %>">
<h2 id="<%= chapter.id %>"><%= chapter.title %></h2>
<% for (const kind of chapter.kinds) { %><h3><%= kind.title %></h3>
<div class="pair">
<% for (const one of kind.previews) { %><article>
<p class="subject" lang="<%= one.content.locale %>"><%= one.subject %></p>
<p class="forms"><%= it.languages[one.content.locale] %>:
<a href="<%= one.name %>.html" aria-label="HTML, <%= it.languages[one.content.locale] %>, <%= one.title %>">HTML</a>
<a href="<%= one.name %>.txt" aria-label="Text, <%= it.languages[one.content.locale] %>, <%= one.title %>">Text</a>
<a href="<%= one.name %>.eml" aria-label="Mail, <%= it.languages[one.content.locale] %>, <%= one.title %>">Mail</a><% if (one.hasStatement) { %>
<a href="<%= one.name %>.pdf" aria-label="Statement of account, <%= it.languages[one.content.locale] %>, <%= one.title %>">Statement of account</a><% } %></p>
<div class="look" inert><iframe src="<%= one.name %>.html" title="<%= one.subject %>" loading="lazy" sandbox></iframe></div>
</article>
<% } %></div>
<% } %></section>
<% } %></main>
</body>
</html>
`;

const eta = new Eta({ autoEscape: true });
eta.loadTemplate('@index', page);

function groups<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, Item[]][] {
  return [...Map.groupBy(items, keyOf)];
}

/** The page that lists every message by chapter, kind and language, with a link to each of its forms and its first sight. */
export function indexPage(previews: readonly ListedPreview[]): string {
  const chapters = groups(previews, ({ chapter }) => chapter).map(([chapter, ofChapter]) => ({
    id: chapter,
    title: chapterTitles[chapter],
    kinds: groups(ofChapter, ({ title }) => title).map(([title, ofKind]) => ({ title, previews: ofKind })),
  }));
  return eta.render('@index', { style: indexStyle, count: previews.length, chapters, languages });
}
