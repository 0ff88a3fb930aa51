import type { SaidOnPhone } from '../domain/message/transactional.ts';
import { formatMoney } from '../domain/money.ts';
import { boxedMinor } from './boxed-amount.ts';
import { owedMinor } from './printed-invoice.ts';
import { longDate } from './printed-values.ts';
import { remainderOf } from './remainder-of.ts';
import type { ConfirmationContent } from './transactional-content.ts';
import { unbroken } from './unbroken.ts';
import type { ConfirmationFacts, FollowUpFacts } from './wording/transactional-facts.ts';
import type { Wording } from './wording/wording.ts';

/** What the follow-up of a call speaks of: the amount in question, else what the box shows. */
const followUpFacts = (said: SaidOnPhone, content: ConfirmationContent, wording: Wording): FollowUpFacts => {
  const { payBy, invoice } = content;
  const head = { kind: 'callFollowUp' as const, number: unbroken(invoice.number) };
  const shownMinor = said.what === 'dispute' ? said.disputedMinor : boxedMinor(content);
  const amount = formatMoney({ amountMinor: shownMinor, currency: content.currency }, wording.locale);
  switch (said.what) {
    case 'dispute':
      return { ...head, what: said.what, amount, reason: said.reason, remainder: remainderOf(content, wording) };
    case 'later':
      return { ...head, what: said.what, amount, until: longDate(said.until, wording.locale) };
    case 'told':
      return { ...head, what: said.what, amount, deadline: payBy === null ? '' : longDate(payBy, wording.locale) };
  }
};

/** What the sentences of a confirmation speak of, printed in the debtor's language. */
export const confirmationFacts = (content: ConfirmationContent, wording: Wording): ConfirmationFacts => {
  const { about, invoice, currency, askedMinor, payBy } = content;
  const { locale } = wording;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const number = unbroken(invoice.number);
  const amount = money(askedMinor);
  const deadline = payBy === null ? '' : longDate(payBy, locale);
  switch (about.kind) {
    case 'promiseConfirmed':
      return { kind: about.kind, number, amount, promisedFor: longDate(about.promisedFor, locale) };
    case 'promiseBroken': {
      const { promisedMinor, promisedFor, receivedMinor } = about;
      const owed = owedMinor(invoice);
      return {
        kind: about.kind,
        number,
        amount,
        deadline,
        promised: money(promisedMinor),
        promisedFor: longDate(promisedFor, locale),
        received: receivedMinor > 0 ? money(receivedMinor) : null,
        owed: owed > askedMinor ? money(owed) : null,
      };
    }
    case 'planConfirmed':
      return { kind: about.kind, number, amount, count: about.instalments.length };
    case 'instalmentDue':
      return {
        kind: about.kind,
        number,
        amount,
        place: about.number,
        count: about.count,
        dueOn: deadline,
        received: about.receivedMinor > 0 ? money(about.receivedMinor) : null,
      };
    case 'planEnded': {
      const { missing } = about;
      return {
        kind: about.kind,
        number,
        amount,
        deadline,
        missing: money(missing.amountMinor),
        missedOn: longDate(missing.dueOn, locale),
      };
    }
    case 'callFollowUp':
      return followUpFacts(about.said, content, wording);
    case 'paymentReversed': {
      const { amountMinor, receivedOn, reason } = about;
      const reversed = money(amountMinor);
      const remainder = remainderOf(content, wording);
      return { kind: about.kind, number, reversed, receivedOn: longDate(receivedOn, locale), reason, remainder };
    }
  }
};
