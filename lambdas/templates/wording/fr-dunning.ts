import type { DebtorKind } from '../letter-head.ts';
import type { MessageStage } from '../message-content.ts';
import { countInWords } from './count-in-words.ts';
import type { AnnouncedStep, DunningFacts, Wording } from './wording.ts';

const byDeadline = (deadline: string | null): string =>
  deadline === null ? 'aux dates indiquées pour chaque facture' : `au plus tard le ${deadline}`;

const days = (count: number): string => (count === 1 ? '1\u00A0jour' : `${count}\u00A0jours`);

type Frame = ReturnType<Wording['dunning']>;

const courtesyNotice = ({ single, count, amount, deadline }: DunningFacts): Frame => ({
  title: single ? 'Votre facture arrive à échéance' : 'Vos factures arrivent à échéance',
  subject: single
    ? `Facture ${single.number} : échéance le ${single.dueDate}`
    : `${count} factures arrivent à échéance (${amount})`,
  preheader: `${amount} à régler ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Votre facture ${single.number} arrive à échéance le ${single.dueDate}. Vous trouverez ci-dessous de quoi la régler.`
      : `Pour information, ${countInWords(count, 'fr')} de vos factures arrivent à échéance. Vous trouverez ci-dessous de quoi les régler.`,
  ],
  request: [
    'Si vous relevez une anomalie, merci de nous la signaler dès maintenant : nous pourrons la corriger avant l’échéance.',
  ],
  boxLabel: 'Montant à régler',
});

const reminderOne = ({ single, count, amount, deadline, assumesOversight }: DunningFacts): Frame => ({
  title: single ? 'Votre facture reste à régler' : 'Vos factures restent à régler',
  subject: single
    ? `Rappel : facture ${single.number}, échue le ${single.dueDate}`
    : `Rappel : ${count} factures échues (${amount})`,
  preheader: `${amount} à régler ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Sauf erreur de notre part, votre facture ${single.number}, échue le ${single.dueDate}, n’est pas encore réglée.`
      : `Sauf erreur de notre part, ${countInWords(count, 'fr')} de vos factures sont échues et ne sont pas encore réglées.`,
  ],
  request: [
    assumesOversight
      ? 'Il s’agit sans doute d’un oubli. Si le paiement est déjà prévu, répondez simplement à ce message en nous donnant sa date.'
      : `Nous vous remercions de régler ${amount} ${byDeadline(deadline)}. Si le paiement est déjà prévu, répondez simplement à ce message en nous donnant sa date.`,
  ],
  boxLabel: 'Solde à régler',
});

const reminderTwo = ({ single, count, amount, deadline }: DunningFacts): Frame => ({
  title: single ? 'Votre facture est impayée' : 'Vos factures sont impayées',
  subject: single
    ? `Facture ${single.number} impayée : ${amount} à régler`
    : `${count} factures impayées : ${amount} à régler`,
  preheader: `${amount} à régler ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `À ce jour, votre facture ${single.number}, échue le ${single.dueDate}, reste impayée : le retard est de ${days(single.daysLate)}.`
      : `À ce jour, ${countInWords(count, 'fr')} de vos factures sont échues et restent impayées.`,
  ],
  request: [
    `Nous vous remercions de régler ${amount} ${byDeadline(deadline)}, ou de nous dire ce qui vous en empêche.`,
  ],
  boxLabel: 'Solde à régler',
});

const directNotice = ({ single, count, amount, deadline, nextStage }: DunningFacts): Frame => ({
  title:
    nextStage === 'legalEscalation'
      ? 'Dernière demande avant mise en demeure'
      : `Règlement demandé ${byDeadline(deadline)}`,
  subject: single
    ? `Facture ${single.number} toujours impayée : règlement demandé ${byDeadline(deadline)}`
    : `${count} factures toujours impayées : règlement demandé ${byDeadline(deadline)}`,
  preheader: `${amount} à régler ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Votre facture ${single.number}, échue le ${single.dueDate}, n’est toujours pas réglée après ${days(single.daysLate)} de retard.`
      : `À ce jour, ${countInWords(count, 'fr')} de vos factures sont échues et ne sont toujours pas réglées.`,
  ],
  request: [
    `Nous vous demandons de payer ${amount} ${byDeadline(deadline)}. Si vous ne le pouvez pas, prenez contact avec nous d’ici là.`,
  ],
  boxLabel: 'Solde exigible',
});

const others = (count: number): string[] => {
  if (count === 0) return [];
  return count === 1
    ? ['S’y ajoute une autre facture à régler, reprise dans le détail.']
    : [`S’y ajoutent ${countInWords(count, 'fr')} autres factures à régler, reprises dans le détail.`];
};

const stages = { courtesyNotice, reminderOne, reminderTwo, directNotice };

/** Title, subject and sentences of a dunning message in French, firmer stage by stage. */
export const frenchDunning = (facts: DunningFacts): Frame => {
  const frame = stages[facts.stage](facts);
  return { ...frame, opening: [...frame.opening, ...others(facts.otherCount)] };
};

const notes = {
  courtesyNotice: (deadline: string) => `À régler au plus tard le ${deadline}.`,
  reminderOne: (deadline: string) =>
    `Reste à régler, sauf erreur de notre part : merci de le faire au plus tard le ${deadline}.`,
  reminderTwo: (deadline: string) => `Impayée : merci de la régler au plus tard le ${deadline}.`,
  directNotice: (deadline: string) => `Toujours impayée : règlement demandé au plus tard le ${deadline}.`,
};

/** What is asked of one invoice among others, in French. */
export const frenchInvoiceNote = (stage: MessageStage, deadline: string): string => notes[stage](deadline);

const consequences = {
  reminderOne: 'nous vous écrirons de nouveau',
  reminderTwo: 'nous vous écrirons de nouveau',
  directNotice: 'nous vous relancerons',
  legalEscalation: 'nous vous adresserons une mise en demeure',
  legalDecision: 'nous déciderons des suites juridiques à donner au dossier',
};

/** What the policy does next, in French; said only of what it will do. */
export const frenchNextStep = ({ stage, on }: AnnouncedStep): string =>
  `Sans règlement ni solution convenue, ${consequences[stage]} à partir du ${on}.`;

const firstQuestion = {
  business: 'La facture est-elle exacte : montant, commande, destinataire ?',
  consumer: 'La facture est-elle exacte : montant, nom, adresse ?',
  public: 'La facture est-elle parvenue au bon service, et le service fait est-il constaté ?',
};

/** The questions that find out why nothing was paid, in French. */
export const frenchQuestions = (stage: MessageStage, debtorKind: DebtorKind): ReturnType<Wording['questions']> => ({
  heading: stage === 'courtesyNotice' ? 'Tout est-il en ordre ?' : 'Qu’est-ce qui retarde le règlement ?',
  items: [
    firstQuestion[debtorKind],
    'Pouvez-vous payer par l’un des moyens proposés ?',
    debtorKind === 'consumer'
      ? 'Êtes-vous satisfait de ce que vous avez reçu ?'
      : 'Êtes-vous satisfait de ce que nous avons fourni ?',
  ],
  closing:
    'Si la réponse est non, une ligne en réponse suffit : nous corrigerons, ou chercherons une solution avec vous.',
});
