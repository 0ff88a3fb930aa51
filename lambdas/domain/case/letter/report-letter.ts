import * as z from 'zod';
import { civilDateSchema } from '../../calendar/civil-date.ts';
import { localDate } from '../../calendar/send-window.ts';
import { plainText } from '../../plain-text.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { type Task, taskIdOf } from '../../task.ts';
import { caseTask } from '../case-task.ts';
import { type Case, isClosed } from '../case.ts';
import { accepted, type Decision, type Refused, refused, repeated } from '../decision.ts';
import { isAtItsEnd } from './evolve-letters.ts';
import { lastStatuses, letterStatuses, type RegisteredLetter } from './registered-letter.ts';

/** Bytes that a proof may have. */
export const largestProofBytes = 4 * 1024 * 1024;

/** POST /invoices/{id}/registered-letters/{letterId}/reports */
export const letterReportSchema = z.strictObject({
  status: z.enum(letterStatuses),
  on: civilDateSchema.describe(
    'The day it happened: of a refused or unclaimed letter, that of its first presentation.',
  ),
  trackingNumber: plainText(64).optional(),
  electronic: z.boolean().optional().describe('It was sent as a qualified electronic registered letter.'),
  proof: z
    .base64()
    .max(Math.ceil(largestProofBytes / 3) * 4, `is over ${largestProofBytes / 1024 / 1024} MB`)
    .optional()
    .describe('What proves it, as the PDF of the post: base64.'),
});
export type LetterReported = z.infer<typeof letterReportSchema>;

/** A report with its proof kept: what of it goes on record. */
export type KeptReport = Omit<LetterReported, 'proof'> & {
  readonly proof?: { readonly documentId: string; readonly sha256: string } | undefined;
};

type Situation = {
  readonly dunned: Case;
  readonly policy: Pick<DunningPolicy, 'sendWindow'>;
  readonly debtor?: { readonly owner?: { readonly name: string } | null | undefined };
  readonly now: string;
};

/** Why a report cannot be true of a letter; undefined when it can. */
function refusalOf(letter: RegisteredLetter, report: KeptReport, { policy, now }: Situation): Refused | undefined {
  const { status, on, electronic } = report;
  const { timeZone } = policy.sendWindow;
  if (on > localDate(now, timeZone)) return refused('on', 'is in the future', 'on');
  if (on < localDate(letter.requestedAt, timeZone))
    return refused('on', 'is before the day on which the letter was asked for', 'on');
  if (electronic && !letter.mayBeElectronic)
    return refused(
      'electronic',
      'a consumer has to agree to it first (CPCE postes L100): post it on paper',
      'electronic',
    );
  const known = letter.reports.find((each) => each.status === status);
  if (known && known.on !== on) return refused('reported', `the letter was reported ${status} on ${known.on} before`);
  if (!known && lastStatuses.includes(status) && isAtItsEnd(letter))
    return refused('ended', `the letter was reported ${letter.reports.map((each) => each.status).join(', ')} before`);
  return undefined;
}

function addressTask({ dunned, debtor, policy, now }: Situation, letter: RegisteredLetter): Task {
  return caseTask(dunned, now, {
    id: taskIdOf('checkLetter', dunned.id, letter.id, 'undeliverable'),
    kind: 'checkLetter',
    dueOn: localDate(now, policy.sendWindow.timeZone),
    owner: debtor?.owner?.name,
    data: {
      letterId: letter.id,
      reason: 'addressUnknown',
      question:
        'The registered letter with the formal notice reached nobody at its address, so its time counts from the mail. ' +
        'Correct the address (PATCH /debtors/{id}); to send it again, void the notice (POST /invoices/{id}/notices/void).',
    },
  });
}

/**
 * Takes what is reported of a registered letter, once for each status. One that is told late is kept, and takes nothing
 * back; another end than the one on record is refused. A closed case takes it too: it belongs to the file.
 */
export function reportLetter(situation: Situation, letterId: string, report: KeptReport): Decision {
  const { dunned } = situation;
  const letter = dunned.letters?.find(({ id }) => id === letterId);
  if (!letter) return refused('unknown', `no registered letter ${letterId} was asked for`);
  const refusal = refusalOf(letter, report, situation);
  if (refusal) return refusal;
  const { status, on, trackingNumber, electronic, proof } = report;
  const adds =
    !letter.reports.some((known) => known.status === status) ||
    (trackingNumber !== undefined && trackingNumber !== letter.trackingNumber) ||
    (electronic !== undefined && electronic !== letter.isElectronic) ||
    (proof !== undefined && !letter.proofs.includes(proof.documentId));
  if (!adds) return repeated;
  const isEnded = isAtItsEnd(letter);
  const raise = status === 'undeliverable' && !isEnded && !isClosed(dunned) ? [addressTask(situation, letter)] : [];
  // What was asked is answered by the first that is heard; what an end has raised is not.
  const end = letter.check?.taskId && !isEnded ? [{ taskId: letter.check.taskId, result: status }] : [];
  const [task] = raise;
  const data = {
    letterId,
    status,
    on,
    ...(trackingNumber !== undefined && { trackingNumber }),
    ...(electronic !== undefined && { electronic }),
    ...(proof && { proof }),
    ...(task && { taskId: task.id }),
  };
  return accepted([{ type: 'RegisteredLetterReported', data }], {
    raise,
    end,
  });
}
