import { formatMoney } from '../domain/money.ts';
import { boxedMinor } from './boxed-amount.ts';
import { checkConfirmation } from './check-confirmation.ts';
import { confirmationFacts } from './confirmation-facts.ts';
import type { MessageView, ScheduleTable } from './message-view.ts';
import { waysToPay } from './payment-ways.ts';
import { longDate } from './printed-values.ts';
import type { ConfirmationContent, ConfirmedMatter } from './transactional-content.ts';
import { addresseeOf, frameOf, rowOf, withoutOf } from './view-parts.ts';
import type { Wording } from './wording/wording.ts';

/**
 * How it speaks: `thanks` for what was agreed, `neutral` of what happened, `firm` of what was not kept. Only the last
 * two ask for money that is owed now.
 */
const tones = {
  promiseConfirmed: 'thanks',
  planConfirmed: 'thanks',
  instalmentDue: 'thanks',
  paymentReversed: 'neutral',
  promiseBroken: 'firm',
  planEnded: 'firm',
  callFollowUp: 'neutral',
} as const satisfies Record<ConfirmedMatter['kind'], string>;

const scheduleOf = ({ about, currency }: ConfirmationContent, { locale, labels }: Wording): ScheduleTable | null => {
  if (about.kind !== 'planConfirmed') return null;
  const { instalments } = about;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  return {
    caption: labels.schedule.caption,
    columns: labels.schedule,
    rows: instalments.map(({ amountMinor, dueOn }, index) => ({
      number: String(index + 1),
      due: longDate(dueOn, locale),
      amount: money(amountMinor),
    })),
    total: {
      label: labels.total(null),
      value: money(instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)),
    },
  };
};

/** Under the amount: until when, or when the first part, and what it leaves out. */
const detailsOf = (content: ConfirmationContent, wording: Wording): readonly string[] => {
  const { about, currency, invoice, askedMinor, payBy } = content;
  if (about.kind === 'planConfirmed') {
    const [first] = about.instalments;
    if (!first) return [];
    const amount = formatMoney({ amountMinor: first.amountMinor, currency }, wording.locale);
    return [wording.firstInstalment(amount, longDate(first.dueOn, wording.locale))];
  }
  if (payBy === null) return [];
  const isAllAsked = tones[about.kind] !== 'thanks' && askedMinor === invoice.askedMinor;
  return [
    wording.payBy(longDate(payBy, wording.locale)),
    ...(isAllAsked ? withoutOf([invoice], currency, wording) : []),
  ];
};

const isOurMistake = (about: ConfirmedMatter): boolean => about.kind === 'paymentReversed' && about.reason === 'error';

/** What to do if it is paid already; a mistake of ours asks for that in its own words. */
const crossedBy = ({ about, askedMinor }: ConfirmationContent, wording: Wording): readonly string[] => {
  if (about.kind === 'instalmentDue') return [wording.crossed(false)];
  return tones[about.kind] === 'thanks' || askedMinor === 0 || isOurMistake(about) ? [] : [wording.crossed(true)];
};

/** The view of a message that confirms what was promised or agreed, or tells that it was not kept or was taken back. */
export const viewOfConfirmation = (content: ConfirmationContent, wording: Wording): MessageView => {
  checkConfirmation(content);
  const { about, currency, invoice, askedMinor } = content;
  const framing = wording.confirmation(confirmationFacts(content, wording));
  const tone = tones[about.kind];
  const isDemanded = tone !== 'thanks' && askedMinor > 0;
  const addressee = addresseeOf(content);
  const row = rowOf(invoice, currency, wording);

  return {
    ...frameOf(content, wording),
    ...framing,
    parties: [],
    greeting: wording.greeting(addressee, tone === 'firm'),
    schedule: scheduleOf(content, wording),
    balances: [
      {
        label: framing.boxLabel,
        amount: formatMoney({ amountMinor: boxedMinor(content), currency }, wording.locale),
        details: detailsOf(content, wording),
      },
    ],
    ...waysToPay(askedMinor === 0 ? [] : [invoice], content.creditor.name, wording),
    request: [...framing.request, ...crossedBy(content, wording)],
    tables: [
      {
        caption: wording.labels.invoices(1, null),
        // Days late are no matter of what was agreed, nor of an apology.
        rows: [isDemanded && !isOurMistake(about) ? row : { ...row, status: '', isLate: false }],
        total: null,
      },
    ],
    notes: [],
    questions: about.kind === 'promiseBroken' ? wording.questions('reminderTwo', content.debtor.kind) : null,
    // Whoever has just objected on the telephone knows how.
    closing: isDemanded && about.kind !== 'callFollowUp' ? [wording.dispute] : [],
    signOff: wording.signOff(tone === 'firm' ? 'reminderTwo' : 'receipt', addressee),
  };
};
