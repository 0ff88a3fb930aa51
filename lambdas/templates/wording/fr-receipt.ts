import { conjunction } from '../printed-values.ts';
import type { ReceiptFacts, RemainderFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

/** What remains of an invoice, in French: what is asked, then what is not. */
export const frenchRemainder = ({ asked, deadline, withheld }: RemainderFacts): string => {
  const toPay = asked === null ? [] : [`${asked} à régler${deadline === null ? '' : ` au plus tard le ${deadline}`}`];
  return `Il reste ${conjunction([...toPay, ...withheld], 'fr')}.`;
};

/** Thanks for a payment, in French. */
export const frenchReceipt = (facts: ReceiptFacts): Framing => {
  const { number, paid, receivedOn, method, remainder, excess, keptPromise } = facts;
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
      ...(excess === null
        ? []
        : [
            `Vous avez versé ${excess} de plus que le solde. Préférez-vous un remboursement ou une déduction sur une prochaine facture ? Répondez simplement à ce message.`,
          ]),
    ],
    request: [],
    boxLabel: isFull || remainder.asked === null ? 'Règlement reçu' : 'Reste à régler',
  };
};
