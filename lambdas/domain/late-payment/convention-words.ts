import type { Allocation } from './allocation.ts';
import type { DayCount, Rounding } from './claim-input.ts';
import type { CompensationDue } from './fixed-compensation.ts';
import type { Regime } from './regime.ts';

/** The sentences of a calculation in one language. Rates come as text, with their sign of percent. */
export type ConventionWords = {
  readonly rules: (law: string) => string;
  readonly starts: Record<Regime['starts'], string>;
  readonly noFormalNotice: string;
  readonly ends: string;
  readonly insolvency: string;
  readonly referenceRate: (table: string) => string;
  readonly referenceRateAndMargin: (table: string, points: string) => string;
  readonly rateOverTime: Record<Exclude<Regime['rateOverTime'], 'flat'>, string>;
  readonly roundedUp: (step: string) => string;
  readonly flatRate: (rate: string) => string;
  readonly contractRate: (rate: string, times: number, table: string) => string;
  readonly dayCount: Record<DayCount, string>;
  readonly rounding: Record<Rounding, string>;
  readonly compounding: Record<Regime['compounding'], string>;
  readonly allocation: Record<Allocation, string>;
  readonly fixedCompensation: Record<Exclude<CompensationDue['why'], 'notOwedByDebtor'>, string>;
  readonly computed: (table: string, halfYear: string, rate: string) => string;
  readonly provisional: (table: string, halfYear: string, rate: string) => string;
  readonly noVat: string;
  readonly noVatOnInterest: string;
  readonly noAdvice: string;
};

const en: ConventionWords = {
  rules: (law) => `Rules: ${law}.`,
  starts: {
    dayAfterDueDate: 'Interest runs from the day after the due date, on what is unpaid, VAT included.',
    dayAfterFormalNotice: 'Interest runs from the day after the formal notice, on what is unpaid, VAT included.',
  },
  noFormalNotice: 'No interest has run: no formal notice has taken effect.',
  ends: 'It runs to the day of payment, which counts.',
  insolvency: 'It stops on the day of the judgment that opened the insolvency, which counts.',
  referenceRate: (table) => `Rate: ${table}.`,
  referenceRateAndMargin: (table, points) => `Rate: ${table}, plus ${points} points.`,
  rateOverTime: {
    sliding: 'Each half-year has its own rate, that of its first day.',
    frozen: 'The rate of the half-year in which interest starts holds for the whole debt.',
    single: 'The debt has a single rate, that of the half-year in which interest starts.',
  },
  roundedUp: (step) => `The rate is rounded up to the next multiple of ${step}.`,
  flatRate: (rate) => `Rate: ${rate} a year.`,
  contractRate: (rate, times, table) =>
    `Rate: ${rate} a year, as agreed; it is not below ${times} times the ${table} in any half-year.`,
  dayCount: {
    'act/365': 'Days are calendar days, 29 February among them; a year has 365.',
    '30/360': 'Months have 30 days, a year 360.',
  },
  rounding: {
    once: 'Interest is rounded once, on its running total, half a minor unit upwards; the lines show their shares of it.',
    perSegment: 'The interest of each line is rounded, half a minor unit upwards.',
  },
  compounding: {
    none: 'Interest bears no interest.',
    yearly: 'After each full year, its unpaid interest is added to the capital.',
  },
  allocation: {
    interestFirst: 'A payment settles accrued interest first, then the principal.',
    principalFirst: 'A payment settles the principal first, as agreed.',
  },
  fixedCompensation: {
    due: 'A fixed compensation for the cost of recovery is due once for the invoice.',
    notLate: 'No fixed compensation: the invoice is not overdue.',
    nothingOwed: 'No fixed compensation: nothing was owed when the invoice fell due.',
    insolvency: 'No fixed compensation: the invoice fell due on or after the opening of the insolvency.',
    otherCurrency: 'The fixed compensation is not included: its law sets it in another currency.',
  },
  computed: (table, halfYear, rate) =>
    `The ${table} of ${halfYear}, ${rate}, follows from its rule and was not read in a publication.`,
  provisional: (table, halfYear, rate) =>
    `Provisional: the ${table} of ${halfYear} is not known yet; the last one known, ${rate}, stands in.`,
  noVat: 'Neither interest nor compensation bears VAT.',
  noVatOnInterest: 'Interest bears no VAT.',
  noAdvice: 'This is a computation, not legal advice.',
};

const fr: ConventionWords = {
  rules: (law) => `Règles : ${law}.`,
  starts: {
    dayAfterDueDate: 'Les intérêts courent dès le lendemain de l’échéance, sur les sommes TTC impayées.',
    dayAfterFormalNotice: 'Les intérêts courent dès le lendemain de la mise en demeure, sur les sommes TTC impayées.',
  },
  noFormalNotice: 'Aucun intérêt n’a couru : aucune mise en demeure n’a pris effet.',
  ends: 'Ils courent jusqu’au jour du paiement inclus.',
  insolvency: 'Ils s’arrêtent au jour du jugement d’ouverture de la procédure collective, inclus.',
  referenceRate: (table) => `Taux : ${table}.`,
  referenceRateAndMargin: (table, points) => `Taux : ${table}, majoré de ${points} points.`,
  rateOverTime: {
    sliding: 'Chaque semestre a son taux, celui de son premier jour.',
    frozen: 'Le taux du semestre où les intérêts commencent à courir vaut pour toute la dette.',
    single: 'La dette a un taux unique, celui du semestre où les intérêts commencent à courir.',
  },
  roundedUp: (step) => `Le taux est arrondi au multiple supérieur de ${step}.`,
  flatRate: (rate) => `Taux : ${rate} par an.`,
  contractRate: (rate, times, table) =>
    `Taux : ${rate} par an, convenu ; il n’est inférieur à ${times} fois le ${table} dans aucun semestre.`,
  dayCount: {
    'act/365': 'Les jours sont les jours calendaires, 29 février compris ; l’année compte 365 jours.',
    '30/360': 'Les mois comptent 30 jours, l’année 360.',
  },
  rounding: {
    once: 'Les intérêts sont arrondis une seule fois, sur leur total, à la plus petite unité de la monnaie (la demie vers le haut) ; chaque ligne en montre sa part.',
    perSegment:
      'Les intérêts de chaque ligne sont arrondis à la plus petite unité de la monnaie (la demie vers le haut).',
  },
  compounding: {
    none: 'Les intérêts ne produisent pas d’intérêts.',
    yearly: 'Après chaque année entière, ses intérêts impayés s’ajoutent au capital.',
  },
  allocation: {
    interestFirst: 'Un paiement s’impute d’abord sur les intérêts échus, puis sur le principal.',
    principalFirst: 'Un paiement s’impute d’abord sur le principal, comme convenu.',
  },
  fixedCompensation: {
    due: 'Une indemnité forfaitaire pour frais de recouvrement est due une fois pour la facture.',
    notLate: 'Pas d’indemnité forfaitaire : la facture n’est pas échue.',
    nothingOwed: 'Pas d’indemnité forfaitaire : rien n’était dû à l’échéance.',
    insolvency:
      'Pas d’indemnité forfaitaire : la facture est échue au jour de l’ouverture de la procédure collective ou après.',
    otherCurrency: 'L’indemnité forfaitaire n’est pas comprise : sa loi la fixe dans une autre monnaie.',
  },
  computed: (table, halfYear, rate) =>
    `Le ${table} de ${halfYear}, ${rate}, résulte de sa règle et n’a pas été lu dans une publication.`,
  provisional: (table, halfYear, rate) =>
    `Provisoire : le ${table} de ${halfYear} n’est pas encore connu ; le dernier connu, ${rate}, en tient lieu.`,
  noVat: 'Ni les intérêts ni l’indemnité ne sont soumis à la TVA.',
  noVatOnInterest: 'Les intérêts ne sont pas soumis à la TVA.',
  noAdvice: 'Ceci est un calcul, non un conseil juridique.',
};

/** The sentences that a calculation is explained with, by language. */
export const conventionWords: Readonly<Record<'en' | 'fr', ConventionWords>> = { en, fr };
