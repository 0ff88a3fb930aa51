import type { RateTable } from '../rate-table.ts';

/**
 * Wettelijke rente of other than trade transactions (BW 6:119, 6:120): what a consumer owes.
 *
 * Source: 4 % on 2026-07-01 (https://wrente.nl/Uitleg.aspx). Earlier rates were not read: a debt on
 * which interest starts before is refused, not guessed.
 *
 * Every half-year: add one line.
 */
export const nlStatutoryInterest: RateTable = {
  id: 'nl-statutory-interest',
  name: {
    en: 'Dutch statutory interest (wettelijke rente)',
    fr: 'taux de l’intérêt légal néerlandais (wettelijke rente)',
  },
  lines: [['2026-07-01', 400]],
};
