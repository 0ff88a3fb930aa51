import type { RateTable } from '../rate-table.ts';

/**
 * Rate of the main refinancing operations of the European Central Bank, by the day it took effect.
 *
 * Sources: http://www.bsi.si./en/ecb-interest-rates (2008-07-09 to 2025-04-23), the same in
 * https://www.banque-france.fr/en/policy-rates to 2024-10-23; from 2025-06-11 on the press releases of the ECB, the last
 * https://www.ecb.europa.eu/press/pr/date/2026/html/ecb.mp260910~314e508016.en.html. On every 1 January and 1 July from
 * 2013-07 to 2026-07 it equals the half-year table of the Irish ministry.
 *
 * Every half-year: add one line dated 1 January or 1 July with the rate in force that day, moved or not. Until then the
 * half-year is provisional, at the last rate here.
 */
export const ecbMainRefinancing: RateTable = {
  id: 'ecb-main-refinancing',
  name: { en: 'ECB main refinancing rate', fr: 'taux de refinancement de la BCE' },
  lines: [
    ['2008-07-09', 425],
    ['2008-10-15', 375],
    ['2008-11-12', 325],
    ['2008-12-10', 250],
    ['2009-01-21', 200],
    ['2009-03-11', 150],
    ['2009-04-08', 125],
    ['2009-05-13', 100],
    ['2011-04-13', 125],
    ['2011-07-13', 150],
    ['2011-11-09', 125],
    ['2011-12-14', 100],
    ['2012-07-11', 75],
    ['2013-05-08', 50],
    ['2013-11-13', 25],
    ['2014-06-11', 15],
    ['2014-09-10', 5],
    ['2015-12-09', 5],
    ['2016-03-16', 0],
    ['2019-09-18', 0],
    ['2022-07-27', 50],
    ['2022-09-14', 125],
    ['2022-11-02', 200],
    ['2022-12-21', 250],
    ['2023-02-08', 300],
    ['2023-03-22', 350],
    ['2023-05-10', 375],
    ['2023-06-21', 400],
    ['2023-08-02', 425],
    ['2023-09-20', 450],
    ['2024-06-12', 425],
    ['2024-09-18', 365],
    ['2024-10-23', 340],
    ['2024-12-18', 315],
    ['2025-02-05', 290],
    ['2025-03-12', 265],
    ['2025-04-23', 240],
    ['2025-06-11', 215],
    ['2026-06-17', 240],
    ['2026-09-16', 265],
  ],
};
