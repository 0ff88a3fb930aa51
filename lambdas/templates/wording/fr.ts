import { frenchDunning, frenchInvoiceNote, frenchNextStep, frenchQuestions } from './fr-dunning.ts';
import type { FormalFacts, Labels, ReceiptFacts, Wording } from './wording.ts';

const days = (count: number): string => (count === 1 ? '1 jour' : `${count} jours`);

const labels: Labels = {
  invoice: 'Facture',
  due: 'Échéance',
  amount: 'Montant TTC',
  paid: 'Payé',
  balance: 'Solde',
  invoices: (count, currency) =>
    `Détail ${count === 1 ? 'de la facture' : 'des factures'}${currency === null ? '' : ` en ${currency}`}`,
  total: (upcoming) => (upcoming === null ? 'Total' : `Total, dont ${upcoming} à échoir`),
  issuedOn: (date) => `émise le ${date}`,
  purchaseOrder: (number) => `commande ${number}`,
  viewInvoice: 'Voir la facture',
  howToPay: 'Comment régler',
  bankTransfer: 'Par virement',
  onlinePayment: 'En ligne',
  payOnline: 'Payer en ligne',
  beneficiary: 'Bénéficiaire',
  references: (count) => (count === 1 ? 'Référence à indiquer' : 'Références à indiquer'),
  creditor: 'Créancier',
  debtor: 'Débiteur',
  dateLine: (date, debtorName) => `Le ${date}, à l’attention de ${debtorName}`,
  contact: 'Vous pouvez répondre à ce message, une personne vous lit :',
  status: (daysLate) => {
    if (daysLate < 0) return 'à échoir';
    return daysLate === 0 ? 'échéance ce jour' : `${days(daysLate)} de retard`;
  },
};

const formal = ({ creditorName, debtorName, count, singleNumber, amount, deadlineDays, deadline }: FormalFacts) => ({
  title: 'Mise en demeure de payer',
  subject:
    singleNumber === null
      ? `Mise en demeure de payer : ${count} factures, ${amount}`
      : `Mise en demeure de payer : facture ${singleNumber}, ${amount}`,
  preheader: `${amount} à régler dans un délai de ${days(deadlineDays)}, au plus tard le ${deadline}.`,
  greeting: 'Madame, Monsieur,',
  opening: [
    `À ce jour, ${singleNumber === null ? `les ${count} factures détaillées ci-dessous, échues, restent impayées` : `la facture ${singleNumber}, échue, reste impayée`}.`,
    `Par le présent message, ${creditorName} met ${debtorName} en demeure de payer la somme de ${amount} dans un délai de ${days(deadlineDays)}, soit au plus tard le ${deadline}.`,
  ],
  boxLabel: 'Somme à payer',
});

const receipt = ({ number, paid, receivedOn, method, isFull, balance, deadline, excess }: ReceiptFacts) => ({
  title: isFull ? 'Merci, votre facture est réglée' : 'Merci pour votre règlement',
  subject: isFull ? `Merci : facture ${number} réglée` : `Merci pour votre règlement de ${paid}, facture ${number}`,
  preheader: isFull ? `Nous avons bien reçu ${paid}.` : `Nous avons bien reçu ${paid}. Il reste ${balance}.`,
  opening: [
    `Nous avons bien reçu votre règlement de ${paid} le ${receivedOn}${method === null ? '' : ` (${method})`} pour la facture ${number}. Merci.`,
    isFull
      ? 'Cette facture est entièrement réglée, vous n’avez plus rien à faire.'
      : `Il reste ${balance} à régler${deadline === null ? '' : ` au plus tard le ${deadline}`}.`,
    ...(excess === null
      ? []
      : [
          `Vous avez versé ${excess} de plus que le solde. Préférez-vous un remboursement ou une déduction sur une prochaine facture ? Répondez simplement à ce message.`,
        ]),
  ],
  boxLabel: isFull ? 'Règlement reçu' : 'Reste à régler',
});

const signOffs = {
  courtesyNotice: 'Bien cordialement,',
  reminderOne: 'Bien cordialement,',
  reminderTwo: 'Cordialement,',
  directNotice: 'Cordialement,',
  formal: 'Veuillez agréer, Madame, Monsieur, nos salutations distinguées.',
  receipt: 'Bien cordialement,',
};

/** What debtors read in French. */
export const fr: Wording = {
  locale: 'fr',
  labels,
  greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  signOff: (kind) => signOffs[kind],
  dunning: frenchDunning,
  formal,
  receipt,
  payBy: (deadline) => (deadline === null ? 'Aux dates indiquées pour chaque facture' : `Au plus tard le ${deadline}`),
  upcoming: (amount) => `${amount} de plus à échoir, pour information`,
  invoiceNote: frenchInvoiceNote,
  nextStep: frenchNextStep,
  legalDecision: (deadline, on) =>
    `À défaut de règlement complet le ${deadline} au plus tard, le dossier sera transmis à partir du ${on} pour décision sur ses suites juridiques. Nous nous réservons de saisir la juridiction compétente.`,
  recoveryCosts:
    'Entre professionnels, tout retard rend exigibles, sans qu’un rappel soit nécessaire, des pénalités de retard et une indemnité forfaitaire de 40\u00A0€ par facture en retard pour frais de recouvrement. Elles ne sont pas comprises dans le solde ci-dessus.',
  instalments:
    'Si un paiement en une fois n’est pas possible, proposez-nous un échéancier : répondez à ce message avec les montants et les dates que vous pouvez tenir.',
  questions: frenchQuestions,
  dispute:
    'Pour contester tout ou partie de cette somme, répondez à ce message en précisant la facture et le motif : une personne examinera votre demande et vous répondra.',
  crossed: 'Si votre règlement a croisé ce message, merci de ne pas en tenir compte.',
};
