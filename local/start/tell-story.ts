import * as z from 'zod';
import { instantAt } from '../../lambdas/domain/calendar/send-window.ts';
import { caseStatuses, isClosed } from '../../lambdas/domain/case/case.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import type { StackClock } from '../time/clock.ts';
import { createScriptAgenda, type ScriptAgenda } from '../time/script-agenda.ts';
import type { Answer, ApiClient } from './api-client.ts';
import type { Act, Examples } from './example-schema.ts';

export type Story = {
  readonly script: ScriptAgenda;
  /** Invoices posted and not closed, as far as the API's answers have told. */
  readonly openInvoices: () => number;
  /** True when all has been told and no example moves any more unless a person acts. */
  readonly isOver: () => Promise<boolean>;
  /** What the API did not take, a sentence each. */
  readonly refusals: readonly string[];
};

const { timeZone } = defaultPolicy.sendWindow;
/** All that happens at one virtual instant is done before the next. */
const bookedWithinMs = 60_000;
/** Before the send hours open, so that what is told of a day counts on that day. */
const tellingTime = '08:00';

/** The instant on which things of a day are told, in milliseconds since 1970. */
export function tellingInstant(date: string): number {
  return Date.parse(instantAt(date, tellingTime, timeZone));
}

const summarySchema = z.object({ id: z.string(), status: z.enum(caseStatuses) });
const statusSchema = z.union([z.object({ invoice: summarySchema }).transform(({ invoice }) => invoice), summarySchema]);
const problemSchema = z.object({ detail: z.string() });
const nextActionSchema = z.object({ blockers: z.array(z.object({ code: z.string() })) });

/** Blockers that only a person, or money, ends. */
const leftToPeople = new Set(['settled', 'closed', 'awaitingDecision', 'undelivered', 'minimumBalance']);

function requestOf({ payment, cancel, legalDecision }: Act): { path: string; body: unknown } {
  if (payment) return { path: 'payments', body: payment };
  return cancel ? { path: 'cancel', body: cancel } : { path: 'legal-decision', body: legalDecision };
}

/**
 * Plans the examples as a script: each invoice is posted on its issue date, and each act done on its day. All of it may
 * be told again: what the API has taken before changes nothing.
 */
export function tellStory(
  { invoices, creditNotes, bankStatements }: Examples,
  api: ApiClient,
  clock: StackClock,
): Story {
  const script = createScriptAgenda(clock);
  const refusals: string[] = [];
  const open = new Set<string>();
  const moving = new Set(invoices.map(({ id }) => id));

  /** True when the API has taken what was told. */
  function isTaken(what: string, { status, body }: Answer): boolean {
    if (status < 300) return true;
    const problem = problemSchema.safeParse(body);
    refusals.push(`${what} was answered ${status}: ${problem.success ? problem.data.detail : JSON.stringify(body)}`);
    return false;
  }

  function note(summary: z.infer<typeof summarySchema>): void {
    if (isClosed(summary)) open.delete(summary.id);
    else open.add(summary.id);
  }

  /** True when the API has taken what was told, and answered with an invoice as it is then. */
  function hear(what: string, answer: Answer): boolean {
    if (!isTaken(what, answer)) return false;
    note(statusSchema.parse(answer.body));
    return true;
  }

  for (const { file, id, invoice, eInvoice, acts } of invoices) {
    script.at(tellingInstant(invoice.issueDate), 0, async () => {
      const answer = await (eInvoice ? api.send('/invoices', eInvoice) : api.post('/invoices', invoice));
      if (!hear(file, answer)) moving.delete(id);
    });
    for (const [index, act] of acts.entries()) {
      const { path, body } = requestOf(act);
      const what = `${path} of ${invoice.number} on ${act.on}`;
      script.at(tellingInstant(act.on), 1, async () => {
        hear(what, await api.post(`/invoices/${id}/${path}`, body, `example-${id}-${index}`));
      });
    }
  }

  for (const { file, on, content } of creditNotes)
    script.at(tellingInstant(on), 2, async () => void isTaken(file, await api.send('/invoices', content)));
  for (const { file, on, content } of bankStatements) {
    script.at(tellingInstant(on), 3, async () => void isTaken(file, await api.send('/bank-statements', content)));
    // Its movements are booked after the answer.
    script.at(tellingInstant(on) + bookedWithinMs, 4, async () => {
      for (const summary of await api.list('/invoices', 'invoices', summarySchema)) note(summary);
    });
  }

  async function isAtRest(id: string): Promise<boolean> {
    const { blockers } = await api.get(`/invoices/${id}/next-action`, nextActionSchema);
    return blockers.some(({ code }) => leftToPeople.has(code));
  }

  return {
    script,
    openInvoices: () => open.size,
    refusals,
    async isOver() {
      if (script.nextDueAt() !== undefined) return false;
      for (const id of moving) {
        if (!(await isAtRest(id))) return false;
        moving.delete(id);
      }
      return true;
    },
  };
}
