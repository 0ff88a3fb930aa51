import * as z from 'zod';
import { type CivilDate, civilDateSchema } from './calendar/civil-date.ts';
import { contentHash } from './canonical-json.ts';
import { plainText } from './plain-text.ts';

export const taskKinds = [
  'legalDecision',
  'writeOffQuestion',
  'approveWriteOff',
  'reviewHandOff',
  'refundOrAllocate',
  'matchPayment',
  'readBankStatement',
  'statementGap',
  'statementRefused',
  'eInvoiceRefused',
  'matchReversal',
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
  'checkClaim',
  'missingRate',
  'pursueClaim',
  'forewarn',
  'checkLetter',
  'declareClaim',
  'checkInsolvency',
  'prescriptionAlert',
  'eInvoiceStatus',
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
  /** Who sees to it: a name, or whatever the company calls its people. */
  readonly owner?: string | undefined;
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

/** PATCH /tasks/{id}: who sees to it, null for nobody in particular, and until when. */
export const taskPatchSchema = z
  .strictObject({ owner: plainText(200).nullable().optional(), dueOn: civilDateSchema.optional() })
  .refine(({ owner, dueOn }) => owner !== undefined || dueOn !== undefined, 'change the owner or dueOn');
export type TaskPatch = z.infer<typeof taskPatchSchema>;

/** The task with another owner or day. */
export function amendTask(before: Task, { owner = before.owner, dueOn = before.dueOn }: TaskPatch): Task {
  const { owner: _owner, ...rest } = before;
  return { ...rest, dueOn, ...(owner && { owner }) };
}

/** POST /tasks/{id}/done */
export const taskResultSchema = z.strictObject({ result: plainText(500).optional() });
