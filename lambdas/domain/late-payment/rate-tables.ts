import { atBaseRate } from './rates/at-base-rate.table.ts';
import { deBaseRate } from './rates/de-base-rate.table.ts';
import { ecbMainRefinancing } from './rates/ecb-main-refinancing.table.ts';
import { frLegalInterestOfBusiness } from './rates/fr-legal-interest-of-business.table.ts';
import { frLegalInterestOfPrivatePerson } from './rates/fr-legal-interest-of-private-person.table.ts';
import { gbBankRate } from './rates/gb-bank-rate.table.ts';
import { nlStatutoryInterest } from './rates/nl-statutory-interest.table.ts';
import type { RateTable } from './rate-table.ts';

/** Every reference rate that is known. */
export const rateTables: readonly RateTable[] = [
  ecbMainRefinancing,
  deBaseRate,
  atBaseRate,
  gbBankRate,
  frLegalInterestOfBusiness,
  frLegalInterestOfPrivatePerson,
  nlStatutoryInterest,
];
