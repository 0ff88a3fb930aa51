import { creditorOf } from '../../lambdas/acts/creditor-of.ts';
import type { Creditor } from '../../lambdas/domain/creditor.ts';
import type { Locale } from '../../lambdas/domain/debtor.ts';
import type { CurrencyBook, Sum } from '../../lambdas/domain/digest/book.ts';
import type { DigestKind } from '../../lambdas/domain/digest/digest.ts';
import { sumsOf } from '../../lambdas/domain/digest/sums.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import type {
  AnnouncedMessage,
  DailyDigestContent,
  DigestContent,
  ForewarningContent,
  WeeklyDigestContent,
} from '../../lambdas/templates/digest-content.ts';
import { forewarningOf } from './forewarning-preview.ts';
import { inventedDebtor } from './invented-debtors.ts';

/** A mail to finance as it would leave, and where it stands among the others. */
export type DigestPreview = {
  readonly name: string;
  readonly chapter: `${DigestKind}Digest` | 'ownerForewarned';
  readonly title: string;
  readonly content: DigestContent | ForewarningContent;
  readonly creditor: Creditor;
  readonly now: string;
};

const deskUrl = 'https://desk.demo.example';

type Told = Pick<AnnouncedMessage, 'kind' | 'time' | 'subject' | 'invoices'> & { needsBankRead?: boolean };

const subjects = {
  fr: {
    reminder: 'Rappel : facture FA-2026-0412, échue le 31 mars 2026',
    formal: 'Mise en demeure de payer : facture FA-2026-0371, 8\u202F712,50\u00A0€',
    courtesy: 'Facture FA-2026-0440 : échéance le 14 avril 2026',
  },
  en: {
    reminder: 'Reminder: invoice FA-2026-0412, due on 31 March 2026',
    formal: 'Formal notice to pay (mise en demeure): invoice FA-2026-0371, €8,712.50',
    courtesy: 'Invoice FA-2026-0440: due on 14 April 2026',
  },
} as const;

function announced(locale: Locale): AnnouncedMessage[] {
  const { reminder, formal, courtesy } = subjects[locale];
  const told: [kind: 'business' | 'public' | 'consumer', Told][] = [
    [
      'business',
      {
        kind: 'dunning',
        time: '09:14',
        subject: reminder,
        invoices: [
          { number: 'FA-2026-0412', stage: 'reminderOne', demanded: { amountMinor: 300_000, currency: 'EUR' } },
          { number: 'FA-2026-0398', stage: 'reminderTwo', demanded: { amountMinor: 86_400, currency: 'EUR' } },
          { number: 'FA-2026-0403', stage: 'reminderOne', demanded: { amountMinor: 245_000, currency: 'GBP' } },
        ],
      },
    ],
    [
      'public',
      {
        kind: 'formal',
        time: '09:38',
        subject: formal,
        invoices: [
          { number: 'FA-2026-0371', stage: 'legalEscalation', demanded: { amountMinor: 871_250, currency: 'EUR' } },
        ],
        needsBankRead: true,
      },
    ],
    [
      'consumer',
      {
        kind: 'dunning',
        time: '09:52',
        subject: courtesy,
        invoices: [
          { number: 'FA-2026-0440', stage: 'courtesyNotice', demanded: { amountMinor: 18_990, currency: 'EUR' } },
        ],
      },
    ],
  ];
  return told.map(([kind, each]) => {
    const { id, name, emails } = inventedDebtor(locale, kind);
    const recipients = emails.map(({ address }) => address);
    return { needsBankRead: false, ...each, debtorId: id, debtorName: name, recipients };
  });
}

const sum = (count: number, amountMinor: number): Sum => ({ count, amountMinor });
const inEuros: CurrencyBook = {
  currency: 'EUR',
  buckets: {
    notDue: sum(148, 41_230_550),
    days1to30: sum(37, 9_871_240),
    days31to60: sum(12, 3_120_000),
    days61to90: sum(4, 871_250),
    over90: sum(2, 260_400),
  },
};
const inPounds: CurrencyBook = {
  currency: 'GBP',
  buckets: {
    notDue: sum(9, 2_140_000),
    days1to30: sum(3, 540_000),
    days31to60: sum(0, 0),
    days61to90: sum(0, 0),
    over90: sum(0, 0),
  },
};

type Head = Pick<DailyDigestContent, 'locale' | 'creditorId' | 'creditorName' | 'deskUrl'>;

function daily(head: Head, unnamed = 0): DailyDigestContent {
  const { locale } = head;
  const messages = announced(locale);
  const asked = sumsOf(messages.flatMap(({ invoices }) => invoices.map(({ demanded }) => demanded)));
  return { ...head, kind: 'daily', writtenOn: '2026-04-03', about: '2026-04-07', messages, unnamed, asked };
}

function weekly(head: Head): WeeklyDigestContent {
  return {
    ...head,
    kind: 'weekly',
    writtenOn: '2026-04-07',
    about: '2026-04-07',
    book: { at: '2026-04-07T06:00:00.000Z', currencies: [inEuros, inPounds] },
    changes: [
      {
        currency: 'EUR',
        before: sum(196, 53_120_100),
        entered: sum(31, 8_940_000),
        left: sum(24, 6_706_660),
        now: sum(203, 55_353_440),
      },
      { currency: 'GBP', before: sum(12, 2_680_000), entered: sum(0, 0), left: sum(0, 0), now: sum(12, 2_680_000) },
    ],
    since: '2026-03-30',
    moves: {
      notices: { courtesyNotice: 22, reminderOne: 14, reminderTwo: 6, directNotice: 3, legalEscalation: 1 },
      pauses: { dispute: 2, promise: 4 },
    },
    tasks: {
      kinds: [
        { kind: 'legalDecision', open: 2, overdue: 1 },
        { kind: 'call', open: 5, overdue: 2 },
        { kind: 'reply', open: 1, overdue: 0 },
      ],
      first: [
        { kind: 'legalDecision', dueOn: '2026-03-31', debtorId: 'C-103', invoiceNumber: 'FA-2026-0188' },
        { kind: 'call', dueOn: '2026-04-02', debtorId: 'C-101', invoiceNumber: 'FA-2026-0398' },
        { kind: 'reply', dueOn: '2026-04-08', debtorId: 'C-102', invoiceNumber: null },
      ],
    },
  };
}

/** The mails to people of the creditor in each language: with a desk to open, and without one. */
export function digestPreviews(settings: Settings, locales: readonly Locale[]): DigestPreview[] {
  const [first] = settings.creditors;
  if (!first) return [];
  const deployed = creditorOf(settings, first.id);
  return locales.flatMap((locale) => {
    const creditor: Creditor = { ...deployed, digests: { to: ['finance@demo.example'], locale } };
    const head = { locale, creditorId: creditor.id, creditorName: creditor.name };
    const ofOwner = (name: string, title: string, content: ForewarningContent): DigestPreview => ({
      name: `owner-forewarned.${name}.${locale}`,
      chapter: 'ownerForewarned',
      title,
      content,
      creditor: { ...creditor, digests: { to: ['camille.moreau@demo.example'], locale } },
      now: '2026-04-03T07:05:00.000Z',
    });
    const of = (name: string, title: string, content: DigestContent): DigestPreview => ({
      name: `${content.kind}-digest.${name}.${locale}`,
      chapter: `${content.kind}Digest`,
      title,
      content,
      creditor,
      now: content.kind === 'daily' ? '2026-04-03T14:00:00.000Z' : '2026-04-07T06:00:00.000Z',
    });
    return [
      of('with-desk', 'The company has a desk to open', daily({ ...head, deskUrl })),
      of('without-desk', 'The company has no desk: requests to the API; more messages than are named', daily(head, 12)),
      of('with-desk', 'The company has a desk to open', weekly({ ...head, deskUrl })),
      of('first-one', 'The first one, with nothing to compare', {
        ...weekly(head),
        book: { at: '2026-04-07T06:00:00.000Z', currencies: [inPounds] },
        changes: null,
        moves: { notices: {}, pauses: {} },
        tasks: { kinds: [], first: [] },
      }),
      ofOwner('with-desk', 'The company has a desk to open', forewarningOf({ ...head, deskUrl })),
      ofOwner('without-desk', 'The company has no desk: requests to the API', forewarningOf(head)),
    ];
  });
}
