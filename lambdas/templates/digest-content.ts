import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Locale } from '../domain/debtor.ts';
import type { Book, BookChange, Moves } from '../domain/digest/book.ts';
import type { TaskCount } from '../domain/digest/waiting-tasks.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import type { MessageKind } from '../domain/message/message.ts';
import type { Money } from '../domain/money.ts';
import type { TaskKind } from '../domain/task.ts';

/** What both digests need: for whom, in which language, and where people work on cases, if anywhere. */
interface DigestHead {
  readonly locale: Locale;
  readonly creditorId: string;
  readonly creditorName: string;
  readonly deskUrl?: string | undefined;
  readonly writtenOn: CivilDate;
}

/** One message that leaves on the next business day. */
export interface AnnouncedMessage {
  readonly kind: MessageKind;
  /** On the clocks of the policy's time zone: `09:34`. */
  readonly time: string;
  readonly debtorId: string;
  readonly debtorName: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly invoices: readonly { readonly number: string; readonly stage: Stage | null; readonly demanded: Money }[];
  /** It leaves only if the bank is read before. */
  readonly needsBankRead: boolean;
}

/** What leaves on the next business day. */
export interface DailyDigestContent extends DigestHead {
  readonly kind: 'daily';
  readonly about: CivilDate;
  readonly messages: readonly AnnouncedMessage[];
  /** How many more there are than are named. */
  readonly unnamed: number;
  /** What all of them ask for. */
  readonly asked: readonly Money[];
}

/** A task that has waited long. */
export interface NamedTask {
  readonly kind: TaskKind;
  readonly dueOn: CivilDate;
  readonly debtorId: string | null;
  readonly invoiceNumber: string | null;
}

/** Where the book stands at the start of a week. */
export interface WeeklyDigestContent extends DigestHead {
  readonly kind: 'weekly';
  readonly about: CivilDate;
  readonly book: Book;
  /** Null the first time: there is nothing to compare with. */
  readonly changes: readonly BookChange[] | null;
  readonly since: CivilDate;
  readonly moves: Pick<Moves, 'notices' | 'pauses'>;
  readonly tasks: { readonly kinds: readonly TaskCount[]; readonly first: readonly NamedTask[] };
}

/** What leaves to one debtor on a day, for the person who looks after him. */
export interface ForewarningContent extends DigestHead {
  readonly kind: 'forewarning';
  readonly about: CivilDate;
  readonly ownerName: string;
  readonly debtorId: string;
  readonly debtorName: string;
  readonly messages: readonly AnnouncedMessage[];
  /** What all of them ask for. */
  readonly asked: readonly Money[];
}

export type DigestContent = DailyDigestContent | WeeklyDigestContent;
