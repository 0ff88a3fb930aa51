import { marshall } from '@aws-sdk/util-dynamodb';
import { operationsOf } from '../../../lambdas/adapters/dynamodb/transaction.ts';
import { contentHash } from '../../../lambdas/domain/canonical-json.ts';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import type { CaseFact } from '../../../lambdas/domain/case/events.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { noticeSent } from '../../../lambdas/domain/case/evolve-notices.ts';
import { wakeAfter } from '../../../lambdas/domain/case/wake.ts';
import { type Stage, stages } from '../../../lambdas/domain/dunning-policy.ts';
import { receivableOf } from '../../../lambdas/domain/invoice.ts';
import { invoiceIdOf } from '../../../lambdas/domain/invoice-id.ts';
import { type Task, taskIdOf } from '../../../lambdas/domain/task.ts';
import type { Write } from '../../../lambdas/ports/write.ts';
import { createEngineCall, type EngineCall } from '../../dynamodb/engine-call.ts';
import { names } from '../../stack/environment.ts';
import { inParallel } from '../../replay/in-parallel.ts';
import { benchInvoice } from '../bench-invoice.ts';

/** How many invoices each seeded debtor has. */
export const invoicesPerDebtor = 10;
/** What BatchWriteItem takes at most. */
const itemsPerBatch = 25;
const batchesAtOnce = 8;
const postedAt = '2026-01-05T08:00:00.000Z';

const debtorIdOf = (index: number) => `C-${Math.floor(index / invoicesPerDebtor)}`;
const numberOf = (index: number) => `FA-${String(index).padStart(6, '0')}`;

/** The id of a seeded invoice, and of its debtor. */
export const seededInvoiceId = (index: number) => invoiceIdOf('main', numberOf(index));
export const seededDebtorId = debtorIdOf;

/** The last stage whose notice left: each in turn, and none. */
function stagesOf(index: number): readonly Stage[] {
  return stages.slice(0, index % (stages.length + 1));
}

/** The writes that would open a case and bring it to its stage, each stage in its own hour. */
function writesOf(index: number): Write[] {
  const dueDate = addDays('2026-02-01', index % 300);
  const posted = benchInvoice(numberOf(index), debtorIdOf(index), { issueDate: '2026-01-05', dueDate });
  const invoice = receivableOf(posted);
  const { creditor, debtor } = posted;
  const id = seededInvoiceId(index);
  const reached = stagesOf(index);
  const facts: CaseFact[] = [
    { type: 'InvoicePosted', data: { id, invoice, contentHash: contentHash(invoice) } },
    ...reached.map((stage) => noticeSent({ stage, cycle: 1 }, { messageKey: `${id}-${stage}`, messageId: id }, 0)),
  ];
  const writes: Write[] = [];
  if (reached.includes('legalEscalation')) {
    const taskId = taskIdOf('legalDecision', id, 1);
    facts.push({ type: 'LegalDecisionRequested', data: { taskId, taskKind: 'legalDecision' } });
    const task: Task = {
      id: taskId,
      kind: 'legalDecision',
      creditor,
      invoiceId: id,
      debtorId: debtor.id,
      dueOn: dueDate,
      createdAt: postedAt,
      status: 'open',
      data: { number: posted.number, balanceMinor: posted.amount.amountMinor },
    };
    writes.push({ kind: 'raiseTask', task });
  }
  if (index % invoicesPerDebtor === 0)
    writes.push({ kind: 'newDebtor', debtor: { ...debtor, creditor, version: 1, createdAt: postedAt, thread: [] } });
  const { after } = record(undefined, facts, { at: postedAt, by: 'bench' });
  // Their logs are not listed: without events the seeding is three times as quick, and nothing wakes the stream.
  writes.push({ kind: 'case', before: undefined, after, events: [], wakeBy: wakeAfter(`${dueDate}T00:00:00.000Z`) });
  return writes;
}

/** The items that the repository would store for an invoice: its case, now and then its debtor, and its task. */
export function itemsOf(index: number): Record<string, unknown>[] {
  return writesOf(index)
    .flatMap((write) => operationsOf(names.table, write))
    .flatMap(({ Put }) => (Put?.Item ? [Put.Item as Record<string, unknown>] : []));
}

async function writeBatch(call: EngineCall, items: readonly Record<string, unknown>[]): Promise<void> {
  let requests: unknown[] = items.map((item) => ({
    PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
  }));
  while (requests.length > 0) {
    const { UnprocessedItems } = await call<{ UnprocessedItems?: Record<string, unknown[]> }>('BatchWriteItem', {
      RequestItems: { [names.table]: requests },
    });
    requests = UnprocessedItems?.[names.table] ?? [];
  }
}

/** Writes so many open cases, with debtors and tasks, straight into the table of a local stack. */
export async function seedCases(endpoint: string, cases: number): Promise<void> {
  const engine = createEngineCall(endpoint);
  const casesPerBatch = Math.floor(itemsPerBatch / 3);
  const starts = Array.from({ length: Math.ceil(cases / casesPerBatch) }, (_, batch) => batch * casesPerBatch);
  try {
    await inParallel(starts, batchesAtOnce, (start) => {
      const inBatch = Math.min(casesPerBatch, cases - start);
      const items = Array.from({ length: inBatch }, (_, offset) => itemsOf(start + offset));
      return writeBatch(engine.call, items.flat());
    });
  } finally {
    engine.close();
  }
}
