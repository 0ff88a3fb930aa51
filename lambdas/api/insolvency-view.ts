import type * as z from 'zod';
import type { Debtor } from '../domain/debtor.ts';
import type { ClaimsToDeclare } from '../domain/insolvency/claims-to-declare.ts';
import { declarationDeadline } from '../domain/insolvency/declaration-deadline.ts';
import type { Insolvency } from '../domain/insolvency/insolvency.ts';
import type { insolvencyAnswer } from './answers/insolvency.ts';

/** Said wherever a person reads the figures. */
const notice = 'Computed from what is on record, as of the opening. This is no legal advice.';

/** An insolvency with what there is to declare in it, and until when. */
export function insolvencyViewOf(
  insolvency: Insolvency,
  debtor: Debtor,
  { claims, totals }: ClaimsToDeclare,
): z.infer<typeof insolvencyAnswer> {
  const { deadline, reliefUntil, sentences } = declarationDeadline(insolvency, debtor);
  return {
    id: insolvency.id,
    insolvency,
    declaration: { deadline, reliefUntil, sentences: [...sentences], claims: [...claims], totals: [...totals], notice },
  };
}
