import type { DigestContent } from './digest-content.ts';
import { viewOfDaily } from './digest-daily.ts';
import { layOutDigestHtml } from './digest-html.ts';
import { layOutDigestText } from './digest-text.ts';
import { viewOfWeekly } from './digest-weekly.ts';
import { mapStrings, withoutControlCharacters } from './map-strings.ts';
import type { RenderedMessage } from './message-content.ts';
import { withFrenchSpaces } from './printed-values.ts';
import { englishDigest } from './wording/en-digest.ts';
import { frenchDigest } from './wording/fr-digest.ts';

const wordings = { fr: frenchDigest, en: englishDigest } as const;

/** What finance reads: subject, HTML and plain text, with the same facts in both. Pure: the same content, the same mail. */
export function renderDigest(content: DigestContent): RenderedMessage {
  const safe = mapStrings(content, withoutControlCharacters);
  const wording = wordings[safe.locale];
  const view = safe.kind === 'daily' ? viewOfDaily(safe, wording) : viewOfWeekly(safe, wording);
  const printed = safe.locale === 'fr' ? mapStrings(view, withFrenchSpaces) : view;
  return { subject: printed.subject, html: layOutDigestHtml(printed), text: layOutDigestText(printed) };
}
