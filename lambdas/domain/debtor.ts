import * as z from 'zod';
import type { CivilDate } from './calendar/civil-date.ts';
import { weekdays } from './calendar/weekday.ts';
import { debtorLatePaymentSchema } from './late-payment/policy-terms.ts';
import { debtorKindSchema } from './debtor-kind.ts';
import type { OtherCases } from './hand-off/other-cases.ts';
import { plainText } from './plain-text.ts';
import type { CreditDecision, CreditHold } from './debtor/credit-state.ts';
import type { DebtorRisk } from './debtor/risk-report.ts';
import type { UnappliedMoney } from './debtor/unapplied.ts';
import type { Insolvency } from './insolvency/insolvency.ts';

const addressSchema = z.strictObject({
  lines: z.array(plainText(120)).min(1).max(6),
  postalCode: plainText(20),
  city: plainText(100),
});

/** Where a person of the debtor reads mail, what he does there, and his own language when it is another one. */
export const contactSchema = z.strictObject({
  role: plainText(40),
  address: z.email().max(254),
  locale: z.enum(['fr', 'en']).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

const contactDaysSchema = z
  .array(z.enum(weekdays))
  .max(weekdays.length)
  .refine((days) => new Set(days).size === days.length, 'names a day twice')
  .nullable()
  .describe(
    'The weekdays on which he is sent reminders; any day when null or empty. A formal notice does not wait for one.',
  );

const ownerSchema = z
  .strictObject({ name: plainText(200), email: z.email().max(254) })
  .nullable()
  .describe(
    'The person at the creditor who looks after him, and is told one business day before a direct or a formal notice; null for nobody.',
  );

/** Who owes, as far as it is told. */
export const debtorDetailsSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'is letters, digits, dot, dash and underscore, 64 at most'),
  name: plainText(200),
  kind: debtorKindSchema,
  locale: z.enum(['fr', 'en']),
  country: z.string().regex(/^[A-Z]{2}$/, 'is a country code of two capital letters (ISO 3166-1)'),
  /** None where an e-invoice names none: a person is asked for it, and a letter goes where the law wants one. */
  emails: z.array(contactSchema).max(10),
  address: addressSchema.optional(),
  registrationNumber: plainText(40).optional(),
  policyId: plainText(64).optional(),
  /** The weekdays on which he is sent reminders; any day when there are none. */
  contactDays: contactDaysSchema.optional(),
  /** Who at the creditor looks after him; nobody in particular when absent. */
  owner: ownerSchema.optional(),
  /** What was agreed with him about late payment; null or absent when nothing. */
  latePayment: debtorLatePaymentSchema.nullable().optional(),
});

/** Who owes, as the billing system tells it: with an address, as nobody would be written to without one. */
export const debtorSchema = debtorDetailsSchema.extend({ emails: debtorDetailsSchema.shape.emails.min(1) });
export type DebtorDetails = z.infer<typeof debtorSchema>;
export type Locale = DebtorDetails['locale'];

/** A person wants nothing sent for any invoice of a debtor until a day. On that day their ladders go on. */
export type DebtorHold = {
  readonly id: string;
  readonly reason: string;
  readonly until: CivilDate;
  readonly since: string;
  /** Null while it stands. Ended ones stay on record: asking for the same again is known from them. */
  readonly end: { readonly at: string; readonly how: 'lifted' | 'expired' } | null;
};

/** A case of a debtor is with a collector, and what becomes of his other ones until a day. */
export type DebtorCollection = {
  readonly invoiceId: string;
  readonly since: string;
  readonly until: CivilDate;
  readonly otherCases: OtherCases;
};

/** A debtor has answered a message, and the task that shows it is open. Nothing leaves before `until`. */
export type DebtorReply = {
  readonly taskId: string;
  /** The message he has answered. */
  readonly messageKey: string;
  readonly since: string;
  readonly until: CivilDate;
};

/** Why nothing is sent to an address any more: mail to it came back, somebody complained, or SES refused it. */
export type AddressFault = 'bounce' | 'complaint' | 'reject';

/** An address that takes no mail, by its id: kept apart from the contacts, so that replacing those does not forget it. */
export type AddressOutOfService = { readonly address: string; readonly since: string; readonly why: AddressFault };

/** A debtor of a creditor, with what dunning needs to know of earlier contacts. */
export type Debtor = DebtorDetails & {
  readonly creditor: string;
  /** Rises with every change that a person makes. Every assessment reads the debtor as he is. */
  readonly version: number;
  readonly createdAt: string;
  readonly holds?: readonly DebtorHold[];
  /** Cases of his that a collector has in hand. */
  readonly collections?: readonly DebtorCollection[];
  /** All that were ever recorded, the latest last; one at most stands. */
  readonly insolvencies?: readonly Insolvency[];
  /** His answers that a person still has to see to. */
  readonly replies?: readonly DebtorReply[];
  /** Money of his that is on no invoice. */
  readonly unapplied?: readonly UnappliedMoney[];
  /** Nothing more is to be delivered to him on credit; null or absent when it may be. */
  readonly creditHold?: CreditHold | null;
  /** What a person has decided on it last. */
  readonly creditDecision?: CreditDecision;
  /** What others have said of his risk, as it came. */
  readonly risks?: readonly DebtorRisk[];
  /** No dunning by e-mail: a person calls instead. */
  readonly doNotWrite?: boolean;
  /** The version that all his open cases have heard of; the first one needs no telling. */
  readonly toldVersion?: number;
  /** The last instant a message left that asks for money; receipts and confirmations do not count. */
  readonly lastContactAt?: string;
  /** The instant a message left that did not arrive: if it was the last one, nobody was contacted. */
  readonly lostContactAt?: string;
  readonly outOfService?: readonly AddressOutOfService[];
  /** Since when his contacts are erased; an invoice that is posted to him later brings new ones. */
  readonly erasedAt?: string | null;
  /** Since when a case that has come back wants the erased contacts again; null when none does. */
  readonly contactsWantedAt?: string | null;
  /** The task that asks for an address, open exactly as long as none takes mail and he may be written to; else null. */
  readonly addressTaskId?: string | null;
  /** The SES ids of the messages so far, oldest first: the thread that new ones answer. */
  readonly thread: readonly string[];
};
