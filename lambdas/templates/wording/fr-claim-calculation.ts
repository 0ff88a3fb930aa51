import type { ClaimCalculationWording } from './claim-calculation-wording.ts';

/** The words of the calculation of a claim in French. */
export const frenchClaimCalculation: ClaimCalculationWording = {
  title: (debtorKind) =>
    debtorKind === 'consumer' ? 'Calcul des intérêts de retard' : 'Calcul des intérêts et de l’indemnité de retard',
  fileName: (number, date) => `calcul-des-interets-${number}-${date}`,
  invoice: (number, issued, due) => `Facture ${number}, émise le ${issued}, échue le ${due}`,
  asOf: (date) => `Calcul arrêté au ${date} inclus`,
  interest: {
    caption: (currency) => `Intérêts de retard en ${currency}`,
    heads: ['Du', 'Au', 'Jours', 'Taux annuel', 'Base TTC', 'Intérêts'],
    total: 'Total des intérêts',
  },
  none: 'Aucun intérêt n’a couru à cette date.',
  entries: {
    caption: 'Ce qui a réduit la dette',
    heads: ['Date', 'Nature', 'Sur le principal', 'Sur les intérêts', 'Sur l’indemnité'],
    kinds: {
      payment: 'Paiement',
      creditNote: 'Avoir ou réduction',
      claimPayment: 'Paiement du retard',
      waiver: 'Abandon',
    },
    reason: (reason) => `Motif : ${reason}`,
  },
  parts: {
    caption: 'Récapitulatif',
    heads: ['', 'Dû', 'Payé', 'Abandonné', 'Reste dû'],
    principal: 'Principal TTC, avoirs déduits',
    interest: 'Intérêts de retard',
    compensation: 'Indemnité forfaitaire pour frais de recouvrement',
    total: 'Total',
  },
  provisional: '* Taux provisoire : un taux de référence n’est pas encore publié, le dernier connu en tient lieu.',
  conventions: 'Comment ce calcul est établi',
};
