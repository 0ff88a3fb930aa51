import { agingBuckets, type BookChange, type CurrencyBook, type Sum, totalOf } from '../domain/digest/book.ts';
import type { PauseKind } from '../domain/case/pause.ts';
import { type Stage, stages } from '../domain/dunning-policy.ts';
import { type Currency, formatMoney } from '../domain/money.ts';
import type { NamedTask, WeeklyDigestContent } from './digest-content.ts';
import { debtorLink } from './digest-links.ts';
import type { DigestEntry, DigestSection, DigestTable, DigestView } from './digest-view.ts';
import { conjunction, longDate } from './printed-values.ts';
import type { DigestWording } from './wording/digest-wording.ts';

type Locale = WeeklyDigestContent['locale'];

function row(label: string, { count, amountMinor }: Sum, currency: Currency, locale: Locale): string[] {
  return [label, String(count), formatMoney({ amountMinor, currency }, locale)];
}

function bookTable(book: CurrencyBook, { buckets, weekly }: DigestWording, locale: Locale): DigestTable {
  const { currency } = book;
  return {
    caption: weekly.book.caption(currency),
    columns: weekly.book.columns,
    rows: agingBuckets.map((bucket) => row(buckets[bucket], book.buckets[bucket], currency, locale)),
    total: row(weekly.book.total, totalOf(book), currency, locale),
  };
}

function changeTable({ currency, before, entered, left, now }: BookChange, { weekly }: DigestWording, locale: Locale) {
  const { moves } = weekly;
  const isBack = left.amountMinor < 0;
  const gone = { count: Math.abs(left.count), amountMinor: Math.abs(left.amountMinor) };
  const table: DigestTable = {
    caption: moves.caption(currency),
    columns: moves.columns,
    rows: [
      row(moves.before, before, currency, locale),
      row(moves.entered, entered, currency, locale),
      row(isBack ? moves.cameBack : moves.left, gone, currency, locale),
    ],
    total: row(moves.now, now, currency, locale),
  };
  return table;
}

/** Counts of what happened, as a table of its own; none when nothing did. */
function countTable<Key extends string>(
  { caption, columns }: Pick<DigestTable, 'caption' | 'columns'>,
  keys: readonly Key[],
  counts: Readonly<Partial<Record<Key, number>>>,
  names: Readonly<Record<Key, string>>,
): DigestTable[] {
  const rows = keys.flatMap((key) => (counts[key] ? [[sentenceCase(names[key]), String(counts[key])]] : []));
  return rows.length === 0 ? [] : [{ caption, columns, rows, total: null }];
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const pauseKinds: readonly PauseKind[] = ['dispute', 'promise', 'instalmentPlan', 'hold'];

function movesSection(content: WeeklyDigestContent, wording: DigestWording): DigestSection {
  const { changes, since, moves, locale } = content;
  const words = wording.weekly.moves;
  const happened = [
    ...countTable<Stage>({ caption: words.notices, columns: words.counted }, stages, moves.notices, wording.stages),
    ...countTable<PauseKind>(
      { caption: words.pauses, columns: words.counted },
      pauseKinds,
      moves.pauses,
      wording.pauses,
    ),
  ];
  return {
    heading: words.heading(longDate(since, locale)),
    paragraphs: [...(changes === null ? [words.first] : []), ...(happened.length === 0 ? [words.none] : [])],
    tables: [...(changes ?? []).map((change) => changeTable(change, wording, locale)), ...happened],
    entries: [],
  };
}

function taskEntry(
  task: NamedTask,
  { locale, deskUrl, creditorId }: WeeklyDigestContent,
  wording: DigestWording,
): DigestEntry {
  const { tasks } = wording.weekly;
  const { kind, dueOn, debtorId, invoiceNumber } = task;
  const link = debtorId === null ? null : debtorLink(deskUrl, { creditorId, debtorId });
  const about = [
    tasks.dueOn(longDate(dueOn, locale)),
    ...(invoiceNumber === null ? [] : [tasks.invoice(invoiceNumber)]),
    ...(debtorId === null ? [] : [tasks.debtor(debtorId)]),
  ];
  return {
    heading: wording.tasks[kind],
    lines: [sentenceCase(about.join(', '))],
    items: [],
    link: link === null ? null : { label: wording.openDebtor, url: link },
    request: null,
  };
}

function taskSections(content: WeeklyDigestContent, wording: DigestWording): DigestSection[] {
  const { kinds, first } = content.tasks;
  const { tasks } = wording.weekly;
  const rows = kinds.map(({ kind, open, overdue }) => [wording.tasks[kind], String(open), String(overdue)]);
  const counted: DigestSection = {
    heading: tasks.heading,
    paragraphs: kinds.length === 0 ? [tasks.none] : [],
    tables: kinds.length === 0 ? [] : [{ caption: tasks.caption, columns: tasks.columns, rows, total: null }],
    entries: [],
  };
  const entries = first.map((task) => taskEntry(task, content, wording));
  return entries.length === 0 ? [counted] : [counted, { heading: tasks.first, paragraphs: [], tables: [], entries }];
}

/** The view of the book at the start of a week: its age, what has moved in it, and what waits for a person. */
export function viewOfWeekly(content: WeeklyDigestContent, wording: DigestWording): DigestView {
  const { locale, about, book, creditorName, creditorId, writtenOn } = content;
  const { weekly } = wording;
  const day = longDate(about, locale);
  const totals = book.currencies.map((each) =>
    formatMoney({ amountMinor: totalOf(each).amountMinor, currency: each.currency }, locale),
  );
  const isEmpty = totals.length === 0;
  return {
    locale,
    subject: weekly.subject(day),
    preheader: isEmpty ? weekly.nothingOwed : weekly.preheader(conjunction(totals, locale)),
    creditorName,
    title: weekly.title(day),
    dateLine: wording.writtenOn(longDate(writtenOn, locale)),
    opening: [],
    sections: [
      {
        heading: weekly.book.heading,
        paragraphs: isEmpty ? [weekly.nothingOwed] : [],
        tables: book.currencies.map((each) => bookTable(each, wording, locale)),
        entries: [],
      },
      movesSection(content, wording),
      ...taskSections(content, wording),
    ],
    footer: wording.footer(creditorId),
  };
}
