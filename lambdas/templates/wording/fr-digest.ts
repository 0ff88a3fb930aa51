import type { DigestWording } from './digest-wording.ts';

const messages = (count: number): string => (count === 1 ? '1\u00A0message part' : `${count}\u00A0messages partent`);

/** What finance reads in French. */
export const frenchDigest: DigestWording = {
  stages: {
    courtesyNotice: 'rappel avant échéance',
    reminderOne: 'première relance',
    reminderTwo: 'deuxième relance',
    directNotice: 'dernière relance',
    legalEscalation: 'mise en demeure',
  },
  buckets: {
    notDue: 'Non échues',
    days1to30: '1 à 30 jours',
    days31to60: '31 à 60 jours',
    days61to90: '61 à 90 jours',
    over90: 'Plus de 90 jours',
  },
  pauses: {
    hold: 'Suspensions',
    dispute: 'Litiges',
    promise: 'Promesses de paiement',
    instalmentPlan: 'Échéanciers',
  },
  tasks: {
    legalDecision: 'Décider de la suite contentieuse',
    writeOffQuestion: 'Passer en perte ou non',
    refundOrAllocate: 'Rembourser ou affecter un trop-perçu',
    matchPayment: 'Rapprocher un paiement',
    readBankStatement: 'Transmettre le relevé bancaire',
    statementGap: 'Transmettre le relevé bancaire manquant',
    eInvoiceRefused: 'Corriger une facture électronique refusée',
    statementRefused: 'Remplacer un relevé bancaire refusé',
    matchReversal: 'Retrouver le paiement d’un rejet',
    checkDebit: 'Vérifier un prélèvement ou un effet',
    approve: 'Approuver un message',
    reviewDispute: 'Traiter un litige',
    reviewReversal: 'Examiner un paiement repris',
    planAcceptance: 'Obtenir l’accord sur un échéancier',
    call: 'Appeler',
    letter: 'Envoyer une lettre',
    fixAddress: 'Corriger une adresse',
    reply: 'Répondre à un débiteur',
    checkDelivery: 'Vérifier qu’un message est arrivé',
    caseStuck: 'Débloquer un dossier',
    checkClaim: 'Vérifier des pénalités de retard',
    missingRate: 'Ajouter un taux d’intérêt publié',
    pursueClaim: 'Réclamer des pénalités de retard',
    checkLetter: 'Suivre une lettre recommandée',
    checkInsolvency: 'Vérifier une procédure collective annoncée',
    forewarn: 'Prévenir le responsable d’un débiteur d’un envoi',
    declareClaim: 'Déclarer des créances (procédure collective)',
    approveWriteOff: 'Approuver un passage en perte',
    reviewHandOff: 'Suivre un dossier confié au recouvrement',
    prescriptionAlert: 'Agir avant la prescription',
    eInvoiceStatus: 'Répondre à un statut de la facture électronique',
  },
  writtenOn: (date) => `Le ${date}`,
  footer: (creditorId) => [
    'Message interne, écrit par Relance.',
    `Pour ne plus le recevoir : réglage « digests » du créancier ${creditorId}.`,
  ],
  openDebtor: 'Ouvrir le débiteur',
  daily: {
    title: (count, day) => `${messages(count)} ${day}`,
    subject: (count, day) => `Relances : ${messages(count)} ${day}`,
    preheader: (amounts) => `Sommes demandées : ${amounts}.`,
    opening: (hasDesk) => [
      'Voici ce qui partira si rien ne change d’ici là : un paiement, un litige ou une suspension retirent la facture du message.',
      hasDesk
        ? 'Pour retenir un message, ouvrez le débiteur et suspendez ses relances avant l’heure indiquée.'
        : 'Pour retenir un message, adressez à l’API la demande indiquée sous chacun, avant l’heure d’envoi.',
    ],
    heading: 'Les messages',
    entry: (time, debtor) => `${time} – ${debtor}`,
    to: (recipients) => `À ${recipients}`,
    nobody: 'Aucune adresse ne reçoit de messages',
    needsBankRead: 'Ne partira que si le relevé bancaire est lu d’ici là.',
    item: (number, stage, amount) => `${number}${stage === null ? '' : `, ${stage}`} : ${amount}`,
    hold: (debtor) => `Voir ou suspendre : ${debtor}`,
    unnamed: (count) =>
      count === 1
        ? 'Un autre message part ce jour-là ; GET /schedule le donne.'
        : `${count} autres messages, non détaillés ici, partent ce jour-là ; GET /schedule les donne tous.`,
  },
  forewarning: {
    title: (debtor, stage, day) => `${debtor} : ${stage} ${day}`,
    opening: (owner, debtor) => [
      `Bonjour ${owner},`,
      `Vous suivez ${debtor}. Voici ce qui lui sera adressé si rien ne change d’ici là : un paiement, un litige ou une suspension en retirent la facture.`,
    ],
    toHold: (hasDesk) =>
      hasDesk
        ? 'Pour lui parler d’abord, ouvrez le débiteur et suspendez ses relances avant l’heure indiquée.'
        : 'Pour lui parler d’abord, adressez à l’API la demande indiquée sous le message, avant l’heure d’envoi.',
    heading: 'Ce qui part',
    footer: (creditorId, debtorId) => [
      'Message interne, écrit par Relance.',
      `Adressé au responsable du débiteur ${debtorId} de ${creditorId} ; PATCH /debtors/${debtorId} en désigne un autre.`,
    ],
  },
  weekly: {
    title: (day) => `Votre encours au ${day}`,
    subject: (day) => `Encours clients au ${day}`,
    preheader: (amounts) => `À recouvrer : ${amounts}.`,
    nothingOwed: 'Aucune facture n’est ouverte.',
    book: {
      heading: 'L’encours par ancienneté',
      caption: (currency) => `Solde des factures ouvertes en ${currency}`,
      columns: ['Retard', 'Factures', 'Solde'],
      total: 'Total',
    },
    moves: {
      heading: (since) => `Ce qui a bougé depuis le ${since}`,
      caption: (currency) => `Encours en ${currency}`,
      columns: ['Mouvement', 'Factures', 'Montant'],
      counted: ['Quoi', 'Combien'],
      before: 'Encours précédent',
      entered: 'Entrées : nouvelles factures',
      left: 'Sorties : payé, crédité, transmis, abandonné',
      cameBack: 'Retours : paiements repris, dossiers rouverts',
      now: 'Encours actuel',
      first: 'La comparaison avec l’encours précédent commence avec le prochain envoi.',
      notices: 'Relances envoyées, sur les factures encore ouvertes',
      pauses: 'Pauses commencées, sur les factures encore ouvertes',
      none: 'Aucune relance n’est partie, aucune pause n’a commencé.',
    },
    tasks: {
      heading: 'Ce qui attend quelqu’un',
      caption: 'Tâches ouvertes',
      columns: ['Tâche', 'Ouvertes', 'En retard'],
      first: 'Les plus anciennes',
      none: 'Rien n’attend personne.',
      dueOn: (date) => `pour le ${date}`,
      invoice: (number) => `facture ${number}`,
      debtor: (id) => `débiteur ${id}`,
    },
  },
};
