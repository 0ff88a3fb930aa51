import { frenchClaimPaid, frenchRemainder } from './fr-receipt.ts';
import { frenchCount, frenchInvoices } from './several-invoices.ts';
import type { ReceiptOfManyFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

/** Thanks for one payment of several invoices, in French. */
export const frenchReceiptOfMany = (facts: ReceiptOfManyFacts): Framing => {
  const { paid, receivedOn, remainder, claim, unapplied } = facts;
  const isFull = remainder === null;
  const counted = frenchCount(facts);
  const question =
    'Préférez-vous un remboursement ou une déduction sur une autre facture ? Répondez simplement à ce message.';
  const beyond = isFull
    ? `Vous avez versé ${unapplied} de plus que ${claim === null ? 'leur solde' : 'ce que vous deviez'}.`
    : `Ce règlement laisse ${unapplied} sans affectation.`;
  return {
    title: isFull ? 'Merci, vos factures sont réglées' : 'Merci pour votre règlement',
    subject: isFull ? `Merci : ${counted} réglées` : `Merci pour votre règlement de ${paid}, ${counted}`,
    preheader: `Nous avons bien reçu ${paid}.${isFull ? '' : ` ${frenchRemainder(remainder)}`}`,
    opening: [
      `Nous avons bien reçu votre règlement de ${paid} le ${receivedOn} pour ${frenchInvoices(facts)}. Merci.`,
      isFull
        ? `Ces factures sont entièrement réglées${unapplied === null ? ', vous n’avez plus rien à faire' : ''}.`
        : frenchRemainder(remainder),
      ...frenchClaimPaid(claim),
      ...(unapplied === null ? [] : [`${beyond} ${question}`]),
    ],
    request: [],
    boxLabel: isFull || remainder.asked === null ? 'Règlement reçu' : 'Reste à régler',
  };
};
