import { countInWords } from './count-in-words.ts';
import type { FormalLetterFacts, FormalLetterWording } from './formal-letter-wording.ts';

const days = (count: number): string => (count === 1 ? '1\u00A0jour' : `${count}\u00A0jours`);
const within = ({ deadlineDays, deadline }: FormalLetterFacts): string =>
  `dans un délai de ${days(deadlineDays)}, soit au plus tard le ${deadline}`;

/** The words of a formal notice on paper in French. */
export const frenchFormalLetter: FormalLetterWording = {
  title: 'Mise en demeure de payer',
  subject: ({ single, count }) =>
    single === null
      ? `Objet : mise en demeure de payer, ${count} factures échues`
      : `Objet : mise en demeure de payer, facture ${single.number}`,
  fileName: (date) => `mise-en-demeure-${date}`,
  date: (date) => `Le ${date}`,
  greeting: 'Madame, Monsieur,',
  opening: (facts) => [
    facts.single === null
      ? `Les ${countInWords(facts.count, 'fr')} factures détaillées ci-dessous sont échues et restent impayées à ce jour.`
      : `La facture ${facts.single.number}, échue le ${facts.single.dueDate}, reste impayée à ce jour.`,
    `Par la présente, ${facts.creditorName} met ${facts.debtorName} en demeure de payer la somme de ${facts.amount} ${within(facts)}. Cette lettre vaut interpellation au sens de l’article 1344 du Code civil.`,
  ],
  columns: {
    number: 'Facture',
    issued: 'Émise le',
    due: 'Échéance',
    amount: 'Montant TTC',
    paid: 'Payé',
    credited: 'Avoirs',
    balance: 'Reste dû',
  },
  caption: (count, currency) =>
    `Détail ${count === 1 ? 'de la facture' : 'des factures'}${currency === null ? '' : ` en ${currency}`}`,
  invoiceTotal: 'Total des factures',
  principal: 'Principal',
  interest: (asOf, isProvisional) =>
    `Intérêts de retard arrêtés au ${asOf}${isProvisional ? ', taux provisoire' : ''} (décompte en annexe)`,
  compensation: (each, count) =>
    `Indemnité forfaitaire pour frais de recouvrement (${each} × ${count === 1 ? '1 facture' : `${count} factures`})`,
  compensations: (count) => `Indemnités forfaitaires pour frais de recouvrement (${count} factures)`,
  demanded: 'Total à payer',
  deadline: (facts) => `Cette somme doit nous parvenir ${within(facts)}.`,
  registered: ({ registeredDays }) =>
    `Cette mise en demeure vous est aussi adressée par lettre recommandée : si cela vous laisse plus de temps, le délai est de ${days(registeredDays)} à compter de la première présentation de cette lettre.`,
  interestGoesOn: 'Les intérêts continuent de courir jusqu’au paiement.',
  interestFromNotice: (rate, law, isProvisional) =>
    `À compter de cette mise en demeure, la somme due porte intérêt au taux légal, ${rate} par an à ce jour${isProvisional ? ' (taux provisoire)' : ''} (${law}).`,
  consequence:
    'À défaut de règlement complet dans ce délai, nous nous réservons de saisir la juridiction compétente, sans autre avis.',
  dispute:
    'Si vous contestez tout ou partie de cette somme, écrivez-nous avant cette date en précisant la facture et le motif : une personne examinera votre demande et vous répondra. Pour toute difficulté de paiement, proposez-nous un échéancier.',
  crossed:
    'Si votre règlement a croisé cette lettre, merci de ne pas en tenir compte et de nous indiquer sa date et sa référence.',
  fromCreditor: (creditorName) => `Cette lettre émane de ${creditorName} et n’est pas un acte de justice.`,
  signOff: 'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  attachments: 'Pièce jointe',
  annexTitle: 'Annexe : décompte des intérêts de retard',
  annexCaption: (currency) => `Intérêts en ${currency}`,
  annexColumns: {
    number: 'Facture',
    from: 'Du',
    to: 'Au',
    days: 'Jours',
    rate: 'Taux annuel',
    base: 'Base TTC',
    interest: 'Intérêts',
  },
  annexAsOf: (date) => `Décompte arrêté au ${date} inclus.`,
  annexTotal: 'Total des intérêts',
  settled: 'Déjà réglés ou abandonnés',
  annexOpen: 'Intérêts restant dus',
};
