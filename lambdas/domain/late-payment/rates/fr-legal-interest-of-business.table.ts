import type { RateTable } from '../rate-table.ts';

/**
 * French legal interest rate, "other cases": for creditors who are not private persons acting outside business
 * (CMF D313-1-A). Three times it is the floor of a rate agreed between businesses (C. com. L441-10).
 *
 * Sources: the orders (arrêtés) of each half-year as reported by legifiscal.fr, bpifrance-creation.fr, juriblio.fr (2026-S1,
 * https://juriblio.fr/arretes/arrete-du-15-decembre-2025/187383136) and others; to 2014 one yearly rate for all creditors.
 * One source only: 2017, 2019-S2, 2026-S2.
 *
 * Every half-year, in late June and late December: add one line.
 */
export const frLegalInterestOfBusiness: RateTable = {
  id: 'fr-legal-interest-other-cases',
  name: { en: 'French legal interest rate, other cases', fr: 'taux de l’intérêt légal, autres cas' },
  lines: [
    ['2009-01-01', 379],
    ['2009-07-01', 379],
    ['2010-01-01', 65],
    ['2010-07-01', 65],
    ['2011-01-01', 38],
    ['2011-07-01', 38],
    ['2012-01-01', 71],
    ['2012-07-01', 71],
    ['2013-01-01', 4],
    ['2013-07-01', 4],
    ['2014-01-01', 4],
    ['2014-07-01', 4],
    ['2015-01-01', 93],
    ['2015-07-01', 99],
    ['2016-01-01', 101],
    ['2016-07-01', 93],
    ['2017-01-01', 90],
    ['2017-07-01', 90],
    ['2018-01-01', 89],
    ['2018-07-01', 88],
    ['2019-01-01', 86],
    ['2019-07-01', 87],
    ['2020-01-01', 87],
    ['2020-07-01', 84],
    ['2021-01-01', 79],
    ['2021-07-01', 76],
    ['2022-01-01', 76],
    ['2022-07-01', 77],
    ['2023-01-01', 206],
    ['2023-07-01', 422],
    ['2024-01-01', 507],
    ['2024-07-01', 492],
    ['2025-01-01', 371],
    ['2025-07-01', 276],
    ['2026-01-01', 262],
    ['2026-07-01', 275],
  ],
};
