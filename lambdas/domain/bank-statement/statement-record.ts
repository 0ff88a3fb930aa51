import type { EntryMatch } from '../matching/entry-match.ts';
import type { BankEntry, BankStatement } from './bank-statement.ts';
import type { Movement } from './movement-identity.ts';
import type { ChainLink } from './statement-gap.ts';

/** One statement of a file, without its entries, and whose account it is of. */
export type StatementOfFile = Omit<BankStatement, 'entries'> & {
  readonly creditor: string;
  /** The creditor's account as the deployment writes it. */
  readonly ownAccount: string;
  /** Where its entries begin and end among those of the file. */
  readonly from: number;
  readonly to: number;
};

/** A file of bank statements by the hash of its content. `refused` ones came where nobody could be told, and hold nothing. */
export type StatementRecord = {
  readonly kind: 'statement';
  readonly id: string;
  readonly state: 'taken' | 'booked' | 'refused';
  readonly takenAt: string;
  readonly by: string;
  readonly statements: readonly StatementOfFile[];
  readonly refusal?: { readonly code: string; readonly reason: string } | undefined;
  /** What people wrote was taken away: nobody needs it any more. */
  readonly isForgotten?: true | undefined;
  readonly version: number;
};

export type Effect = 'payment' | 'reversal' | 'ignored' | 'unmatched';

/** An entry, and what became of it: nothing until `effect` is there. */
export type EntryRecord = {
  readonly kind: 'entry';
  readonly statementId: string;
  readonly index: number;
  readonly entry: BankEntry;
  readonly match?: EntryMatch | undefined;
  readonly effect?: Effect | undefined;
  readonly why?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly version: number;
};

/** All movements of an account on a day of one amount and sign, or all details of that amount of a batch. */
export type MovementsRecord = {
  readonly kind: 'movements';
  readonly scope: string;
  readonly movements: readonly Movement[];
  readonly version: number;
};

/** What is known of an account: which statements of it came, and how far they reach. */
export type AccountRecord = {
  readonly kind: 'account';
  readonly account: string;
  readonly links: readonly ChainLink[];
  readonly readUpTo?: string | undefined;
  readonly version: number;
};

/** A payment that a reference stands for, or a return that waits for one. Minor units. */
export type ReferredPayment = {
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
};
export type WaitingReturn = {
  readonly statementId: string;
  readonly index: number;
  /** Under which it takes the payment back. */
  readonly returnId: string;
  readonly amountMinor: number;
  readonly currency: string;
};

/** What a reference on an account of a creditor stands for; by the hash of the reference. */
export type ReferenceRecord = {
  readonly kind: 'reference';
  readonly id: string;
  readonly payments: readonly ReferredPayment[];
  readonly waiting: readonly WaitingReturn[];
  readonly version: number;
};

/** A place that was given to whoever puts a file there, and the file that came. */
export type UploadRecord = {
  readonly kind: 'upload';
  readonly id: string;
  readonly by: string;
  readonly statementId?: string | undefined;
  readonly version: number;
};

export type BankRecord =
  StatementRecord | EntryRecord | MovementsRecord | AccountRecord | ReferenceRecord | UploadRecord;
