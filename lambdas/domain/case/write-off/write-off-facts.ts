import type { Currency } from '../../money.ts';
import type { WriteOffReason, WrittenOffSum } from './write-off-sum.ts';

/** What can happen when a debt is given up as lost. Amounts in minor units. */
export type WriteOffFact =
  /** It waits for a second person: what was asked, and by whom. */
  | {
      type: 'WriteOffRequested';
      data: { taskId: string; reasonCode: WriteOffReason; reason: string; amountMinor: number; requestedBy: string };
    }
  /** For the ledger: what is lost, and the VAT in it, which may be recovered (CGI art. 272); null where it is not known. */
  | {
      type: 'WrittenOff';
      data: WrittenOffSum & { currency: Currency; reasonCode: WriteOffReason; approvedBy?: string | undefined };
    }
  /** Less is lost than was written off: the ledger takes so much back, and its VAT is due again. */
  | { type: 'WriteOffRecovered'; data: WrittenOffSum & { currency: Currency } & Mover }
  /** What had made less lost is gone again. */
  | { type: 'WriteOffRecoveryReversed'; data: WrittenOffSum & { currency: Currency } & Mover }
  /** The case is open again: nothing of it is written off any more. */
  | { type: 'WriteOffUndone'; data: WrittenOffSum & { currency: Currency } };

/** The payment or the credit note that moved it, by its id or number. */
type Mover = { readonly by: 'payment' | 'creditNote' | 'reversal'; readonly of: string };
