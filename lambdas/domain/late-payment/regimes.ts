import { atBaseRate } from './rates/at-base-rate.table.ts';
import { deBaseRate } from './rates/de-base-rate.table.ts';
import { ecbMainRefinancing } from './rates/ecb-main-refinancing.table.ts';
import { frLegalInterestOfBusiness } from './rates/fr-legal-interest-of-business.table.ts';
import { frLegalInterestOfPrivatePerson } from './rates/fr-legal-interest-of-private-person.table.ts';
import { gbBankRate } from './rates/gb-bank-rate.table.ts';
import { nlStatutoryInterest } from './rates/nl-statutory-interest.table.ts';
import type { RateTable } from './rate-table.ts';
import type { FixedCompensation, Regime, RegimeId } from './regime.ts';

const forAnybody = (table: RateTable) => ({ business: table, privatePerson: table });

const fortyEuros: FixedCompensation = { currency: 'EUR', bands: [{ upToMinor: Infinity, amountMinor: 4_000 }] };

/**
 * Directive 2011/7/EU as most countries have taken it over: the reference rate of each half-year and 8 points. The 40 EUR
 * of AT, BE, ES, IT, NL and LU, and the numbers of the laws of BE, LU and IE, were not read in their own texts.
 */
const directive = {
  debtorKinds: ['business'],
  appliesFrom: '2013-01-01',
  base: forAnybody(ecbMainRefinancing),
  marginBasisPoints: 800,
  rateOverTime: 'sliding',
  compounding: 'none',
  starts: 'dayAfterDueDate',
  fixedCompensation: fortyEuros,
} as const satisfies Partial<Regime>;

const consumer = { debtorKinds: ['consumer'], fixedCompensation: null } as const;

/** The rules of every regime that is known. What a country's law says for other debtors was not read, and is refused. */
export const regimes: Readonly<Record<RegimeId, Regime>> = {
  'FR-business': {
    ...directive,
    country: 'FR',
    law: 'C. com. L441-10, D441-5',
    marginBasisPoints: 1_000,
    contractRateFloor: { table: frLegalInterestOfBusiness, times: 3 },
  },
  'FR-consumer': {
    ...directive,
    ...consumer,
    country: 'FR',
    law: 'C. civ. 1231-6, 1344-1, CMF D313-1-A',
    base: { business: frLegalInterestOfBusiness, privatePerson: frLegalInterestOfPrivatePerson },
    marginBasisPoints: 0,
    starts: 'dayAfterFormalNotice',
  },
  'FR-public': { ...directive, debtorKinds: ['public'], country: 'FR', law: 'CCP R2192-31', rateOverTime: 'frozen' },
  'DE-business': {
    ...directive,
    // The higher rate is owed by everybody who is no consumer, public buyers among them.
    debtorKinds: ['business', 'public'],
    country: 'DE',
    law: 'BGB §§ 247, 286, 288(2), 288(5), 289',
    // Until then 8 points, for contracts made before 29 July 2014.
    appliesFrom: '2015-01-01',
    base: forAnybody(deBaseRate),
    marginBasisPoints: 900,
  },
  'DE-consumer': {
    ...directive,
    ...consumer,
    country: 'DE',
    law: 'BGB §§ 247, 286, 288(1), 289',
    appliesFrom: '2008-01-01',
    base: forAnybody(deBaseRate),
    marginBasisPoints: 500,
  },
  'AT-business': {
    ...directive,
    country: 'AT',
    law: 'UGB §§ 456, 458',
    appliesFrom: '2013-07-01',
    base: forAnybody(atBaseRate),
    marginBasisPoints: 920,
  },
  'AT-consumer': {
    ...directive,
    ...consumer,
    country: 'AT',
    law: 'ABGB §§ 1000, 1333',
    base: null,
    marginBasisPoints: 400,
    rateOverTime: 'flat',
  },
  'BE-business': { ...directive, country: 'BE', law: 'Law of 2 August 2002, art. 5 and 6', roundedUpTo: 50 },
  'ES-business': { ...directive, country: 'ES', law: 'Ley 3/2004, art. 7 and 8' },
  'IT-business': { ...directive, country: 'IT', law: 'D.Lgs. 231/2002, art. 5 and 6' },
  'LU-business': { ...directive, country: 'LU', law: 'Law of 18 April 2004' },
  'NL-business': { ...directive, country: 'NL', law: 'BW 6:119a, 6:120', compounding: 'yearly' },
  'NL-consumer': {
    ...directive,
    ...consumer,
    country: 'NL',
    law: 'BW 6:119, 6:120',
    base: forAnybody(nlStatutoryInterest),
    marginBasisPoints: 0,
    compounding: 'yearly',
  },
  'IE-business': {
    ...directive,
    country: 'IE',
    law: 'S.I. No. 580/2012',
    rateOverTime: 'single',
    fixedCompensation: {
      currency: 'EUR',
      bands: [
        { upToMinor: 100_000, amountMinor: 4_000 },
        { upToMinor: 1_000_000, amountMinor: 7_000 },
        { upToMinor: Infinity, amountMinor: 10_000 },
      ],
    },
  },
  'GB-business': {
    ...directive,
    country: 'GB',
    law: 'Late Payment of Commercial Debts (Interest) Act 1998, s.4 and 5A, SI 2002/1675, art. 4',
    appliesFrom: '2011-01-01',
    base: forAnybody(gbBankRate),
    rateOverTime: 'frozen',
    fixedCompensation: {
      currency: 'GBP',
      bands: [
        { upToMinor: 99_999, amountMinor: 4_000 },
        { upToMinor: 999_999, amountMinor: 7_000 },
        { upToMinor: Infinity, amountMinor: 10_000 },
      ],
    },
  },
};
