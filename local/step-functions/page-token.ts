import { StepFunctionsApiError } from './api-error.ts';

/** Where the next page of a list begins, as an opaque text. */
export function toPageToken(position: readonly number[]): string {
  return Buffer.from(position.join('.')).toString('base64url');
}

/** Throws `InvalidToken` for a text that no list has given out. */
export function fromPageToken(token: string, length: number): readonly number[] {
  const position = Buffer.from(token, 'base64url').toString().split('.').map(Number);
  if (position.length === length && position.every(Number.isSafeInteger)) return position;
  throw new StepFunctionsApiError('InvalidToken', `Invalid Token: '${token}'`);
}
