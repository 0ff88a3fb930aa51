import * as z from 'zod';
import type { CivilDate } from './calendar/civil-date.ts';
import { contentHash } from './canonical-json.ts';
import { plainText } from './debtor.ts';

export const taskKinds = [
  'legalDecision',
  'writeOffQuestion',
  'refundOrAllocate',
  'matchPayment',
  'readBankStatement',
  'checkDebit',
  'approve',
  'reviewDispute',
  'reviewReversal',
  'planAcceptance',
  'call',
  'letter',
  'fixAddress',
  'reply',
  'checkDelivery',
  'caseStuck',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Something that only a person can do. */
export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly creditor: string;
  readonly invoiceId?: string;
  readonly debtorId?: string;
  readonly dueOn: CivilDate;
  readonly createdAt: string;
  readonly status: 'open' | 'done';
  readonly data: Readonly<Record<string, unknown>>;
  readonly result?: string;
  readonly doneAt?: string;
  readonly doneBy?: string;
};

/** A task that waits from now on. */
export function openTask(
  asked: Omit<Task, 'createdAt' | 'status' | 'result' | 'doneAt' | 'doneBy'>,
  now: string,
): Task {
  return { ...asked, createdAt: now, status: 'open' };
}

/** The id of a task, made of what it is about: raising it twice gives one task. URL-safe. */
export function taskIdOf(kind: TaskKind, ...about: readonly (string | number)[]): string {
  return `${kind}-${contentHash(about).slice(0, 16)}`;
}

/** POST /tasks/{id}/done */
export const taskResultSchema = z.strictObject({ result: plainText(500).optional() });
