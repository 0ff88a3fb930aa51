import type { ReversalReason } from '../../domain/message/transactional.ts';
import { frenchRemainder } from './fr-receipt.ts';
import { frenchCount, frenchInvoices } from './several-invoices.ts';
import type { ConfirmationFacts, SeveralInvoices } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

type ReversalFacts = Extract<ConfirmationFacts, { kind: 'paymentReversed' }>;
type Told = Pick<Framing, 'title' | 'subject' | 'request'> & {
  readonly happened: readonly string[];
  readonly boxLabel: string;
};

const invoicesOf = ({ number, several }: ReversalFacts): SeveralInvoices => several ?? { count: 1, numbers: number };

/** As a subject begins with them: `Facture A`, `12 factures`. */
const headOf = (facts: ReversalFacts): string => frenchCount(invoicesOf(facts)).replace(/^f/, 'F');

const told: Record<ReversalReason, (facts: ReversalFacts) => Told> = {
  returned: (facts) => ({
    title: 'Votre règlement a été rejeté par la banque',
    subject: `${headOf(facts)} : règlement de ${facts.reversed} rejeté par la banque`,
    happened: [
      `Le règlement de ${facts.reversed} que nous avions reçu le ${facts.receivedOn} pour ${frenchInvoices(invoicesOf(facts))} a été rejeté par la banque : cette somme nous a été reprise. Votre banque peut vous en donner la raison.`,
    ],
    request: [],
    boxLabel: 'Règlement rejeté',
  }),
  chargeback: (facts) => ({
    title: 'Votre règlement a été annulé',
    subject: `${headOf(facts)} : règlement de ${facts.reversed} annulé`,
    happened: [
      `Le règlement de ${facts.reversed} que nous avions reçu le ${facts.receivedOn} pour ${frenchInvoices(invoicesOf(facts))} a été contesté auprès de la banque, qui l’a annulé : cette somme nous a été reprise.`,
    ],
    request: ['S’il s’agit d’un malentendu, répondez à ce message : nous chercherons une solution avec vous.'],
    boxLabel: 'Règlement annulé',
  }),
  error: (facts) => ({
    title: 'Rectification de notre reçu',
    subject: `Rectification de notre reçu : ${frenchCount(invoicesOf(facts))}`,
    happened: [
      `Nous avions enregistré pour ${frenchInvoices(invoicesOf(facts))} un règlement de ${facts.reversed}, reçu le ${facts.receivedOn}. C’était une erreur de notre part, et nous vous prions de nous en excuser.`,
      'Le présent message annule le reçu que nous vous avions adressé.',
    ],
    request: [
      `Si vous avez réglé ${facts.several ? 'ces factures' : 'cette facture'} par un autre paiement, donnez-nous sa date et sa référence : nous le retrouverons.`,
    ],
    boxLabel: 'Règlement enregistré par erreur',
  }),
};

/** Money that was in and is gone again, in French. */
export const frenchReversal = (facts: ReversalFacts): Framing => {
  const { happened, boxLabel, ...framing } = told[facts.reason](facts);
  const { remainder } = facts;
  const asked = remainder?.asked ?? null;
  const rest = remainder === null ? 'Vous n’avez rien à régler.' : frenchRemainder(remainder);
  return {
    ...framing,
    preheader: rest,
    opening: [...happened, rest],
    boxLabel: asked === null ? boxLabel : 'Reste à régler',
  };
};
