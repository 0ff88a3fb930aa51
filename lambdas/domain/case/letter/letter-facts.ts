import type { CivilDate } from '../../calendar/civil-date.ts';
import type { LetterStatus } from './registered-letter.ts';

/** What can happen to the registered letter of a formal notice. Ids, dates and hashes only: the address is in the document. */
export type LetterFact =
  /** Asks whoever posts letters for one, on the event bus: see ports/registered-mail.ts. */
  | {
      type: 'RegisteredLetterRequested';
      data: {
        letterId: string;
        cycle: number;
        messageKey: string;
        documentId: string;
        sha256: string;
        /** Where the API gives the PDF, for as long as the document is kept. */
        documentPath: string;
        mayBeElectronic: boolean;
      };
    }
  /** The debtor has no postal address: a person is asked for one, and the notice by mail stands alone. */
  | { type: 'RegisteredLetterNotPossible'; data: { letterId: string; cycle: number; taskId: string } }
  | {
      type: 'RegisteredLetterReported';
      data: {
        letterId: string;
        status: LetterStatus;
        on: CivilDate;
        trackingNumber?: string | undefined;
        electronic?: boolean | undefined;
        proof?: { documentId: string; sha256: string } | undefined;
        /** The task that asks what to do about a letter that reached nobody. */
        taskId?: string | undefined;
      };
    }
  /** Nothing was heard of it for long: a person is asked. */
  | { type: 'LetterCheckRequested'; data: { letterId: string; taskId: string } };
