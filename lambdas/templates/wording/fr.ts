import { frenchDunning, frenchInvoiceNote, frenchNextStep, frenchQuestions } from './fr-dunning.ts';
import { countInWords } from './count-in-words.ts';
import type { FormalFacts, Labels, ReceiptFacts, Wording } from './wording.ts';

const days = (count: number): string => (count === 1 ? '1\u00A0jour' : `${count}\u00A0jours`);

const labels: Labels = {
  invoice: 'Facture',
  due: 'Échéance',
  amount: 'Montant TTC',
  paid: 'Payé',
  balance: 'Solde',
  invoices: (count, currency) =>
    `Détail ${count === 1 ? 'de la facture' : 'des factures'}${currency === null ? '' : ` en ${currency}`}`,
  total: (upcoming) => (upcoming === null ? 'Total' : `Total, dont ${upcoming} à échoir`),
  issuedOn: (date) => `émise le\u00A0${date}`,
  purchaseOrder: (number) => `commande ${number}`,
  viewInvoice: 'Voir la facture',
  bankTransfer: (isOnlyWay) => (isOnlyWay ? 'Par virement' : 'Ou par virement'),
  payEachOnline: 'En ligne : par le lien donné avec chaque facture dans le détail',
  payOnline: 'Payer en ligne',
  beneficiary: 'Bénéficiaire',
  references: (count) => (count === 1 ? 'Référence à indiquer' : 'Références à indiquer'),
  invoiceNumbers:
    'les numéros des factures réglées ; si la place manque, envoyez-nous leur liste en réponse à ce message',
  creditor: 'Créancier',
  debtor: 'Débiteur',
  dateLine: (date, debtorName) => `Le ${date}${debtorName === null ? '' : `, à l’attention de ${debtorName}`}`,
  contact: (hasPhone) =>
    `Une question ? Répondez à ce message, une personne vous lit${hasPhone ? '. Vous pouvez aussi nous appeler' : ''} :`,
  status: (daysLate) => {
    if (daysLate < 0) return 'à échoir';
    return daysLate === 0 ? 'échéance ce jour' : `${days(daysLate)} de retard`;
  },
};

const formal = ({ creditorName, debtorName, count, single, amount, deadlineDays, deadline }: FormalFacts) => ({
  title: 'Mise en demeure de payer',
  subject:
    single === null
      ? `Mise en demeure de payer : ${count} factures, ${amount}`
      : `Mise en demeure de payer : facture ${single.number}, ${amount}`,
  preheader: `${amount} à régler dans un délai de ${days(deadlineDays)}, au plus tard le ${deadline}.`,
  greeting: 'Madame, Monsieur,',
  opening: [
    single === null
      ? `À ce jour, les ${countInWords(count, 'fr')} factures détaillées ci-dessous sont échues et restent impayées.`
      : `À ce jour, la facture ${single.number}, échue le ${single.dueDate}, reste impayée.`,
    `Par le présent message, ${creditorName} met ${debtorName} en demeure de payer la somme de ${amount} dans un délai de ${days(deadlineDays)}, soit au plus tard le ${deadline}.`,
  ],
  request: [],
  boxLabel: 'Somme à payer',
});

const receipt = ({ number, paid, receivedOn, method, isFull, balance, deadline, excess }: ReceiptFacts) => ({
  title: isFull ? 'Merci, votre facture est réglée' : 'Merci pour votre règlement',
  subject: isFull ? `Merci : facture ${number} réglée` : `Merci pour votre règlement de ${paid}, facture ${number}`,
  preheader: isFull ? `Nous avons bien reçu ${paid}.` : `Nous avons bien reçu ${paid}. Il reste ${balance}.`,
  opening: [
    `Nous avons bien reçu votre règlement de ${paid} le ${receivedOn}${method === null ? '' : ` (${method})`} pour la facture ${number}. Merci.`,
    isFull
      ? `Cette facture est entièrement réglée${excess === null ? ', vous n’avez plus rien à faire' : ''}.`
      : `Il reste ${balance} à régler${deadline === null ? '' : ` au plus tard le ${deadline}`}.`,
    ...(excess === null
      ? []
      : [
          `Vous avez versé ${excess} de plus que le solde. Préférez-vous un remboursement ou une déduction sur une prochaine facture ? Répondez simplement à ce message.`,
        ]),
  ],
  request: [],
  boxLabel: isFull ? 'Règlement reçu' : 'Reste à régler',
});

const signOffs = {
  courtesyNotice: 'Bien cordialement,',
  reminderOne: 'Bien cordialement,',
  reminderTwo: 'Cordialement,',
  directNotice: 'Salutations distinguées,',
  formal: 'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  receipt: 'Bien cordialement,',
};

/** What debtors read in French. */
export const fr: Wording = {
  locale: 'fr',
  labels,
  greeting: (name, isFirm) => {
    if (name !== null) return `Bonjour ${name},`;
    return isFirm ? 'Madame, Monsieur,' : 'Bonjour,';
  },
  signOff: (kind) => signOffs[kind],
  dunning: frenchDunning,
  formal,
  receipt,
  payBy: (deadline) => (deadline === null ? 'Aux dates indiquées pour chaque facture' : `Au plus tard le ${deadline}`),
  payPartBy: (amount, deadline) => `${amount} au plus tard le ${deadline}`,
  upcoming: (amount) => `${amount} de plus à échoir, pour information`,
  invoiceNote: frenchInvoiceNote,
  nextStep: frenchNextStep,
  legalDecision: (deadline, on) =>
    `À défaut de règlement complet le ${deadline} au plus tard, le dossier sera transmis à partir du ${on} pour décision sur ses suites juridiques. Nous nous réservons de saisir la juridiction compétente.`,
  recoveryCosts:
    'Entre professionnels, tout retard rend exigibles, sans qu’un rappel soit nécessaire, des pénalités de retard et une indemnité forfaitaire de 40\u00A0€ par facture en retard pour frais de recouvrement. Ces sommes ne sont pas comprises dans le montant ci-dessus.',
  instalments:
    'Si un paiement en une fois n’est pas possible, proposez-nous un échéancier : répondez à ce message avec les montants et les dates que vous pouvez tenir.',
  questions: frenchQuestions,
  dispute:
    'Pour contester tout ou partie de cette somme, répondez à ce message en précisant la facture et le motif : une personne examinera votre demande et vous répondra.',
  crossed: (isDue) =>
    isDue
      ? 'Si votre règlement a croisé ce message, merci de ne pas en tenir compte. S’il date de plus de quelques jours, donnez-nous sa date et sa référence : nous le retrouverons.'
      : 'Si votre règlement a croisé ce message, merci de ne pas en tenir compte.',
};
