import type { StatementWording } from './statement-wording.ts';

/** The words of a statement of account in French. */
export const frenchStatement: StatementWording = {
  title: 'Relevé de compte',
  asOf: (date) => `Situation au ${date}`,
  fileName: (date) => `releve-de-compte-${date}`,
  contact: 'Votre interlocuteur',
  opening: 'Ce relevé reprend toutes vos factures qui restent à régler à cette date, échues ou non.',
  columns: {
    number: 'Facture',
    issued: 'Émise le',
    due: 'Échéance',
    status: 'Retard',
    amount: 'Montant TTC',
    paid: 'Payé',
    credited: 'Avoirs',
    balance: 'Solde',
  },
  caption: (currency) => `Factures en ${currency}`,
  daysLate: (days) => (days === 1 ? '1\u00A0jour' : `${days}\u00A0jours`),
  rest: (count, firstDue, lastDue) => {
    const due = firstDue === lastDue ? `à échéance du ${firstDue}` : `à échéance du ${firstDue} au ${lastDue}`;
    return count === 1 ? `et 1 autre facture, ${due}` : `et ${count} autres factures, ${due}`;
  },
  collected: {
    directDebit: 'par prélèvement',
    billOfExchange: 'par lettre de change',
    factor: 'à régler à la société d’affacturage',
  },
  total: 'Total',
  late: 'dont en retard',
  dueToday: 'dont à échéance ce jour',
  upcoming: 'dont à échoir',
  unapplied: 'Vos versements non encore affectés à une facture',
  net: (isInFavor) => (isInFavor ? 'Solde du compte, en votre faveur' : 'Solde du compte'),
  payment: 'Pour régler',
  closing:
    'Les règlements qui nous sont parvenus après cette date n’y figurent pas. Si une ligne ne correspond pas à vos comptes, dites-le-nous : nous la vérifierons avec vous.',
};
