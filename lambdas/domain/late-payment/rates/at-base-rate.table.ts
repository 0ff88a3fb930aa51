import type { RateTable } from '../rate-table.ts';

/**
 * Austrian Basiszinssatz in force on the first day of each half-year. It moves only once the ECB rate has moved by half
 * a point or more since it moved last.
 *
 * Sources: Oesterreichische Nationalbank to 2024-S1
 * (https://www.oenb.at/en/Services/Interest-Rates-and-Exchange-Rates/Interest-Rates-on-Business-Arrears.html); 2024-S2 and
 * 2025-S1 computed by that rule and not read in a publication; from 2025-S2 on 1.53 %, unmoved since 2025-06-11.
 *
 * Every half-year: add one line.
 */
export const atBaseRate: RateTable = {
  id: 'at-base-rate',
  name: { en: 'Austrian base rate (Basiszinssatz)', fr: 'taux de base autrichien (Basiszinssatz)' },
  lines: [
    ['2013-07-01', -12],
    ['2014-01-01', -12],
    ['2014-07-01', -12],
    ['2015-01-01', -12],
    ['2015-07-01', -12],
    ['2016-01-01', -12],
    ['2016-07-01', -62],
    ['2017-01-01', -62],
    ['2017-07-01', -62],
    ['2018-01-01', -62],
    ['2018-07-01', -62],
    ['2019-01-01', -62],
    ['2019-07-01', -62],
    ['2020-01-01', -62],
    ['2020-07-01', -62],
    ['2021-01-01', -62],
    ['2021-07-01', -62],
    ['2022-01-01', -62],
    ['2022-07-01', -62],
    ['2023-01-01', 188],
    ['2023-07-01', 338],
    ['2024-01-01', 388],
    ['2024-07-01', 388, 'computed'],
    ['2025-01-01', 253, 'computed'],
    ['2025-07-01', 153],
    ['2026-01-01', 153],
    ['2026-07-01', 153],
  ],
};
