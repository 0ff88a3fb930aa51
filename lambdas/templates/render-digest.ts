import type { DigestContent, ForewarningContent } from './digest-content.ts';
import { viewOfDaily } from './digest-daily.ts';
import { viewOfForewarning } from './digest-forewarning.ts';
import { layOutDigestHtml } from './digest-html.ts';
import { layOutDigestText } from './digest-text.ts';
import type { DigestView } from './digest-view.ts';
import { viewOfWeekly } from './digest-weekly.ts';
import { mapStrings, withoutControlCharacters } from './map-strings.ts';
import type { RenderedMessage } from './message-content.ts';
import { withFrenchSpaces } from './printed-values.ts';
import type { DigestWording } from './wording/digest-wording.ts';
import { englishDigest } from './wording/en-digest.ts';
import { frenchDigest } from './wording/fr-digest.ts';

const wordings = { fr: frenchDigest, en: englishDigest } as const;

function viewOf(content: DigestContent | ForewarningContent, wording: DigestWording): DigestView {
  switch (content.kind) {
    case 'daily':
      return viewOfDaily(content, wording);
    case 'weekly':
      return viewOfWeekly(content, wording);
    case 'forewarning':
      return viewOfForewarning(content, wording);
  }
}

/** What finance, or the owner of a debtor, reads: subject, HTML and plain text, with the same facts in both. Pure: the same content, the same mail. */
export function renderDigest(content: DigestContent | ForewarningContent): RenderedMessage {
  const safe = mapStrings(content, withoutControlCharacters);
  const wording = wordings[safe.locale];
  const view = viewOf(safe, wording);
  const printed = safe.locale === 'fr' ? mapStrings(view, withFrenchSpaces) : view;
  return { subject: printed.subject, html: layOutDigestHtml(printed), text: layOutDigestText(printed) };
}
