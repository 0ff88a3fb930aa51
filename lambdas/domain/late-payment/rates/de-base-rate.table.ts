import type { RateTable } from '../rate-table.ts';

/**
 * Basiszinssatz (BGB § 247), set on 1 January and 1 July.
 *
 * Sources: Deutsche Bundesbank, series BBIN1/M.DE.BBK.BBKBAS2.EUR.ME to 2025-S2; 2026-S1 computed (unmoved, as the ECB
 * rate it follows); 2026-S2 as on
 * https://www.bundesbank.de/de/bundesbank/organisation/agb-und-regelungen/basiszinssatz-607820 on 2026-09-21.
 *
 * Every half-year: add one line.
 */
export const deBaseRate: RateTable = {
  id: 'de-base-rate',
  name: { en: 'German base rate (Basiszinssatz)', fr: 'taux de base allemand (Basiszinssatz)' },
  lines: [
    ['2008-01-01', 332],
    ['2008-07-01', 319],
    ['2009-01-01', 162],
    ['2009-07-01', 12],
    ['2010-01-01', 12],
    ['2010-07-01', 12],
    ['2011-01-01', 12],
    ['2011-07-01', 37],
    ['2012-01-01', 12],
    ['2012-07-01', 12],
    ['2013-01-01', -13],
    ['2013-07-01', -38],
    ['2014-01-01', -63],
    ['2014-07-01', -73],
    ['2015-01-01', -83],
    ['2015-07-01', -83],
    ['2016-01-01', -83],
    ['2016-07-01', -88],
    ['2017-01-01', -88],
    ['2017-07-01', -88],
    ['2018-01-01', -88],
    ['2018-07-01', -88],
    ['2019-01-01', -88],
    ['2019-07-01', -88],
    ['2020-01-01', -88],
    ['2020-07-01', -88],
    ['2021-01-01', -88],
    ['2021-07-01', -88],
    ['2022-01-01', -88],
    ['2022-07-01', -88],
    ['2023-01-01', 162],
    ['2023-07-01', 312],
    ['2024-01-01', 362],
    ['2024-07-01', 337],
    ['2025-01-01', 227],
    ['2025-07-01', 127],
    ['2026-01-01', 127, 'computed'],
    ['2026-07-01', 152],
  ],
};
