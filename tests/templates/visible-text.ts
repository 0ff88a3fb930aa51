const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What a reader sees of an HTML message: no style sheet, no markup, entities resolved. */
export const visibleText = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/[ \n]+/g, ' ');

/** Spaces of any width made plain, so that a test can name an amount or a date as people write it. */
export const plainSpaces = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
