import type { DebtorKind } from '../debtor-kind.ts';

/** What a claim is for, where the law treats it apart. */
export const claimKinds = ['goodsCarriage'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** How long a claim may be sued for, and by which text. */
export type PrescriptionRule = {
  readonly country: string;
  readonly debtorKinds: readonly DebtorKind[];
  /** Null for any claim that no other line is about. */
  readonly claimKind: ClaimKind | null;
  readonly years: number;
  readonly text: string;
};

/** The day for which the texts were read. */
export const rulesKnownOn = '2026-09-25';

/**
 * The periods that were read, and no others: a line more is a rule more. Left out on purpose: public buyers in France, for
 * whom a rule of four years on claims against public bodies is said to hold, and every other country.
 */
export const prescriptionRules: readonly PrescriptionRule[] = [
  {
    country: 'FR',
    debtorKinds: ['business'],
    claimKind: null,
    years: 5,
    text: 'Five years between traders (C. com. L110-4), as in general (C. civ. 2224).',
  },
  {
    country: 'FR',
    debtorKinds: ['consumer'],
    claimKind: null,
    years: 2,
    text: 'Two years for what a business supplies to a consumer (C. conso L218-2), which no contract changes (L218-1).',
  },
  {
    country: 'FR',
    debtorKinds: ['business', 'consumer'],
    claimKind: 'goodsCarriage',
    years: 1,
    text: 'One year for the carriage of goods (C. com. L133-6).',
  },
];

/** From when an interrupted period may run at most: C. civ. 2232. */
export const longestYears = 20;

/** What is missing where no rule is known, by country and kind of debtor. */
export const missingRules: ReadonlyMap<string, string> = new Map([
  [
    'FR public',
    'how long a public buyer in France may be sued: the texts on claims against public bodies ("déchéance quadriennale") were not read',
  ],
]);
