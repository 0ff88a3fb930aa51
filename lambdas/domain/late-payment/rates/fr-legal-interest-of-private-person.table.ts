import type { RateTable } from '../rate-table.ts';

/**
 * French legal interest rate for creditors who are private persons acting outside business (CMF D313-1-A). The category is
 * that of the creditor: a company that claims from a consumer uses the other one.
 *
 * Sources: the orders (arrêtés) of each half-year as reported by legifiscal.fr, bpifrance-creation.fr, juriblio.fr (2026-S1,
 * https://juriblio.fr/arretes/arrete-du-15-decembre-2025/187383136) and others; to 2014 one yearly rate for all creditors.
 * One source only: 2017, 2019-S2, 2022-S2 to 2024-S1, 2026-S2.
 *
 * Every half-year, in late June and late December: add one line.
 */
export const frLegalInterestOfPrivatePerson: RateTable = {
  id: 'fr-legal-interest-private-person',
  name: { en: 'French legal interest rate, private persons', fr: 'taux de l’intérêt légal, particuliers' },
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
    ['2015-01-01', 406],
    ['2015-07-01', 429],
    ['2016-01-01', 454],
    ['2016-07-01', 435],
    ['2017-01-01', 416],
    ['2017-07-01', 394],
    ['2018-01-01', 373],
    ['2018-07-01', 360],
    ['2019-01-01', 340],
    ['2019-07-01', 326],
    ['2020-01-01', 315],
    ['2020-07-01', 311],
    ['2021-01-01', 314],
    ['2021-07-01', 312],
    ['2022-01-01', 313],
    ['2022-07-01', 315],
    ['2023-01-01', 447],
    ['2023-07-01', 682],
    ['2024-01-01', 801],
    ['2024-07-01', 816],
    ['2025-01-01', 721],
    ['2025-07-01', 665],
    ['2026-01-01', 667],
    ['2026-07-01', 684],
  ],
};
