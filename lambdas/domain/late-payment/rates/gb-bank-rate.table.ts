import type { RateTable } from '../rate-table.ts';

/**
 * Official dealing rate of the Bank of England (Bank Rate) on 31 December and 30 June, for the debts on which interest
 * starts to run in the half-year that begins the day after (SI 2002/1675, art. 4).
 *
 * Sources: https://payontime.co.uk/how-to-calculate-late-payment-interest-and-compensation to 2024-S1; after it the Bank
 * Rate page of bankofengland.co.uk, on 2026-10-10.
 *
 * Every half-year: add one line.
 */
export const gbBankRate: RateTable = {
  id: 'gb-bank-rate',
  name: { en: 'Bank of England Bank Rate', fr: 'taux directeur de la Banque d’Angleterre' },
  lines: [
    ['2011-01-01', 50],
    ['2011-07-01', 50],
    ['2012-01-01', 50],
    ['2012-07-01', 50],
    ['2013-01-01', 50],
    ['2013-07-01', 50],
    ['2014-01-01', 50],
    ['2014-07-01', 50],
    ['2015-01-01', 50],
    ['2015-07-01', 50],
    ['2016-01-01', 50],
    ['2016-07-01', 50],
    ['2017-01-01', 25],
    ['2017-07-01', 25],
    ['2018-01-01', 50],
    ['2018-07-01', 50],
    ['2019-01-01', 75],
    ['2019-07-01', 75],
    ['2020-01-01', 75],
    ['2020-07-01', 10],
    ['2021-01-01', 10],
    ['2021-07-01', 10],
    ['2022-01-01', 25],
    ['2022-07-01', 125],
    ['2023-01-01', 350],
    ['2023-07-01', 500],
    ['2024-01-01', 525],
    ['2024-07-01', 525],
    ['2025-01-01', 475],
    ['2025-07-01', 425],
    ['2026-01-01', 375],
    ['2026-07-01', 375],
  ],
};
