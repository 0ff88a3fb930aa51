import type { DisputeReason } from '../../domain/case/dispute-reason.ts';
import { frenchRemainder } from './fr-receipt.ts';
import type { FollowUpFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

const thanks = 'Merci du temps que vous nous avez accordé au téléphone.';

const objections: Record<DisputeReason, string> = {
  notReceived: 'vous n’avez pas reçu ce qu’elle facture',
  wrongPrice: 'le prix n’est pas celui convenu',
  wrongQuantity: 'la quantité n’est pas la bonne',
  quality: 'la prestation ou la marchandise n’est pas conforme',
  alreadyPaid: 'elle est déjà réglée',
  wrongRecipient: 'elle n’est pas adressée à la bonne société',
  missingPurchaseOrder: 'votre numéro de commande n’y figure pas',
  other: 'vous n’en êtes pas d’accord',
};

/** What was said on the telephone, in writing, in French. */
export const frenchFollowUp = (facts: FollowUpFacts): Framing => {
  const { number, amount } = facts;
  const subject = `Notre échange téléphonique : facture ${number}`;
  const correction = 'Si nous vous avons mal compris, répondez à ce message : nous le corrigerons.';
  switch (facts.what) {
    case 'dispute':
      return {
        title: 'Nous examinons ce que vous nous avez signalé',
        subject,
        preheader: `Nous vous répondrons au sujet de ${amount}.`,
        opening: [
          `${thanks} Au sujet de la facture ${number}, vous nous avez indiqué ceci : ${objections[facts.reason]}. Cela concerne ${amount}.`,
          'Nous l’examinons et vous donnerons une réponse. D’ici là, vous ne recevrez pas de relance pour ce montant.',
          ...(facts.remainder?.asked ? [frenchRemainder(facts.remainder)] : []),
        ],
        request: ['Si vous avez une pièce qui le montre, joignez-la à votre réponse : elle nous aidera.', correction],
        boxLabel: facts.remainder?.asked ? 'Reste à régler' : 'Montant en question',
      };
    case 'later':
      return {
        title: 'Comme convenu au téléphone',
        subject,
        preheader: `Nous reviendrons vers vous à partir du ${facts.until}.`,
        opening: [
          `${thanks} Comme convenu, nous reviendrons vers vous au sujet de la facture ${number} à partir du ${facts.until}.`,
          'D’ici là, vous ne recevrez pas de relance pour cette facture.',
        ],
        request: [correction],
        boxLabel: 'Reste dû sur cette facture',
      };
    case 'told':
      return {
        title: 'Suite à notre échange téléphonique',
        subject,
        preheader: `${amount} à régler au plus tard le ${facts.deadline}.`,
        opening: [
          `${thanks} Comme nous vous l’avons indiqué, il reste ${amount} à régler au titre de la facture ${number}.`,
        ],
        request: [`Merci de régler au plus tard le ${facts.deadline}, ou de nous dire ce qui vous en empêche.`],
        boxLabel: 'À régler',
      };
  }
};
