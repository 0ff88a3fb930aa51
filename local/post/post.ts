import { createHash } from 'node:crypto';
import type { RegisteredMail, RequestedLetter } from '../../lambdas/ports/registered-mail.ts';
import type { LetterStatus } from '../../lambdas/domain/case/letter/registered-letter.ts';
import type { Agenda } from '../time/agenda.ts';
import type { StackClock } from '../time/clock.ts';
import { createScriptAgenda } from '../time/script-agenda.ts';

/** What becomes of a letter, each some days after it was asked for; the days of one letter rise. */
export type LetterJourney = readonly { readonly status: LetterStatus; readonly afterDays: number }[];

/** How the post speaks to the API: with a token, as any provider does. */
export type PostClient = {
  readonly get: (path: string) => Promise<Uint8Array>;
  readonly report: (path: string, body: Readonly<Record<string, unknown>>) => Promise<void>;
};

export type Post = RegisteredMail & {
  /** When reports are due. */
  readonly agenda: Agenda;
  /** Ids of the letters that were posted, each once. */
  readonly letters: () => readonly string[];
};

const dayMs = 86_400_000;

/** What a letter is on paper differs from what was asked for. */
export class WrongLetterError extends Error {
  override readonly name = 'WrongLetterError';
}

/**
 * A post for registered letters: fetches each letter that is asked for by its stable address, checks that it is the one
 * that was meant, and reports what becomes of it at the same instants every time. It remembers in memory alone.
 */
export function createPost({
  clock,
  client,
  journeyOf,
}: {
  readonly clock: StackClock;
  readonly client: PostClient;
  readonly journeyOf: (letter: RequestedLetter) => LetterJourney;
}): Post {
  const taken = new Set<string>();
  const agenda = createScriptAgenda(clock);
  return {
    agenda,
    letters: () => [...taken],
    async submit(letter) {
      const { invoiceId, letterId, documentPath, sha256 } = letter;
      if (taken.has(letterId)) return;
      const bytes = await client.get(documentPath);
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found !== sha256) throw new WrongLetterError(`${documentPath} has the SHA-256 ${found}, not ${sha256}`);
      // Asked for by another of its invoices while it was fetched.
      if (taken.has(letterId)) return;
      taken.add(letterId);
      const askedAt = clock.now();
      for (const { status, afterDays } of journeyOf(letter)) {
        const at = askedAt + afterDays * dayMs;
        const on = new Date(at).toISOString().slice(0, 10);
        const path = `/invoices/${invoiceId}/registered-letters/${letterId}/reports`;
        agenda.at(at, 0, () => client.report(path, { status, on, trackingNumber: `1A ${letterId.slice(-11)}` }));
      }
    },
  };
}
