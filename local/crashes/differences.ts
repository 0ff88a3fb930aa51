import { canonicalJson } from '../../lambdas/domain/canonical-json.ts';
import type { Account, RecordedMessage } from './account.ts';

/** Something that came out otherwise than in the undisturbed story; `at`: when, where it has a time. */
export type Difference = { readonly what: string; readonly at: string | undefined };

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
const longestValue = 120;

/** A value in few words: what is long is cut. */
function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : canonicalJson(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

/** Every key of two maps, with what each has under it. */
function pairs<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): [string, T | undefined, T | undefined][] {
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => [key, a.get(key), b.get(key)]);
}

type ToldCase = Account['cases'][number];
type ToldEvent = ToldCase['events'][number];

/** An event by its type and instant; in full when the other one has the same. */
function eventWords(event: ToldEvent | undefined, other: ToldEvent | undefined): string {
  if (event === undefined) return 'nothing';
  const isAlike = other?.type === event.type && other.at === event.at;
  return isAlike ? shown(event['data']) : `${event.type} of ${event.at}`;
}

/** A mail by its instant; whom it went to and its fingerprint when the other one has the same. */
function mailWords(mail: Account['mails'][number] | undefined, other: Account['mails'][number] | undefined): string {
  return mail?.at === other?.at ? shown(mail) : `at ${mail?.at}`;
}

/** The fields of an invoice, and the first line of its timeline, that are not as they should be. */
function caseDifferences(number: string, expected: ToldCase | undefined, found: ToldCase | undefined): Difference[] {
  if (!expected || !found)
    return [{ what: `${number} is ${found ? 'there, and should not be' : 'lost'}`, at: undefined }];
  const fields = [...new Set([...Object.keys(expected.invoice), ...Object.keys(found.invoice)])];
  const differing = fields
    .filter((field) => !isSame(expected.invoice[field], found.invoice[field]))
    .map(
      (field) => `${number}: ${field} is ${shown(found.invoice[field])} instead of ${shown(expected.invoice[field])}`,
    );
  const length = Math.max(expected.events.length, found.events.length);
  const line = Array.from({ length }, (_, index) => index).find(
    (index) => !isSame(expected.events[index], found.events[index]),
  );
  const inCase = differing.map((what) => ({ what, at: found.events.at(-1)?.at }));
  if (line === undefined) return inCase;
  const [should, is] = [expected.events[line], found.events[line]];
  const what = `${number}: line ${line + 1} of its timeline is ${eventWords(is, should)} instead of ${eventWords(should, is)}`;
  return [...inCase, { what, at: (is ?? should)?.at }];
}

/** A message by what it is about: whom it goes to, its kind and day, and each invoice with its stage. */
export function aboutOf({ kind, debtorId, occasion, notices }: RecordedMessage, numbers: ReadonlyMap<string, string>) {
  const number = (invoiceId: string) => numbers.get(invoiceId) ?? invoiceId;
  const told =
    occasion.invoiceId === undefined
      ? notices.map(
          ({ invoiceId, stage, cycle }) => `${number(invoiceId)} ${stage}${cycle > 1 ? ` (cycle ${cycle})` : ''}`,
        )
      : [`receipt for ${number(occasion.invoiceId)}`];
  return `${told.join(', ')}: the ${kind} message to ${debtorId}${occasion.date === undefined ? '' : ` of ${occasion.date}`}`;
}

function messageDifferences(expected: Account, found: Account, numbers: ReadonlyMap<string, string>): Difference[] {
  const recorded = pairs(
    byKey(expected.messages, ({ key }) => key),
    byKey(found.messages, ({ key }) => key),
  );
  return recorded.flatMap(([key, should, is]) => {
    const about = aboutOf((is ?? should)!, numbers);
    const copies = ({ mails }: Account) => mails.filter(({ messageKey }) => messageKey === key);
    const [shouldLeave, left] = [copies(expected), copies(found)];
    const at = (left.at(-1) ?? shouldLeave[0])?.at;
    if (left.length !== shouldLeave.length)
      return [{ what: `${about} left ${left.length} times instead of ${shouldLeave.length}`, at }];
    if (!isSame(left, shouldLeave))
      return [
        { what: `${about} left ${mailWords(left[0], shouldLeave[0])}, not ${mailWords(shouldLeave[0], left[0])}`, at },
      ];
    if (!isSame(is, should)) return [{ what: `${about} is on record as ${shown(is)} instead of ${shown(should)}`, at }];
    return [];
  });
}

function strayMails({ messages, mails }: Account): Difference[] {
  const known = new Set(messages.map(({ key }) => key));
  return mails
    .filter(({ messageKey }) => !known.has(messageKey))
    .map((mail) => ({ what: `a mail left that is on no record: ${shown(mail)}`, at: mail.at }));
}

/** All that differs between two accounts of the story, to the byte of every message: nothing when they are the same. */
export function differencesBetween(expected: Account, found: Account): Difference[] {
  const cases = pairs(
    byKey(expected.cases, ({ invoice }) => invoice.number),
    byKey(found.cases, ({ invoice }) => invoice.number),
  );
  const numbers = new Map([...expected.cases, ...found.cases].map(({ invoice }) => [invoice.id, invoice.number]));
  const tasks = pairs(
    byKey(expected.tasks, ({ id }) => id),
    byKey(found.tasks, ({ id }) => id),
  ).filter(([, should, is]) => !isSame(should, is));
  const payerOf = ({ creditor, debtorId }: Account['payers'][number]) => `${debtorId} of ${creditor}`;
  const payers = pairs(byKey(expected.payers, payerOf), byKey(found.payers, payerOf)).filter(
    ([, should, is]) => !isSame(should, is),
  );
  return [
    ...cases.flatMap(([number, should, is]) => caseDifferences(number, should, is)),
    ...messageDifferences(expected, found, numbers),
    ...strayMails(found),
    ...tasks.map(([id, should, is]) => ({
      what: `task ${id} is ${shown(is)} instead of ${shown(should)}`,
      at: undefined,
    })),
    ...payers.map(([payer, should, is]) => ({
      what: `payer ${payer} is ${shown(is)} instead of ${shown(should)}`,
      at: undefined,
    })),
    ...(isSame(expected.faults, found.faults)
      ? []
      : [{ what: `the story ended with ${shown(found.faults)} instead of ${shown(expected.faults)}`, at: undefined }]),
  ];
}
