import type { WithheldPart } from '../printed-invoice.ts';
import { frenchDunning, frenchInvoiceNote, frenchNextStep, frenchQuestions } from './fr-dunning.ts';
import { frenchClaim } from './fr-claim.ts';
import { countInWords } from './count-in-words.ts';
import { frenchConfirmation } from './fr-confirmation.ts';
import { frenchReceipt } from './fr-receipt.ts';
import { frenchReceiptOfMany } from './fr-receipt-of-many.ts';
import type { FormalFacts, Labels, Wording } from './wording.ts';

const days = (count: number): string => (count === 1 ? '1\u00A0jour' : `${count}\u00A0jours`);

const labels: Labels = {
  invoice: 'Facture',
  due: 'Échéance',
  amount: 'Montant TTC',
  paid: 'Payé',
  credited: (creditNotes) => (creditNotes > 1 ? 'Avoirs' : 'Avoir'),
  balance: 'Solde',
  toPay: 'À régler',
  invoices: (count, currency) =>
    `Détail ${count === 1 ? 'de la facture' : 'des factures'}${currency === null ? '' : ` en ${currency}`}`,
  total: (upcoming) => (upcoming === null ? 'Total' : `Total, dont ${upcoming} à échoir`),
  issuedOn: (date) => `émise le\u00A0${date}`,
  purchaseOrder: (number) => `commande ${number}`,
  availableOn: (date) => `facture électronique mise à votre disposition le\u00A0${date}`,
  viewInvoice: 'Voir la facture',
  bankTransfer: (isOnlyWay) => (isOnlyWay ? 'Par virement' : 'Ou par virement'),
  payEachOnline: 'En ligne : par le lien donné avec chaque facture dans le détail',
  payOnline: 'Payer en ligne',
  beneficiary: 'Bénéficiaire',
  quoting: (reference) => `réf. ${reference}`,
  referenceFor: (number) => `Référence pour ${number}`,
  references: (count) => (count === 1 ? 'Référence à indiquer' : 'Références à indiquer'),
  assigned: (factor, count) =>
    `${count === 1 ? 'Cette créance a été transmise' : 'Ces créances ont été transmises'} à ${factor}, à qui nos droits appartiennent désormais. Pour être libératoire, le paiement doit être effectué à ${factor}, sur ce compte.`,
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
  schedule: { caption: 'Échéancier', number: 'Échéance', due: 'Date', amount: 'Montant' },
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

const signOffs = {
  courtesyNotice: 'Bien cordialement,',
  reminderOne: 'Bien cordialement,',
  reminderTwo: 'Cordialement,',
  directNotice: 'Salutations distinguées,',
  formal: 'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  receipt: 'Bien cordialement,',
};

const withheld: Record<WithheldPart['reason'], (amount: string, promisedFor: string | null) => string> = {
  disputed: (amount) => `${amount} en litige`,
  expectedCredit: (amount) => `${amount} d’avoir à venir`,
  promised: (amount, promisedFor) => `${amount} annoncés${promisedFor === null ? '' : ` pour le ${promisedFor}`}`,
  inInstalments: (amount) => `${amount} à régler selon l’échéancier`,
  held: (amount) => `${amount} en suspens`,
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
  receipt: frenchReceipt,
  receiptOfMany: frenchReceiptOfMany,
  partOfPayment: (amount) => `Part de ce règlement : ${amount}.`,
  promiseKept: (amount, promisedFor) => `Votre engagement de régler ${amount} pour le ${promisedFor} est tenu.`,
  confirmation: frenchConfirmation,
  withheldPart: (reason, amount, promisedFor) => withheld[reason](amount, promisedFor),
  without: (parts) => `Hors ${parts}`,
  withoutOfInvoice: (parts) => `Hors ${parts}, non réclamés ici.`,
  firstInstalment: (amount, dueOn) => `Première échéance : ${amount} au plus tard le ${dueOn}`,
  payBy: (deadline) => (deadline === null ? 'Aux dates indiquées pour chaque facture' : `Au plus tard le ${deadline}`),
  payPartBy: (amount, deadline) => `${amount} au plus tard le ${deadline}`,
  statementAttached:
    'Le relevé de compte joint à ce message reprend toutes vos factures qui restent à régler, échues ou non.',
  unappliedMoney: (amount) => `Vos versements non encore affectés à une facture : ${amount}`,
  upcoming: (amount) => `${amount} de plus à échoir, pour information`,
  invoiceNote: frenchInvoiceNote,
  nextStep: frenchNextStep,
  formalLetter: (registeredDays) =>
    registeredDays === null
      ? 'La lettre de mise en demeure est jointe à ce message.'
      : `La lettre de mise en demeure est jointe à ce message. Elle vous est aussi adressée en recommandé : si cela vous laisse plus de temps, le délai est de ${days(registeredDays)} à compter de sa première présentation.`,
  legalDecision: (deadline, on) =>
    `À défaut de règlement complet le ${deadline} au plus tard, le dossier sera transmis à partir du ${on} pour décision sur ses suites juridiques. Nous nous réservons de saisir la juridiction compétente.`,
  claim: frenchClaim,
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
