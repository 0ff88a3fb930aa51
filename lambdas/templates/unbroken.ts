import { css } from './html-style.ts';

// Two characters that Unicode leaves to private use; values from outside lose them before they get here.
const opening = '\uE000';
const closing = '\uE001';

/** Marks a part of a sentence that no line may break inside, such as the number of an invoice. */
export const unbroken = (text: string): string => opening + text + closing;

/** The sentence without marks: for subjects and plain text. */
export const withoutMarks = (text: string): string => text.replaceAll(opening, '').replaceAll(closing, '');

/** The sentence, already escaped, with its marks as HTML; a part longer than a line still breaks. */
export const marksAsHtml = (escaped: string): string =>
  escaped.replaceAll(opening, `<span style="${css.unbroken}">`).replaceAll(closing, '</span>');
