import { createHash } from 'node:crypto';
import { StepFunctionsApiError } from './api-error.ts';

/** What a list was asked, so that a token of one list is not taken by another. */
export type PagedQuery = readonly (string | boolean | undefined)[];

function seal(query: PagedQuery, position: readonly number[]): string {
  const text = JSON.stringify([query.map((part) => part ?? null), position]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Where the next page of a list begins, as an opaque text that only the same list takes. */
export function toPageToken(query: PagedQuery, position: readonly number[]): string {
  return Buffer.from(`${position.join('.')}/${seal(query, position)}`).toString('base64url');
}

/** The position in a token, none without a token. Throws `InvalidToken` for a text that this list has not given out. */
export function fromPageToken(query: PagedQuery, token: string | undefined): readonly number[] {
  if (token === undefined) return [];
  const [numbers = ''] = Buffer.from(token, 'base64url').toString().split('/');
  const position = numbers.split('.').map(Number);
  if (position.every(Number.isSafeInteger) && toPageToken(query, position) === token) return position;
  throw new StepFunctionsApiError('InvalidToken', "Invalid Token: 'Invalid token'");
}

/** How many results a page has: 100 unless asked for, 1000 at most. Throws `ValidationException`. */
export function pageSize(maxResults: number | undefined): number {
  const size = maxResults === undefined || maxResults === 0 ? 100 : maxResults;
  if (size >= 1 && size <= 1000) return size;
  throw new StepFunctionsApiError('ValidationException', `maxResults must be from 0 to 1000, not ${maxResults}`);
}
