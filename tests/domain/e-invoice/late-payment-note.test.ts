import { expect, it } from 'vitest';
import { statedRateOf } from '../../../lambdas/domain/e-invoice/late-payment-note.ts';

const rate = (percent: string) => ({ kind: 'rate', percent });
const words = { kind: 'words' };
const nothing = { kind: 'nothing' };

it.each([
  [[], nothing],
  [[{ code: 'PMT', text: 'Indemnité forfaitaire de 40 EUR' }], nothing],
  [[{ code: 'PMD', text: 'Pénalités de retard : 15 % par an' }], rate('15')],
  [[{ code: 'PMD', text: 'Late payment interest 12.40% per annum' }], rate('12.40')],
  [[{ code: 'PMD', text: 'Taux annuel de 12,5 %, exigible sans rappel. Soit 12,5 %.' }], rate('12.5')],
  [[{ code: 'PMD', text: 'Pénalités : 1,5 % par mois' }], words],
  [[{ code: 'PMD', text: "Trois fois le taux d'intérêt légal" }], words],
  [[{ code: 'PMD', text: '10 % puis 12 %' }], words],
  [[{ code: 'PMD', text: 'Taux de la BCE majoré de 10 points de pourcentage' }], nothing],
  [[{ code: 'PMD', text: 'taux de refinancement de la Banque centrale européenne + 10 %' }], nothing],
  [[{ code: 'AAB', text: '2 % d’escompte' }], nothing],
])('reads the rate of a late-payment note, and only a plain yearly one: %j', (notes, expected) => {
  expect(statedRateOf({ notes })).toEqual(expected);
});
