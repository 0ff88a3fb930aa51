import type { CivilDate } from '../calendar/civil-date.ts';
import type { CaseDocument } from '../case-document.ts';
import type { CaseEvent } from '../case/events.ts';
import type { ClaimSituation } from '../case/claim/claim-of-case.ts';
import type { Note } from '../case/decision.ts';
import type { Creditor } from '../creditor.ts';
import type { Debtor } from '../debtor.ts';
import type { Message } from '../message/message.ts';
import type { Task } from '../task.ts';
import type { HeadProof } from './verify-legal-file.ts';

/** What the mail service told of a message. */
type MailProof = { readonly kind: string; readonly at: string; readonly messageId: string };

/** A message with its bytes as they were submitted, unless they were erased, and what became of it. */
export type FiledMessage = {
  readonly message: Message;
  readonly mime: Uint8Array | undefined;
  readonly mailEvents: readonly MailProof[];
};

/** The signed digest in which the head of the case stands, or the first day in UTC that can have one. */
export type Coverage =
  | { readonly kind: 'covered'; readonly day: CivilDate; readonly signature: Uint8Array; readonly proof: HeadProof }
  | { readonly kind: 'notYet'; readonly expectedOn: CivilDate };

/** All that a legal file is made of, as it is on record. */
export type Material = ClaimSituation & {
  readonly debtor: Debtor;
  readonly creditor: Creditor;
  readonly asOf: CivilDate;
  readonly events: readonly CaseEvent[];
  readonly messages: readonly FiledMessage[];
  /** The debtor's answers to these messages: the tasks that showed them. */
  readonly replies: readonly Task[];
  readonly notes: readonly Note[];
  /** Formal notices and proofs of letters. */
  readonly documents: readonly { readonly document: CaseDocument; readonly bytes: Uint8Array }[];
  readonly coverage: Coverage;
};
