import type { DebtorDetails } from '../debtor.ts';
import type { PayerGrade } from '../payer/grading.ts';

/** The ways that are left at the end of the ladder. */
export const routeIds = [
  'declarationOfClaims',
  'smallClaims',
  'uncontestedCommercialClaim',
  'orderForPayment',
  'europeanOrderForPayment',
  'agency',
  'lawyer',
  'writeOff',
] as const;
export type RouteId = (typeof routeIds)[number];

/** A court route, as far as it was read: under what conditions, and what of it is not known here. */
export type CourtRoute = {
  readonly id: Extract<
    RouteId,
    'smallClaims' | 'uncontestedCommercialClaim' | 'orderForPayment' | 'europeanOrderForPayment'
  >;
  readonly name: string;
  readonly frenchName: string;
  /** The countries of debtors for which it was read. */
  readonly countries: readonly string[];
  /** The kinds of debtors for which it was read. */
  readonly debtorKinds: readonly DebtorDetails['kind'][];
  /** Why it is for no others, where the text says so; without it, of others it is not known. */
  readonly onlyFor?: string;
  /** The most that principal and interest may be, in cents of a euro; null without a limit. */
  readonly mostMinor: number | null;
  /** False while something is missing before it can be used, which `facts` names. */
  readonly isUsable: boolean;
  /** What a dispute of the debtor means for it. */
  readonly ifContested: string;
  readonly facts: readonly string[];
  /** What a person has to find out before it is taken. */
  readonly missing: readonly string[];
  readonly sources: readonly string[];
};

/** The day for which the texts were read. A line that is looked at again says so here. */
export const routesKnownOn = '2026-09-25';

/** Up to this, in cents of a euro, no lawyer is needed before the court (CPC 853, 761). */
export const noLawyerUpToMinor = 1_000_000;

/** Up to this, in cents of a euro, the "tribunal judiciaire" wants an amicable attempt first (CPC 750-1). */
export const amicableAttemptUpToMinor = 500_000;

/** Member States in which Regulation (EC) 1896/2006 applies: all but Denmark; France has routes of its own above. */
const otherMemberStates = 'AT BE BG CY CZ DE EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

export const courtRoutes: readonly CourtRoute[] = [
  {
    id: 'smallClaims',
    name: 'Simplified procedure for small claims, by a commissaire de justice',
    frenchName: 'Procédure simplifiée de recouvrement des petites créances',
    countries: ['FR'],
    debtorKinds: ['business', 'consumer'],
    mostMinor: 500_000,
    isUsable: true,
    ifContested: 'The debtor has to agree within a month of the invitation, and he contests the claim.',
    facts: [
      'Up to 5,000 EUR of principal and interest; the debtor agrees within one month of the invitation, or it fails (CPCE L125-1, R125-1).',
      'With his agreement it gives an enforceable title, and suspends prescription. All its costs are the creditor’s.',
    ],
    missing: ['the current fee of the commissaire de justice'],
    sources: ['CPCE L125-1, R125-1 and following'],
  },
  {
    id: 'uncontestedCommercialClaim',
    name: 'Procedure for uncontested commercial claims, by a commissaire de justice',
    frenchName: 'Procédure de recouvrement des créances commerciales incontestées',
    countries: ['FR'],
    debtorKinds: ['business'],
    onlyFor: 'It is for claims between merchants (CPCE L126-1).',
    mostMinor: null,
    isUsable: false,
    ifContested: 'A dispute ends it.',
    facts: [
      'Law 2026-307 of 2026-04-23 has created it for claims invoiced between merchants (CPCE L126-1); its decree was not published on 2026-09-25, so it cannot be used yet.',
      'A command to pay is served; the debtor has one month to dispute; the record of non-dispute, at the earliest 8 days later, is made enforceable by the clerk (L126-1 to L126-4).',
    ],
    missing: ['whether its decree is published by now'],
    sources: ['law 2026-307 of 2026-04-23', 'CPCE L126-1 and following'],
  },
  {
    id: 'orderForPayment',
    name: 'Order for payment',
    frenchName: 'Injonction de payer',
    countries: ['FR'],
    debtorKinds: ['business', 'consumer'],
    mostMinor: null,
    isUsable: true,
    ifContested: 'The debtor may oppose it within a month of its service (CPC 1416), and contests the claim already.',
    facts: [
      'For a contract claim of a fixed amount, before the judge of the debtor’s place, with a breakdown and the documents (CPC 1405 and following).',
      'The debtor may oppose it within one month of its service (1416); it can be enforced when no opposition has come by two months after (1422).',
      'Only its service interrupts prescription, not its filing (Cass. 1re civ. 2020-09-09).',
    ],
    missing: [
      'the current fee of the court registry: the figures that are published contradict each other, so none is shown',
    ],
    sources: ['CPC 1405 to 1425', 'decree 2026-96, art. 9'],
  },
  {
    id: 'europeanOrderForPayment',
    name: 'European order for payment',
    frenchName: 'Injonction de payer européenne',
    countries: otherMemberStates,
    debtorKinds: ['business', 'consumer'],
    mostMinor: null,
    isUsable: true,
    ifContested: 'It is for uncontested claims: a statement of opposition ends it.',
    facts: [
      'For uncontested claims in cross-border cases, in every Member State but Denmark: one party is at home in another Member State than that of the court (Regulation (EC) 1896/2006, art. 1 to 4).',
    ],
    missing: ['in which Member State the creditor has its seat, and which court is competent', 'the fee of that court'],
    sources: ['Regulation (EC) 1896/2006', 'report of the Commission COM(2015) 495'],
  },
];

/** Until when an order for payment has to be served, by the day of the order: decree 2026-96, art. 9. */
export const serviceOfOrder = { monthsFrom: '2026-09-01', months: 3, monthsBefore: 6 } as const;

/**
 * The chance, in percent, that a debtor of a grade pays at the end of the ladder. A rule of thumb to begin with, of this
 * software alone and of no statistic: a person who knows better says so in the request.
 */
export const chanceByGrade: Readonly<Record<PayerGrade, number>> = { good: 70, watch: 50, new: 40, bad: 20 };

/** What collecting for others takes, and the words that go with giving a claim up. */
export const agencyFacts: readonly string[] = [
  'Whoever collects amicably for others needs a written mandate, an insurance, a dedicated account and a declaration to the public prosecutor, and passes on what comes in within a month (CPCE R124-1 to R124-7): ask for it.',
];
export const consumerCostsFact =
  'What an amicable collection costs stays with the creditor; of a consumer it may not even be asked (CPCE L111-8; C. conso L121-21).';
export const writeOffFacts: readonly string[] = [
  'The VAT of a claim that is lost for good can be recovered under the conditions of CGI 272: keep what proves it.',
];
