import { addMonths, type CivilDate } from '../calendar/civil-date.ts';
import type { DebtorDetails } from '../debtor.ts';
import type { Insolvency } from './insolvency.ts';

/** Until when claims have to be declared in an insolvency, and by what rule. */
export type DeclarationDeadline = {
  /** The last day; null when the rules are not known here. */
  readonly deadline: CivilDate | null;
  /** The last day on which a judge may be asked to lift the time bar; null when not known here. */
  readonly reliefUntil: CivilDate | null;
  /** Where the dates come from, or why there are none, a sentence each. */
  readonly sentences: readonly string[];
};

const declarationMonths = 2;
const reliefMonths = 6;

function unknown(why: string): DeclarationDeadline {
  return {
    deadline: null,
    reliefUntil: null,
    sentences: [`The time to declare the claims is not known here: ${why}. A person has to find it out.`],
  };
}

/**
 * The time to declare what is owed: two months after the notice in the BODACC (C. com. R622-24), and six in which a judge
 * may lift the bar (L622-26). Before the notice is known it is counted from the judgment, which is earlier, so nothing is
 * lost. A last day that is no business day is not moved.
 */
export function declarationDeadline(
  { openedOn, publishedOn, procedure }: Pick<Insolvency, 'openedOn' | 'publishedOn' | 'procedure'>,
  { country, kind }: Pick<DebtorDetails, 'country' | 'kind'>,
): DeclarationDeadline {
  if (country !== 'FR') return unknown(`the rules of ${country} are not`);
  if (kind !== 'business') return unknown(`the rules for a ${kind} debtor in France are not`);
  if (procedure === 'other') return unknown('it depends on the procedure');
  const from = publishedOn ?? openedOn;
  const deadline = addMonths(from, declarationMonths);
  const reliefUntil = addMonths(from, reliefMonths);
  const counted =
    publishedOn === undefined
      ? `No notice in the BODACC is on record: the two months of C. com. R622-24 are counted from the judgment of ${openedOn}; they run from the notice, which comes later. Record its day when it is known.`
      : `Two months after the notice in the BODACC of ${publishedOn} (C. com. R622-24).`;
  return {
    deadline,
    reliefUntil,
    sentences: [
      counted,
      `Declared later, a judge has to lift the bar, which is asked for until ${reliefUntil} (L622-26).`,
    ],
  };
}
