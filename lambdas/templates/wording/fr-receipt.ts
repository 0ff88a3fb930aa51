import { conjunction } from '../printed-values.ts';
import type { ClaimPaid, ReceiptFacts, RemainderFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

/** What remains of an invoice, in French: what is asked, then what is not. */
export const frenchRemainder = ({ asked, deadline, withheld }: RemainderFacts): string => {
  const toPay = asked === null ? [] : [`${asked} à régler${deadline === null ? '' : ` au plus tard le ${deadline}`}`];
  return `Il reste ${conjunction([...toPay, ...withheld], 'fr')}.`;
};

/** What of a payment has settled interest and compensation, in French; nothing when none has. */
export const frenchClaimPaid = (claim: ClaimPaid | null): string[] => {
  if (claim === null) return [];
  const interest = claim.interest === null ? [] : [`les intérêts de retard pour ${claim.interest}`];
  const compensation =
    claim.compensation === null
      ? []
      : [`l’indemnité forfaitaire pour frais de recouvrement pour ${claim.compensation}`];
  return [`Au-delà du solde, votre règlement a payé ${conjunction([...interest, ...compensation], 'fr')}.`];
};

/** Thanks for a payment, in French. */
export const frenchReceipt = (facts: ReceiptFacts): Framing => {
  const { number, paid, receivedOn, method, remainder, excess, claim, keptPromise } = facts;
  const isFull = remainder === null;
  const received = `Nous avons bien reçu votre règlement de ${paid} le ${receivedOn}${method === null ? '' : ` (${method})`} pour la facture ${number}. Merci.`;
  return {
    title: isFull ? 'Merci, votre facture est réglée' : 'Merci pour votre règlement',
    subject: isFull ? `Merci : facture ${number} réglée` : `Merci pour votre règlement de ${paid}, facture ${number}`,
    preheader: `Nous avons bien reçu ${paid}.${isFull ? '' : ` ${frenchRemainder(remainder)}`}`,
    opening: [
      keptPromise === null
        ? received
        : `${received} Votre engagement de régler ${keptPromise.amount} pour le ${keptPromise.promisedFor} est tenu.`,
      isFull
        ? `Cette facture est entièrement réglée${excess === null ? ', vous n’avez plus rien à faire' : ''}.`
        : frenchRemainder(remainder),
      ...frenchClaimPaid(claim),
      ...(excess === null
        ? []
        : [
            `Vous avez versé ${excess} de plus que ${claim === null ? 'le solde' : 'ce que vous deviez'}. Préférez-vous un remboursement ou une déduction sur une prochaine facture ? Répondez simplement à ce message.`,
          ]),
    ],
    request: [],
    boxLabel: isFull || remainder.asked === null ? 'Règlement reçu' : 'Reste à régler',
  };
};
