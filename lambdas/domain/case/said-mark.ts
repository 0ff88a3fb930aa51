import { contentHash } from '../canonical-json.ts';

/**
 * A short mark of what people said in an act, by which the same act is known again without their words, which are kept
 * where they can be erased. So short, and made of the act too, it tells nothing of them.
 */
export function saidMarkOf(invoiceId: string, act: string, said: Readonly<Record<string, string | undefined>>): string {
  return contentHash([invoiceId, act, said]).slice(0, 8);
}

/** True unless a mark shows that something else was said; what is on record from before there were marks shows nothing. */
export function isSameSaid(known: string | undefined, mark: string): boolean {
  return known === undefined || known === mark;
}
