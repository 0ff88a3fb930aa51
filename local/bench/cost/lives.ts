import { type ApiAnswer, ApiFailureError } from '../../replay/api-client.ts';
import { benchInvoice, benchPayment } from '../bench-invoice.ts';
import { type MeteredStack, startMeteredStack } from './metered-stack.ts';
import { type Usage, usedBetween } from './usage.ts';

/** What two lives of an invoice and one look of `wake-overdue` at nothing ask of AWS. */
export type LivesUsage = {
  readonly paidAfterReminderOne: Usage;
  readonly neverPaid: Usage;
  readonly idleLook: Usage;
};

/** The parts of a life: posted on the first of a month, due on its last day. Dates far from holidays in that month. */
type Life = { readonly number: string; readonly month: string; readonly dueDate: string };

function idOf({ status, body }: ApiAnswer): string {
  if (status !== 201) throw new ApiFailureError(`POST /invoices: ${status} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

async function accepted(answer: Promise<ApiAnswer>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new ApiFailureError(`${status} ${JSON.stringify(body)}`);
}

async function post(stack: MeteredStack, { number, month, dueDate }: Life): Promise<string> {
  await stack.playTo(`${month}-01T08:00:00Z`);
  const invoice = benchInvoice(number, `C-${number}`, { issueDate: `${month}-01`, dueDate });
  return idOf(await stack.call('POST', '/invoices', invoice));
}

/** Posted, courtesy notice, reminder one, paid, receipt. */
async function playPaid(stack: MeteredStack): Promise<void> {
  const life = { number: 'PAID', month: '2026-03', dueDate: '2026-03-31' };
  const id = await post(stack, life);
  stack.at('2026-04-07T08:00:00Z', () =>
    accepted(stack.call('POST', `/invoices/${id}/payments`, benchPayment(life.number, '2026-04-07'))),
  );
  await stack.playTo('2026-08-01T00:00:00Z');
}

/** Posted, every stage in turn, and at the end a person's decision to hand it over. */
async function playNeverPaid(stack: MeteredStack, life: Life, decidedOn: string): Promise<void> {
  const id = await post(stack, life);
  const decision = { decision: 'handOver', reason: 'No answer to the formal notice.' };
  stack.at(`${decidedOn}T08:00:00Z`, () => accepted(stack.call('POST', `/invoices/${id}/legal-decision`, decision)));
  await stack.playTo(`${decidedOn}T23:00:00Z`);
}

async function during(stack: MeteredStack, act: () => Promise<unknown>): Promise<Usage> {
  const before = stack.used();
  await act();
  return usedBetween(before, stack.used());
}

/** Plays the lives on the deployed policy, one invoice at a time, after one that loads every function. */
export async function playLives(): Promise<LivesUsage> {
  const stack = await startMeteredStack('2025-09-01T06:00:00Z');
  try {
    await playNeverPaid(stack, { number: 'WARM-UP', month: '2025-09', dueDate: '2025-09-30' }, '2025-12-15');
    const paidAfterReminderOne = await during(stack, () => playPaid(stack));
    const last = { number: 'UNPAID', month: '2026-09', dueDate: '2026-09-30' };
    const neverPaid = await during(stack, () => playNeverPaid(stack, last, '2026-12-15'));
    const idleLook = await during(stack, () => stack.invoke('wake-overdue'));
    return { paidAfterReminderOne, neverPaid, idleLook };
  } finally {
    await stack.close();
  }
}
