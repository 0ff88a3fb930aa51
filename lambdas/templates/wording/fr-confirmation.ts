import { countInWords } from './count-in-words.ts';
import { frenchFollowUp } from './fr-follow-up.ts';
import { frenchReversal } from './fr-reversal.ts';
import type { ConfirmationFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

type FactsOf<Kind extends ConfirmationFacts['kind']> = Extract<ConfirmationFacts, { kind: Kind }>;

const promiseConfirmed = ({ number, amount, promisedFor }: FactsOf<'promiseConfirmed'>): Framing => ({
  title: 'Merci, nous avons noté votre engagement',
  subject: `Facture ${number} : votre règlement de ${amount} pour le ${promisedFor}`,
  preheader: `${amount} à régler au plus tard le ${promisedFor}.`,
  opening: [
    `Vous nous avez annoncé le règlement de ${amount} pour le ${promisedFor}, au titre de la facture ${number}. Merci de votre réponse.`,
    'Jusqu’à cette date, vous ne recevrez pas de relance pour ce montant.',
  ],
  request: ['Si le montant ou la date est inexact, répondez à ce message : nous le corrigerons.'],
  boxLabel: 'Règlement annoncé',
});

const promiseBroken = (facts: FactsOf<'promiseBroken'>): Framing => {
  const { number, amount, deadline, promised, promisedFor, received, owed } = facts;
  const announced = `Vous nous aviez annoncé le règlement de ${promised} pour le ${promisedFor}, au titre de la facture ${number}.`;
  return {
    title: received === null ? 'Le règlement annoncé ne nous est pas parvenu' : 'Le règlement annoncé est incomplet',
    subject:
      received === null
        ? `Facture ${number} : règlement annoncé pour le ${promisedFor} non reçu`
        : `Facture ${number} : règlement annoncé pour le ${promisedFor} incomplet`,
    preheader: `${amount} à régler au plus tard le ${deadline}.`,
    opening: [
      received === null
        ? `${announced} Sauf erreur de notre part, il ne nous est pas parvenu.`
        : `${announced} Sauf erreur de notre part, nous avons reçu ${received} à ce titre.`,
    ],
    request: [
      `Nous vous demandons de régler ${amount} sans attendre, au plus tard le ${deadline}, ou de nous dire d’ici là ce qui vous en empêche.`,
      ...(owed === null ? [] : [`Ce montant fait partie du solde de cette facture, qui est de ${owed}.`]),
    ],
    boxLabel: 'Montant à régler',
  };
};

const planConfirmed = ({ number, amount, count }: FactsOf<'planConfirmed'>): Framing => ({
  title: 'Votre échéancier de règlement',
  subject: `Facture ${number} : votre échéancier, merci de votre accord`,
  preheader: `${amount} en ${countInWords(count, 'fr')} échéances.`,
  opening: [
    `Voici l’échéancier convenu pour le règlement du solde de votre facture ${number} : ${amount} en ${countInWords(count, 'fr')} échéances.`,
    'Merci de nous donner votre accord en répondant « J’accepte » à ce message. Si un montant ou une date ne convient pas, dites-le-nous de la même façon.',
  ],
  request: [
    'Tant que les échéances sont respectées, vous ne recevrez pas de relance pour cette facture. Si une échéance n’est pas réglée à sa date, l’échéancier prend fin et la totalité du solde restant dû devient immédiatement exigible.',
  ],
  boxLabel: 'Total de l’échéancier',
});

const instalmentDue = ({ number, amount, place, count, dueOn, received }: FactsOf<'instalmentDue'>): Framing => ({
  title: 'Votre prochaine échéance',
  subject: `Facture ${number} : échéance ${place} sur ${count}, ${amount} pour le ${dueOn}`,
  preheader: `${amount} à régler au plus tard le ${dueOn}.`,
  opening: [
    `Pour information, l’échéance ${place} sur ${count} de votre échéancier pour la facture ${number} est à régler au plus tard le ${dueOn}.${received === null ? '' : ` Nous en avons déjà reçu ${received}.`}`,
  ],
  request: ['Si un imprévu vous en empêche, prévenez-nous dès maintenant en répondant à ce message.'],
  boxLabel: 'Échéance à régler',
});

const planEnded = (facts: FactsOf<'planEnded'>): Framing => ({
  title: 'Votre échéancier a pris fin',
  subject: `Facture ${facts.number} : fin de l’échéancier, ${facts.amount} à régler`,
  preheader: `${facts.amount} à régler au plus tard le ${facts.deadline}.`,
  opening: [
    `Sauf erreur de notre part, l’échéance du ${facts.missedOn} de votre échéancier pour la facture ${facts.number} n’est pas soldée : il manque ${facts.missing}.`,
    'Comme l’échéancier le prévoyait dans ce cas, il a pris fin et la totalité du solde est exigible.',
  ],
  request: [
    `Nous vous demandons de régler ${facts.amount} au plus tard le ${facts.deadline}. Si vous ne le pouvez pas, prenez contact avec nous d’ici là.`,
  ],
  boxLabel: 'Solde exigible',
});

/** Title, subject and sentences of a confirmation in French. */
export const frenchConfirmation = (facts: ConfirmationFacts): Framing => {
  switch (facts.kind) {
    case 'promiseConfirmed':
      return promiseConfirmed(facts);
    case 'promiseBroken':
      return promiseBroken(facts);
    case 'planConfirmed':
      return planConfirmed(facts);
    case 'instalmentDue':
      return instalmentDue(facts);
    case 'planEnded':
      return planEnded(facts);
    case 'callFollowUp':
      return frenchFollowUp(facts);
    case 'paymentReversed':
      return frenchReversal(facts);
  }
};
