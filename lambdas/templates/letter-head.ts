import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { DebtorDetails, Locale } from '../domain/debtor.ts';

/** Whether the debtor is a company, a private person or a public body. */
export type DebtorKind = DebtorDetails['kind'];

/** The company that is owed: who writes, its compulsory legal mentions, and the person who reads answers. */
export interface MessageCreditor {
  readonly name: string;
  /** Legal form as shown after the name, such as `SARL`. */
  readonly legalForm?: string | undefined;
  /** Address lines of the registered office. */
  readonly registeredOffice: readonly string[];
  /** Legal mentions, a line each: form and capital, SIREN, RCS and its town, VAT number (R123-237, R123-238 C. com.). */
  readonly legalMentions: readonly string[];
  readonly contact: { readonly name: string; readonly email: string; readonly phone?: string };
  /** Who signs: a person or a department, such as `Comptabilité clients`. */
  readonly senderName: string;
}

export interface MessageDebtor {
  readonly name: string;
  readonly kind: DebtorKind;
  readonly contactName?: string | undefined;
  /** Postal address, printed in a formal notice to name the party beyond doubt. */
  readonly addressLines?: readonly string[] | undefined;
}

/** What every message needs: who writes to whom, when, and in which language. */
export interface LetterHead {
  readonly locale: Locale;
  readonly creditor: MessageCreditor;
  readonly debtor: MessageDebtor;
  readonly writtenOn: CivilDate;
}
