import type { CivilDate } from '../calendar/civil-date.ts';
import { type DebtorRisk, risksInForce } from '../debtor/risk-report.ts';
import type { Grading, PayerGrade } from './grading.ts';
import { figuresOf, type OldestOpen, type PayerFigures } from './payer-figures.ts';
import type { PayerTotals } from './payer-totals.ts';

/** What a person may want to do about a payer; nothing is done by itself. */
export type Suggestion = { readonly code: 'prepayment' | 'creditHold'; readonly message: string };

/** Who a payer is: his figures, the grade that follows from them by the policy, why, and what it suggests. */
export type PayerProfile = {
  readonly grade: PayerGrade;
  /** Sentences with the figures that the grade follows from. */
  readonly reasons: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly figures: PayerFigures;
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function lateShare({ paid, paidLate, latePercent }: PayerFigures): string {
  return `${paidLate} of ${plural(paid, 'invoice', 'invoices')} paid late (${latePercent} %)`;
}

function weightedDays({ weightedDaysLate }: PayerFigures): string {
  return `${weightedDaysLate} days late on average, each invoice by its amount`;
}

/** What has happened that makes a payer a bad one, however few invoices he has had. */
function badActs(figures: PayerFigures, { bad }: Grading): string[] {
  const { promisesBroken, handedOver, oldestOpen } = figures;
  const openDays = oldestOpen?.daysLate ?? 0;
  return [
    ...(promisesBroken >= bad.brokenPromises
      ? [`${plural(promisesBroken, 'promise', 'promises')} to pay broken (bad from ${bad.brokenPromises} on).`]
      : []),
    ...(handedOver >= bad.handedOver
      ? [`${plural(handedOver, 'invoice', 'invoices')} handed over to collection (bad from ${bad.handedOver} on).`]
      : []),
    ...(openDays >= bad.openDaysLate
      ? [`The oldest open item is ${openDays} days late (bad from ${bad.openDaysLate} on).`]
      : []),
  ];
}

/** The grade of a payer by a policy's rules, with the figures that it follows from. */
export function gradeOf(figures: PayerFigures, grading: Grading): Pick<PayerProfile, 'grade' | 'reasons'> {
  const { minimumInvoices, watch, bad } = grading;
  const { paid } = figures;
  const acts = badActs(figures, grading);
  const isKnown = paid >= minimumInvoices;
  const latePercent = isKnown ? (figures.latePercent ?? 0) : 0;
  const daysLate = isKnown ? (figures.weightedDaysLate ?? 0) : 0;
  const isBadHabit = latePercent >= bad.latePercent && daysLate >= bad.daysLate;
  const habit = `${lateShare(figures)}, and ${weightedDays(figures)} (bad from ${bad.latePercent} % and ${bad.daysLate} days on).`;
  if (isBadHabit || acts.length > 0) return { grade: 'bad', reasons: [...(isBadHabit ? [habit] : []), ...acts] };
  if (!isKnown) {
    const reason = `${plural(paid, 'invoice', 'invoices')} paid so far: nothing is made of shares and averages below ${minimumInvoices}.`;
    return { grade: 'new', reasons: [reason] };
  }
  const watched = [
    ...(latePercent >= watch.latePercent
      ? [`${lateShare(figures)} (to be watched from ${watch.latePercent} % on).`]
      : []),
    ...(daysLate >= watch.daysLate ? [`${weightedDays(figures)} (to be watched from ${watch.daysLate} on).`] : []),
  ];
  if (watched.length > 0) return { grade: 'watch', reasons: watched };
  return { grade: 'good', reasons: [`${lateShare(figures)}, and ${weightedDays(figures)}.`] };
}

/** True when a grade is as bad as the one from which on a policy gives something no more. */
export function isCreditRefused(grade: PayerGrade, from: 'watch' | 'bad' | null): boolean {
  return grade === 'bad' ? from !== null : grade === 'watch' && from === 'watch';
}

/** How many days the oldest open item is late, when that is too many for more credit. */
export function openDaysHold(
  { oldestOpen }: PayerFigures,
  { creditHoldOpenDaysLate }: Pick<Grading, 'creditHoldOpenDaysLate'>,
): number | undefined {
  const openDays = oldestOpen?.daysLate ?? 0;
  return creditHoldOpenDaysLate !== null && openDays >= creditHoldOpenDaysLate ? openDays : undefined;
}

function suggestionsOf(grade: PayerGrade, figures: PayerFigures, grading: Grading): Suggestion[] {
  const openDays = openDaysHold(figures, grading);
  return [
    ...(isCreditRefused(grade, grading.prepaymentFrom)
      ? [{ code: 'prepayment' as const, message: `The payer is graded ${grade}: ask for payment in advance.` }]
      : []),
    ...(openDays !== undefined
      ? [
          {
            code: 'creditHold' as const,
            message: `An open item is ${openDays} days late: deliver nothing more on credit until it is paid.`,
          },
        ]
      : []),
  ];
}

/** From the best to the worst: of somebody new, less is known to be wrong than of one to be watched. */
const fromBest: readonly PayerGrade[] = ['good', 'new', 'watch', 'bad'];

/** The worst of what his own payments say and what others say of him. */
function withRisks(
  own: Pick<PayerProfile, 'grade' | 'reasons'>,
  risks: ReturnType<typeof risksInForce>,
): Pick<PayerProfile, 'grade' | 'reasons'> {
  const worse = risks.filter(({ grade }) => grade === 'watch' || grade === 'bad');
  const grade = [own.grade, ...worse.map((risk) => risk.grade)].reduce((worst, each) =>
    fromBest.indexOf(each) > fromBest.indexOf(worst) ? each : worst,
  );
  const told = worse.map((risk) => `${risk.provider} has told of ${risk.change} on ${risk.on} (${risk.grade}).`);
  return { grade, reasons: grade === own.grade ? [...own.reasons, ...told] : [...told, ...own.reasons] };
}

/** Who a payer is on a day, by what his cases say of him, what others say, and the rules of a policy. */
export function profileOf(
  totals: PayerTotals,
  oldestOpen: OldestOpen | undefined,
  { today, grading, risks = [] }: { today: CivilDate; grading: Grading; risks?: readonly DebtorRisk[] | undefined },
): PayerProfile {
  const figures = figuresOf(totals, oldestOpen, today);
  const graded = withRisks(gradeOf(figures, grading), risksInForce({ risks }, today));
  return { ...graded, suggestions: suggestionsOf(graded.grade, figures, grading), figures };
}
