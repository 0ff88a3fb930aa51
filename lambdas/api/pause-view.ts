import type * as z from 'zod';
import { balanceMinor, type Case } from '../domain/case/case.ts';
import { coveredMinor, missingMinor } from '../domain/case/agreement-money.ts';
import type { Pause } from '../domain/case/pause.ts';
import type { KeptNote } from '../ports/records.ts';
import type { pauseView } from './answers/pause.ts';

type View = z.infer<typeof pauseView>;

/** The words on the acts about a pause, by the field they were given in; those of the last act count. */
function saidOf(pause: Pause, notes: readonly KeptNote[]): { said?: Record<string, string> } {
  const about = `${pause.kind}-${pause.id}`;
  const said = notes
    .filter(({ id }) => id === about || id.startsWith(`${about}/`))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map((note) => note.said);
  return said.length === 0 ? {} : { said: Object.assign({}, ...said) as Record<string, string> };
}

/** A pause of a case as the API shows it, with what people said about it. */
export function pauseViewOf(pause: Pause, dunned: Case, notes: readonly KeptNote[]): View {
  const { id, until, since, end } = pause;
  const common = { id, until, since, end };
  switch (pause.kind) {
    case 'hold':
      return { kind: 'hold', reason: pause.reason, status: pause.status, ...common };
    case 'dispute': {
      const { reason, disputedMinor, expectedCreditMinor, reviewOn, owner, creditMinor, status } = pause;
      const dispute = { reason, disputedMinor, expectedCreditMinor, reviewOn, owner, creditMinor, status };
      return { kind: 'dispute', ...common, ...dispute, ...saidOf(pause, notes) };
    }
    case 'promise': {
      const { amountMinor, promisedFor, channel } = pause;
      // Nothing more than what is owed can be missing.
      const missing = Math.min(missingMinor(pause, dunned), balanceMinor(dunned));
      const money = { missingMinor: missing, coveredMinor: coveredMinor(pause, dunned) };
      const promise = { amountMinor, promisedFor, channel, ...money };
      return { kind: 'promise', ...common, ...promise, ...saidOf(pause, notes) };
    }
    case 'instalmentPlan': {
      const { instalments, acceptance } = pause;
      const accepted = acceptance && { on: acceptance.on, how: acceptance.how };
      const plan = { instalments: [...instalments], acceptance: accepted };
      return { kind: 'instalmentPlan', ...common, ...plan, ...saidOf(pause, notes) };
    }
  }
}
