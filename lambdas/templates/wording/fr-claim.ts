import type { ClaimWording } from './claim-wording.ts';

const invoices = (count: number): string => (count === 1 ? '1\u00A0facture' : `${count}\u00A0factures`);

/** What a message says of late payment in French. */
export const frenchClaim: ClaimWording = {
  caption: (asOf, currency) => `Retard de paiement : calcul au ${asOf}${currency === null ? '' : `, en ${currency}`}`,
  captionAlone: 'Retard de paiement',
  rateRange: (lowest, highest) => `${lowest} à ${highest}`,
  interest: (rates, isProvisional) =>
    `Intérêts de retard${isProvisional ? ', montant provisoire' : ''} (${rates} par an)`,
  compensation: (each, count) =>
    `Indemnité forfaitaire pour frais de recouvrement (${each === null ? invoices(count) : `${each} ×\u00A0${invoices(count)}`})`,
  total: 'Total dû en sus',
  totalLate: 'Total pour le retard',
  ofInvoice: (sums) => `retard : ${sums}`,
  whatToPay: (amount) =>
    `Nous vous demandons aujourd’hui de régler ${amount}. Les sommes de ce calcul sont dues en sus, et les intérêts continuent de courir jusqu’au paiement.`,
  provisional:
    'Montant provisoire : un taux de référence n’est pas encore publié, et le dernier connu en tient lieu ; il sera corrigé.',
  basis: (laws) => `Calcul établi d’après ${laws}. Il ne constitue pas un conseil juridique.`,
  included: (late) => `Dont ${late} pour le retard de paiement`,
  goesOn: 'Les intérêts continuent de courir jusqu’au paiement.',
  letterExplains: 'La lettre jointe donne le détail du calcul. Il ne constitue pas un conseil juridique.',
  fromNotice: (rate, law, isProvisional) =>
    `À compter de cette mise en demeure, la somme due porte intérêt au taux légal, ${rate} par an à ce jour${isProvisional ? ' (taux provisoire)' : ''} (${law}).`,
};
