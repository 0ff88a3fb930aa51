import { addMonths, type CivilDate, addDays } from '../calendar/civil-date.ts';
import type { DebtorKind } from '../debtor-kind.ts';
import type { Interruption } from './interruption.ts';
import {
  type ClaimKind,
  longestYears,
  missingRules,
  type PrescriptionRule,
  prescriptionRules,
  rulesKnownOn,
} from './prescription-rules.table.ts';

/** All that the prescription of a claim depends on. */
export type PrescriptionInput = {
  readonly country: string;
  readonly debtorKind: DebtorKind;
  readonly claimKind?: ClaimKind | undefined;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  readonly interruptions: readonly Pick<Interruption, 'id' | 'kind' | 'on'>[];
};

/** Whether an interruption counts: it does within the period that ran, and begins it anew in full. */
export type CountedInterruption = Pick<Interruption, 'id' | 'kind' | 'on'> & { readonly counts: boolean };

/** Until when a claim can be sued for, by the rules and what is on record. */
export type KnownPrescription = {
  readonly kind: 'known';
  /** The day after the due date. */
  readonly startsOn: CivilDate;
  /** The last day of the period. */
  readonly prescribesOn: CivilDate;
  readonly years: number;
  readonly interruptions: readonly CountedInterruption[];
  /** The rules it was computed by, a sentence each. */
  readonly texts: readonly string[];
  /** What could make it another day, a sentence each; none where only the due date counts. */
  readonly uncertainties: readonly string[];
};

export type UnknownPrescription = { readonly kind: 'unknown'; readonly missing: string };
export type Prescription = KnownPrescription | UnknownPrescription;

function yearsAfter(date: CivilDate, years: number): CivilDate {
  return addMonths(date, 12 * years);
}

function ruleOf({ country, debtorKind, claimKind }: PrescriptionInput): PrescriptionRule | undefined {
  return prescriptionRules.find(
    (rule) =>
      rule.country === country && rule.debtorKinds.includes(debtorKind) && rule.claimKind === (claimKind ?? null),
  );
}

const doubts: Readonly<Partial<Record<Interruption['kind'], string>>> = {
  acknowledgement:
    'Whether what is recorded is an acknowledgement (C. civ. 2240) is for a court to say; of a part payment or an e-mail it is uncertain.',
  courtClaim:
    'A claim in court is counted from its day alone: how long the proceedings keep the period interrupted is not computed here.',
};

/** What is recorded and begins nothing anew, and why: whether it has another effect is not decided here. */
function withoutEffect(
  interruptions: readonly CountedInterruption[],
  { dueDate }: Pick<PrescriptionInput, 'dueDate'>,
): string[] {
  return interruptions.flatMap(({ on, counts }) => {
    if (counts) return [];
    return on <= dueDate
      ? [`What is recorded on ${on} is not after the due date: nothing ran by then, so it begins nothing anew.`]
      : [
          `What is recorded on ${on} came after the last day of the period by these rules, so it does not begin it anew. Whether a debtor who acknowledges or pays then has given up invoking its end (C. civ. 2250, 2251) is for a court to say.`,
        ];
  });
}

/**
 * Until when a claim can be sued for: the period of its law runs from the day after the due date, and each interruption
 * within it begins it anew in full (C. civ. 2231), 20 years from the invoice at most (2232). Where the rules leave room,
 * the earlier day is taken. It says what the rules give, and is no legal advice: whether a claim is barred, a court says.
 */
export function prescriptionOf(input: PrescriptionInput): Prescription {
  const { country, debtorKind, issueDate, dueDate } = input;
  const rule = ruleOf(input);
  if (!rule) {
    const missing =
      missingRules.get(`${country} ${debtorKind}`) ??
      `how long a claim against a ${debtorKind} debtor in ${country} may be sued for`;
    return { kind: 'unknown', missing };
  }
  const { years, text } = rule;
  const cap = yearsAfter(issueDate, longestYears);
  const interruptions: CountedInterruption[] = [];
  let end = yearsAfter(dueDate, years);
  for (const { id, kind, on } of input.interruptions.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const counts = dueDate < on && on <= end;
    interruptions.push({ id, kind, on, counts });
    if (!counts) continue;
    const renewed = yearsAfter(on, years);
    end = renewed < cap ? renewed : cap;
  }
  const counted = interruptions.filter(({ counts }) => counts);
  const isCapped = counted.length > 0 && end === cap;
  const kinds = new Set(counted.map(({ kind }) => kind));
  return {
    kind: 'known',
    startsOn: addDays(dueDate, 1),
    prescribesOn: end,
    years,
    interruptions,
    texts: [
      text,
      `It runs from the day after the due date. A formal notice does not interrupt it (Cass. com. 2022-05-18, 20-23.204); of an order for payment, only its service does. The texts are those of ${rulesKnownOn}.`,
      ...(counted.length > 0 ? ['An interruption begins the period anew, in full (C. civ. 2231).'] : []),
      ...(isCapped
        ? ['It ends 20 years after the claim arose at the latest (C. civ. 2232), here counted from the issue date.']
        : []),
    ],
    uncertainties: [
      ...[...kinds].flatMap((kind) => doubts[kind] ?? []),
      ...(isCapped ? ['Not every interruption is under the 20 years: the earlier day is shown.'] : []),
      ...withoutEffect(interruptions, input),
    ],
  };
}
