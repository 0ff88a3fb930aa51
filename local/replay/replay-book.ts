import { addDays, type CivilDate } from '../../lambdas/domain/calendar/civil-date.ts';
import { instantAt } from '../../lambdas/domain/calendar/send-window.ts';
import type { DunningPolicy } from '../../lambdas/domain/dunning-policy.ts';
import type { Currency } from '../../lambdas/domain/money.ts';
import { demoSettings } from '../stack/environment.ts';
import { play } from '../stack/play.ts';
import type { Stack } from '../stack/shape.ts';
import { startStack } from '../stack/stack.ts';
import { createVirtualClock } from '../time/clock.ts';
import { createScriptAgenda } from '../time/script-agenda.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import type { Book, BookRow, RefusedRow } from './book.ts';
import { inParallel } from './in-parallel.ts';
import { invoiceOfRow, paymentOfRow } from './invoice-of-row.ts';
import { type InvoiceOutcome, outcomeOf } from './outcome.ts';

export type ReplayInput = {
  readonly book: Book;
  readonly policy: DunningPolicy;
  readonly currency: Currency;
  /** The last day that is played; without it, time ends when only people could go on. */
  readonly until?: CivilDate | undefined;
  readonly onAdvance?: (now: number) => void;
  /** What the functions log. */
  readonly log?: (line: string) => void;
};

export type Replay = {
  readonly invoices: readonly InvoiceOutcome[];
  readonly messages: number;
  readonly transitions: number;
  readonly elapsedSeconds: number;
};

/** Changes of the table could not be handed on, so that what was played is not what would happen. */
export class LostChangeError extends Error {
  override readonly name = 'LostChangeError';
}

const postedAtOnce = 8;
/** Invoices are posted, and payments made, at this local time of their day. */
const timeOfDay = '08:00';

type Posted = { readonly row: BookRow; readonly id: string };

/** Where a case goes on only by a person or by money that the book does not tell of. */
const endsOfPlay = new Set(['Wait for legal decision', 'Listen for case events']);

function refusalOf(answer: { status: number; body: unknown }): string {
  const { detail, errors = [] } = answer.body as { detail?: string; errors?: { field: string; message: string }[] };
  return errors.map(({ field, message }) => `${field} ${message}`).join('; ') || `${answer.status} ${detail}`;
}

async function post(client: ApiClient, row: BookRow, input: ReplayInput): Promise<Posted | RefusedRow> {
  const answer = await client.call('POST', '/invoices', invoiceOfRow(row, input.policy, input.currency));
  if (answer.status !== 201) return { line: row.line, reason: refusalOf(answer) };
  return { row, id: (answer.body as { id: string }).id };
}

async function pay(client: ApiClient, { row, id }: Posted, paidOn: CivilDate, currency: Currency): Promise<void> {
  const answer = await client.call('POST', `/invoices/${id}/payments`, paymentOfRow(row, paidOn, currency));
  if (answer.status !== 201) throw new Error(`the payment in line ${row.line} was refused: ${refusalOf(answer)}`);
}

/** What happens on which day: invoices are posted before payments are made. */
type Day = { issued: BookRow[]; paid: { row: BookRow; paidOn: CivilDate }[] };

function daysOf(rows: readonly BookRow[], until: CivilDate | undefined): [CivilDate, Day][] {
  const days = new Map<CivilDate, Day>();
  const dayOf = (date: CivilDate): Day => {
    const day = days.get(date) ?? { issued: [], paid: [] };
    days.set(date, day);
    return day;
  };
  for (const row of rows) {
    dayOf(row.issueDate).issued.push(row);
    // Money that came before the invoice is taken as soon as the invoice is there.
    if (row.paidOn !== undefined)
      dayOf(row.paidOn > row.issueDate ? row.paidOn : row.issueDate).paid.push({ row, paidOn: row.paidOn });
  }
  return [...days].filter(([date]) => until === undefined || date <= until).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Plays a whole receivables book through a local stack in virtual time, by the API alone. */
export async function replayBook(input: ReplayInput): Promise<Replay & { refused: RefusedRow[] }> {
  const { book, policy, currency, until, onAdvance, log } = input;
  const startedAt = performance.now();
  const { timeZone } = policy.sendWindow;
  const instantOf = (date: CivilDate) => Date.parse(instantAt(date, timeOfDay, timeZone));
  const days = daysOf(book.rows, until);
  const clock = createVirtualClock(days[0] ? instantOf(days[0][0]) : 0);
  const settings = { ...demoSettings(), policies: [policy] };
  const stack: Stack = await startStack({ clock, settings, log });
  const client = createApiClient(stack.url, await stack.token());
  try {
    const refused: RefusedRow[] = [...book.refused];
    const posted = new Map<BookRow, Posted>();
    const script = createScriptAgenda(clock);
    for (const [date, { issued, paid }] of days) {
      script.at(instantOf(date), 0, async () => {
        for (const answer of await inParallel(issued, postedAtOnce, (row) => post(client, row, input))) {
          if ('id' in answer) posted.set(answer.row, answer);
          else refused.push(answer);
        }
        await inParallel(paid, postedAtOnce, async ({ row, paidOn }) => {
          const invoice = posted.get(row);
          if (invoice) await pay(client, invoice, paidOn, currency);
        });
      });
    }
    await play(stack, clock, {
      script,
      ...(onAdvance && { onAdvance }),
      ...(until === undefined
        ? {
            shouldStop: () =>
              script.nextDueAt() === undefined &&
              stack.stepFunctions.activeStates().every((state) => endsOfPlay.has(state)),
          }
        : { until: Date.parse(instantAt(addDays(until, 1), '00:00', timeZone)) - 1 }),
    });
    const [letter] = stack.stream.deadLetters;
    if (letter) throw new LostChangeError(`${letter.functionName} could not handle: ${JSON.stringify(letter.answer)}`);
    const invoices = await inParallel(
      book.rows.flatMap((row) => posted.get(row) ?? []),
      postedAtOnce,
      ({ row, id }) => outcomeOf(client, row, id, timeZone),
    );
    return {
      invoices,
      messages: stack.ses.count(),
      transitions: stack.stepFunctions.transitionCount(),
      elapsedSeconds: Math.round(performance.now() - startedAt) / 1000,
      refused: refused.sort((a, b) => a.line - b.line),
    };
  } finally {
    client.close();
    await stack.close();
  }
}
