import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { disputeReasons } from '../../lambdas/domain/case/dispute-reason.ts';
import type { Locale } from '../../lambdas/domain/debtor.ts';
import type { SaidOnPhone } from '../../lambdas/domain/message/transactional.ts';
import type { ConfirmationContent, ConfirmedMatter } from '../../lambdas/templates/transactional-content.ts';
import {
  aConfirmation,
  anInvoice,
  confirmedKinds,
  lucieMartin,
  mairieDeVienne,
  menuiserieRoux,
} from './message-builders.ts';
import { plainSpaces, visibleText } from './visible-text.ts';

const locales = ['fr', 'en'] as const;
const debtors = [menuiserieRoux, lucieMartin, mairieDeVienne];
const everyConfirmation = confirmedKinds.flatMap((what) =>
  locales.flatMap((locale) => debtors.map((debtor) => ({ what, locale, debtor, kind: debtor.kind }))),
);

const read = (content: ConfirmationContent) => {
  const { subject, html, text } = renderMessage(content);
  return { subject: plainSpaces(subject), seen: plainSpaces(visibleText(html)), text: plainSpaces(text) };
};

/** What each kind must say, in French and in English. */
const sentences: Record<ConfirmedMatter['kind'], Record<(typeof locales)[number], readonly string[]>> = {
  promiseConfirmed: {
    fr: [
      'Vous nous avez annoncé le règlement de 500,00 € pour le 30 avril 2026',
      'vous ne recevrez pas de relance pour ce montant',
      'Règlement annoncé',
      'Au plus tard le 30 avril 2026',
    ],
    en: [
      'You told us that you would pay €500.00 by 30 April 2026',
      'we will send you no reminder of this amount',
      'Promised payment',
      'By 30 April 2026',
    ],
  },
  promiseBroken: {
    fr: [
      'Vous nous aviez annoncé le règlement de 500,00 € pour le 8 avril 2026',
      'il ne nous est pas parvenu',
      'régler 500,00 € sans attendre, au plus tard le 20 avril 2026, ou de nous dire d’ici là ce qui vous en empêche',
      'Ce montant fait partie du solde de cette facture, qui est de 900,00 €',
      'Qu’est-ce qui retarde le règlement ?',
    ],
    en: [
      'You told us that you would pay €500.00 by 8 April 2026',
      'it has not reached us',
      'Please pay €500.00 without delay, by 20 April 2026, or tell us before then what prevents you',
      'This amount is part of the balance of this invoice, which is €900.00',
      'What is holding up the payment?',
    ],
  },
  planConfirmed: {
    fr: [
      '900,00 € en trois échéances',
      'en répondant « J’accepte » à ce message',
      '1er mai 2026',
      '1er juin 2026',
      '1er juillet 2026',
      'Première échéance : 300,00 € au plus tard le 1er mai 2026',
      'Si une échéance n’est pas réglée à sa date, l’échéancier prend fin et la totalité du solde restant dû',
    ],
    en: [
      '€900.00 in three instalments',
      'by replying “I accept” to this message',
      '1 May 2026',
      '1 June 2026',
      '1 July 2026',
      'First instalment: €300.00 by 1 May 2026',
      'If an instalment is not paid by its date, the plan ends and the whole remaining balance falls due',
    ],
  },
  instalmentDue: {
    fr: ['l’échéance 1 sur 3 de votre échéancier', 'est à régler au plus tard le 1er mai 2026', '300,00 €'],
    en: ['instalment 1 of 3 of your plan', 'is to be paid by 1 May 2026', '€300.00'],
  },
  planEnded: {
    fr: [
      'l’échéance du 1er mai 2026 de votre échéancier',
      'il manque 300,00 €',
      'il a pris fin et la totalité du solde est exigible',
      'régler 900,00 € au plus tard le 12 mai 2026',
    ],
    en: [
      'the instalment of 1 May 2026 in your plan',
      '€300.00 is missing',
      'it has ended and the whole balance is now due',
      'payment of €900.00 by 12 May 2026',
    ],
  },
  callFollowUp: {
    fr: [
      'il reste 900,00 € à régler',
      'Merci de régler au plus tard le 20 avril 2026, ou de nous dire ce qui vous en empêche',
    ],
    en: ['€900.00 of invoice', 'Please pay by 20 April 2026, or tell us what keeps you from it'],
  },
  paymentReversed: {
    fr: [
      'Le règlement de 500,00 € que nous avions reçu le 2 avril 2026',
      'a été rejeté par la banque',
      'Il reste 900,00 € à régler au plus tard le 20 avril 2026',
    ],
    en: [
      'The payment of €500.00 that we received on 2 April 2026',
      'was returned by the bank',
      '€900.00 remains to be paid by 20 April 2026',
    ],
  },
};

const reversed = (given: Partial<Extract<ConfirmedMatter, { kind: 'paymentReversed' }>>, also = {}) =>
  read(
    aConfirmation('paymentReversed', {
      about: { kind: 'paymentReversed', amountMinor: 50_000, receivedOn: '2026-04-02', reason: 'error', ...given },
      ...also,
    }),
  );

const allInDispute = { invoice: anInvoice({ withheld: [{ reason: 'disputed', amountMinor: 90_000 }] }), askedMinor: 0, payBy: null } as const; // prettier-ignore

describe('a confirmation', () => {
  it.each(everyConfirmation)('says what it confirms and how to pay: $what, $locale, $kind', (given) => {
    const { what, locale, debtor } = given;
    const { subject, seen, text } = read(aConfirmation(what, { locale, debtor }));
    expect(subject).toContain('FA-2026-0142');
    const ways = ['FR76 3000 6000 0112 3456 7890 189', 'RF18FA20260142', 'https://payer.atelier-durand.example/i/'];
    for (const words of [...sentences[what][locale], ...ways, debtor.name]) {
      expect(seen).toContain(words);
      expect(text).toContain(words);
    }
  });

  it.each(everyConfirmation)('speaks of no costs and threatens nothing: $what, $locale, $kind', (given) => {
    const { what, locale, debtor } = given;
    const { subject, seen, text } = read(aConfirmation(what, { locale, debtor }));
    const forbidden =
      /indemnit|pénalit|intérêt|\bfrais\b|interest|compensation|penalt|\bcosts?\b|\bfees?\b|mise en demeure|formal notice|juridi|legal|court/i;
    for (const part of [subject, seen, text]) expect(part).not.toMatch(forbidden);
  });

  it.each(locales)('asks nothing of what was agreed but to keep it: %s', (locale) => {
    for (const what of ['promiseConfirmed', 'planConfirmed', 'instalmentDue'] as const) {
      const { text } = read(aConfirmation(what, { locale }));
      expect(text).not.toMatch(/retard\b|overdue|Pour contester|To dispute/);
    }
  });

  it('gives every kind a subject and title of its own', () => {
    const messages = confirmedKinds.map((what) => renderMessage(aConfirmation(what)));
    expect(new Set(messages.map(({ subject }) => subject)).size).toBe(confirmedKinds.length);
    const titles = messages.map(({ html }) => html.match(/<h1[^>]*>([^<]*)/)?.[1]);
    expect(new Set(titles).size).toBe(confirmedKinds.length);
  });
});

describe('the written follow-up of a call', () => {
  const followUp = (said: SaidOnPhone, locale: Locale, invoice = anInvoice(), also: Partial<ConfirmationContent> = {}) =>
    read(aConfirmation('callFollowUp', { about: { kind: 'callFollowUp', said }, askedMinor: 0, payBy: null, locale, invoice, ...also })); // prettier-ignore

  it.each(disputeReasons)('says what he objects to, and what remains beside it: %s', (reason) => {
    const invoice = anInvoice({ withheld: [{ reason: 'disputed', amountMinor: 40_000 }] });
    const said = { what: 'dispute', reason, disputedMinor: 40_000 } as const;
    const rest = { askedMinor: 50_000, payBy: '2026-04-20' };
    const french = followUp(said, 'fr', invoice, rest).text;
    for (const words of ['Cela concerne 400,00 €', '500,00 € à régler', 'FR76 3000 6000 0112 3456 7890 189'])
      expect(french).toContain(words);
    const english = followUp(said, 'en', invoice, rest).text;
    for (const words of [
      'This concerns €400.00',
      '€500.00 to be paid',
      'Until then, we will send you no reminder of this amount',
    ])
      expect(english).toContain(words);
  });

  it('says each objection in words of its own', () => {
    const texts = disputeReasons.map(
      (reason) => followUp({ what: 'dispute', reason, disputedMinor: 90_000 }, 'en').text,
    );
    expect(new Set(texts).size).toBe(disputeReasons.length);
  });

  it('says until when he is left alone, and asks for nothing', () => {
    const invoice = anInvoice({ withheld: [{ reason: 'held', amountMinor: 90_000 }] });
    const { text } = followUp({ what: 'later', until: '2026-05-01' }, 'fr', invoice);
    expect(text).toContain('à partir du 1er mai 2026');
    expect(text).toContain('900,00 €');
    expect(text).not.toContain('FR76 3000');
  });

  it('that was told to pay does not leave without an amount', () => {
    const told = { kind: 'callFollowUp', said: { what: 'told' } } as const;
    expect(() => renderMessage(aConfirmation('callFollowUp', { about: told, askedMinor: 0, payBy: null }))).toThrow(
      'must ask for something, not for 0',
    );
  });
});

describe('a promise that was not kept', () => {
  const about = { kind: 'promiseBroken', promisedMinor: 50_000, promisedFor: '2026-04-08' } as const;

  it('says what came of it, and asks for the rest', () => {
    const { subject, text } = read(
      aConfirmation('promiseBroken', { about: { ...about, receivedMinor: 20_000 }, askedMinor: 30_000 }),
    );
    expect(subject).toBe('Facture FA-2026-0142 : règlement annoncé pour le 8 avril 2026 incomplet');
    expect(text).toContain('nous avons reçu 200,00 € à ce titre');
    expect(text).toContain('Montant à régler : 300,00 €');
  });

  it('names no other balance when all that is owed was promised', () => {
    const content = aConfirmation('promiseBroken', {
      about: { ...about, promisedMinor: 90_000, receivedMinor: 0 },
      askedMinor: 90_000,
    });
    expect(read(content).text).not.toContain('fait partie du solde');
  });
});

describe('an instalment plan', () => {
  it.each([
    ['fr', /Échéance 1 : 300,00 €, 1er mai 2026\nÉchéance 2 : 300,00 €, 1er juin 2026\n.*\nTotal : 900,00 €/],
    ['en', /Instalment 1: €300.00, 1 May 2026\nInstalment 2: €300.00, 1 June 2026\n.*\nTotal: €900.00/],
  ] as const)('lists its instalments with dates, amounts and their sum: %s', (locale, lines) => {
    expect(read(aConfirmation('planConfirmed', { locale })).text).toMatch(lines);
  });

  it('says what has come of an instalment already, and asks for the rest of it', () => {
    const about = { kind: 'instalmentDue', number: 2, count: 3, receivedMinor: 12_000 } as const;
    const { text } = read(aConfirmation('instalmentDue', { about, askedMinor: 18_000 }));
    expect(text).toContain('Nous en avons déjà reçu 120,00 €.');
    expect(text).toContain('Échéance à régler : 180,00 €');
  });
});

describe('a payment that was taken back', () => {
  it('is put right with an apology when the mistake was ours, and the receipt is canceled', () => {
    const { subject, text } = reversed({ reason: 'error' });
    expect(subject).toBe('Rectification de notre reçu : facture FA-2026-0142');
    expect(text).toContain('C’était une erreur de notre part, et nous vous prions de nous en excuser.');
    expect(text).toContain('Le présent message annule le reçu');
    expect(text).not.toMatch(/banque|a croisé|de retard/);
  });

  it.each([
    ['chargeback', 'a été contesté auprès de la banque, qui l’a annulé', 'Votre règlement a été annulé'],
    ['returned', 'a été rejeté par la banque', 'Votre règlement a été rejeté par la banque'],
  ] as const)('tells what the bank did, and excuses nobody: %s', (reason, happened, title) => {
    const { text } = reversed({ reason });
    expect(text).toContain(happened);
    expect(text).toContain(title);
    expect(text).not.toMatch(/erreur de notre part|excuser/);
  });

  it.each([
    ['fr', 'Il reste 900,00 € en litige.', 'Règlement rejeté : 500,00 €'],
    ['en', 'What remains: €900.00 in dispute.', 'Returned payment: €500.00'],
  ] as const)('asks for nothing while all that is owed again is in dispute: %s', (locale, rest, box) => {
    const { text } = reversed({ reason: 'returned' }, { ...allInDispute, locale });
    expect(text).toContain(rest);
    expect(text).toContain(box);
    expect(text).not.toMatch(/IBAN|payer\.atelier|plus tard le|retard|overdue| by \d/);
  });
});

describe('a confirmation that contradicts itself', () => {
  it.each(confirmedKinds.filter((what) => what !== 'paymentReversed'))(
    'does not leave when it asks nothing: %s',
    (what) => {
      expect(() => renderMessage(aConfirmation(what, { askedMinor: 0 }))).toThrow('must ask for something, not for 0');
    },
  );

  it.each(['promiseBroken', 'planEnded', 'paymentReversed'] as const)(
    'does not leave when it demands more than may be demanded: %s',
    (what) => {
      const invoice = anInvoice({ withheld: [{ reason: 'disputed', amountMinor: 45_000 }] });
      expect(() => renderMessage(aConfirmation(what, { invoice, askedMinor: 45_001 }))).toThrow('asks for 45001, and may for 45000'); // prettier-ignore
      expect(() => renderMessage(aConfirmation(what, { invoice, askedMinor: 45_000 }))).not.toThrow();
    },
  );

  it.each(confirmedKinds)('does not leave when its figures do not add up: %s', (what) => {
    const invoice = { ...anInvoice(), askedMinor: 90_001 };
    expect(() => renderMessage(aConfirmation(what, { invoice }))).toThrow('give 90000, not the 90001');
  });

  it('does not leave with a demand that has no date, or a date for nothing', () => {
    expect(() => renderMessage(aConfirmation('planEnded', { payBy: null }))).toThrow('until when');
    expect(() => renderMessage(aConfirmation('paymentReversed', { ...allInDispute, payBy: '2026-04-20' }))).toThrow(
      'until when',
    );
  });

  it.each([
    ['one instalment', [{ amountMinor: 90_000, dueOn: '2026-05-01' }]],
    ['dates out of order', [{ amountMinor: 45_000, dueOn: '2026-06-01' }, { amountMinor: 45_000, dueOn: '2026-05-01' }]], // prettier-ignore
    ['instalments that add up to more', [{ amountMinor: 45_000, dueOn: '2026-05-01' }, { amountMinor: 45_001, dueOn: '2026-06-01' }]], // prettier-ignore
  ])('does not leave as a plan of %s', (_what, instalments) => {
    const about = { kind: 'planConfirmed', instalments } as const;
    expect(() => renderMessage(aConfirmation('planConfirmed', { about }))).toThrow('A plan has at least two');
  });
});
