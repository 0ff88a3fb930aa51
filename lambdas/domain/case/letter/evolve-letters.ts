import type { Case } from '../case.ts';
import type { LetterFact } from './letter-facts.ts';
import { lastStatuses, type RegisteredLetter } from './registered-letter.ts';

function changed(before: Case, letterId: string, change: (letter: RegisteredLetter) => RegisteredLetter): Case {
  const letters = (before.letters ?? []).map((letter) => (letter.id === letterId ? change(letter) : letter));
  return { ...before, letters };
}

function reported(
  before: RegisteredLetter,
  { data }: Extract<LetterFact, { type: 'RegisteredLetterReported' }>,
  at: string,
): RegisteredLetter {
  const { status, on, trackingNumber, electronic, proof, taskId } = data;
  const { check, ...letter } = before;
  const isKnown = letter.reports.some((report) => report.status === status);
  return {
    ...letter,
    reports: isKnown ? letter.reports : [...letter.reports, { status, on }],
    ...(trackingNumber !== undefined && { trackingNumber }),
    ...(electronic !== undefined && { isElectronic: electronic }),
    proofs: proof && !letter.proofs.includes(proof.documentId) ? [...letter.proofs, proof.documentId] : letter.proofs,
    // What was asked about its silence is answered; what its end has raised is not.
    ...(check && isAtItsEnd(before) && { check }),
    ...(taskId !== undefined && { check: { taskId, at } }),
  };
}

/** The case after something has happened to the registered letter of its formal notice. */
export function withLetterFact(before: Case, fact: LetterFact, at: string): Case {
  switch (fact.type) {
    case 'RegisteredLetterRequested': {
      const { letterId, cycle, messageKey, documentId, sha256, mayBeElectronic } = fact.data;
      const letter: RegisteredLetter = {
        id: letterId,
        cycle,
        messageKey,
        documentId,
        sha256,
        mayBeElectronic,
        requestedAt: at,
        reports: [],
        proofs: [],
      };
      return { ...before, letters: [...(before.letters ?? []), letter] };
    }
    case 'RegisteredLetterNotPossible':
      return { ...before, letterTaskId: fact.data.taskId };
    case 'RegisteredLetterReported':
      return changed(before, fact.data.letterId, (letter) => reported(letter, fact, at));
    case 'LetterCheckRequested':
      return changed(before, fact.data.letterId, (letter) => ({ ...letter, check: { taskId: fact.data.taskId, at } }));
  }
}

/** True of a letter of which no more is to come. */
export function isAtItsEnd({ reports }: RegisteredLetter): boolean {
  return reports.some(({ status }) => lastStatuses.includes(status));
}

/** The case when a person has done one of the tasks about its letters, or need not do any. */
export function lettersWithoutTasks(
  { letters, letterTaskId }: Pick<Case, 'letters' | 'letterTaskId'>,
  isOver: (taskId: string) => boolean,
): Pick<Case, 'letters' | 'letterTaskId'> {
  return {
    ...(letters && {
      letters: letters.map((letter) =>
        letter.check?.taskId && isOver(letter.check.taskId)
          ? { ...letter, check: { ...letter.check, taskId: null } }
          : letter,
      ),
    }),
    ...(letterTaskId !== undefined && { letterTaskId: letterTaskId && isOver(letterTaskId) ? null : letterTaskId }),
  };
}

/** The open tasks about the letters of a case. */
export function tasksOfLetters({ letters = [], letterTaskId }: Pick<Case, 'letters' | 'letterTaskId'>): string[] {
  return [...letters.map(({ check }) => check?.taskId), letterTaskId].flatMap((taskId) => taskId ?? []);
}
