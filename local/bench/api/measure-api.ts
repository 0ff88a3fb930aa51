import './silent-powertools.ts';
import { postInvoice } from '../../../lambdas/acts/post-invoice.ts';
import { takePayment } from '../../../lambdas/acts/take-payment.ts';
import { invoiceIdOf } from '../../../lambdas/domain/invoice-id.ts';
import { createApiClient } from '../../replay/api-client.ts';
import { startStack } from '../../stack/stack.ts';
import { createVirtualClock } from '../../time/clock.ts';
import { benchInvoice, benchPayment } from '../bench-invoice.ts';
import type { Figure, Findings } from '../figure.ts';
import { createTimings, type Rounds, spreadOf, timeInTurn, type Timings } from '../timings.ts';
import { createRealWrites, type Transaction } from './real-writes.ts';

const rounds = 5;
const perRound = 80;
const warmUp = 60;
const total = warmUp + rounds * perRound;
const dates = { issueDate: '2026-03-01', dueDate: '2026-03-31' };
const debtorId = 'C-BENCH';
const by = 'bench';

class UnexpectedStatusError extends Error {
  override readonly name = 'UnexpectedStatusError';
}

const percentile = (timings: readonly Timings[] = [], percent: number) => createTimings(timings).percentileMs(percent);

/** Two figures per percentile: the request itself, and how many times longer it takes than its transaction. */
function figuresOf(name: string, { request = [], transaction = [] }: Rounds): Figure[] {
  return [50, 99].flatMap((percent) => {
    const value = percentile(request, percent);
    const ratios = request.map(
      (timings, round) => timings.percentileMs(percent) / percentile(transaction.slice(round, round + 1), percent),
    );
    return [
      {
        name: `${name}, p${percent}`,
        value,
        unit: 'ms',
        spread: spreadOf(request.map((timings) => timings.percentileMs(percent))),
      },
      {
        name: `${name}, p${percent} to that of its TransactWrite`,
        value: value / percentile(transaction, percent),
        unit: '×',
        spread: spreadOf(ratios),
      },
    ];
  });
}

/** Times POST /invoices and POST …/payments, one at a time, beside the very transactions they end in. */
export async function measureApi(): Promise<Findings> {
  const clock = createVirtualClock(Date.parse('2026-03-02T08:00:00Z'));
  const stack = await startStack({ clock });
  const writes = createRealWrites(stack.table.endpoint, { now: () => new Date(clock.now()).toISOString() });
  const client = createApiClient(stack.url, await stack.token());

  async function post(path: string, body: unknown): Promise<void> {
    const { status } = await client.call('POST', path, body);
    if (status !== 201) throw new UnexpectedStatusError(`POST ${path} was answered ${status}`);
  }

  const numbers = Array.from({ length: total }, (_, index) => String(index).padStart(6, '0'));
  const posted = numbers.map((number) => benchInvoice(`A-${number}`, debtorId, dates));
  const written = numbers.map((number) => benchInvoice(`B-${number}`, debtorId, dates));
  const idOf = (number = '') => invoiceIdOf('main', number);

  /** Acts on what is ready, one after the other; running out of it would be a mistake of the bench. */
  function each<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): () => Promise<unknown> {
    const remaining = items.values();
    return () => act(remaining.next().value as Item);
  }
  async function transactions(acts: readonly Parameters<typeof writes.of>[0][]): Promise<Transaction[]> {
    const ready: Transaction[] = [];
    for (const act of acts) ready.push(await writes.of(act));
    return ready;
  }

  try {
    // The debtor is known to both: most invoices are for one who is.
    await post('/invoices', benchInvoice('FIRST', debtorId, dates));
    const invoices = await transactions(written.map((invoice) => (deps) => postInvoice(deps, invoice, by)));
    const ofInvoices = {
      request: each(posted, (invoice) => post('/invoices', invoice)),
      transaction: each(invoices, writes.commit),
    };
    await timeInTurn(ofInvoices, 1, warmUp);
    const invoiceRounds = await timeInTurn(ofInvoices, rounds, perRound);

    const payments = await transactions(
      written.map(
        ({ number }) =>
          (deps) =>
            takePayment(deps, idOf(number), benchPayment(number, '2026-03-02'), by),
      ),
    );
    const ofPayments = {
      request: each(posted, ({ number }) =>
        post(`/invoices/${idOf(number)}/payments`, benchPayment(number, '2026-03-02')),
      ),
      transaction: each(payments, writes.commit),
    };
    await timeInTurn(ofPayments, 1, warmUp);
    const paymentRounds = await timeInTurn(ofPayments, rounds, perRound);

    return {
      figures: [
        ...figuresOf('POST /invoices', invoiceRounds),
        ...figuresOf('POST /invoices/{id}/payments', paymentRounds),
      ],
      notes: [
        `N = ${rounds * perRound} of each after ${warmUp} to warm up, one at a time over one connection; request and transaction in turn. The ` +
          `transaction is the one such a request ends in, item for item (${invoices[0]?.length} items for an invoice of a known debtor, ` +
          `${payments[0]?.length} for a payment), sent by the AWS SDK to the same table. Spread: ${rounds} rounds. The stream is not read meanwhile.`,
      ],
    };
  } finally {
    client.close();
    writes.close();
    await stack.close();
  }
}
