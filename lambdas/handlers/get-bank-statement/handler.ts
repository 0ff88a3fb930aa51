import type { Deps } from '../../acts/dunning-of-case.ts';
import { entryOnRecordView, statementOnRecordView, uploadView } from '../../api/bank-statement-views.ts';
import { entriesQuerySchema } from '../../api/queries.ts';
import type { EntryRecord, StatementRecord } from '../../domain/bank-statement/statement-record.ts';
import type { PaymentRecord } from '../../domain/payment/payment-record.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

type Reading = Pick<Deps, 'store'>;

/** A person may have found out since whose the money of an entry is: its payment says so. */
function placedSince(
  { store }: Reading,
  { statements }: StatementRecord,
  { index, effect, paymentId }: EntryRecord,
): Promise<PaymentRecord | undefined> {
  const creditor = statements.find(({ from, to }) => index >= from && index < to)?.creditor;
  if (effect !== 'unmatched' && effect !== 'reversal') return Promise.resolve(undefined);
  if (paymentId === undefined || creditor === undefined) return Promise.resolve(undefined);
  return store.load({ payment: { creditor, paymentId } }).then(({ payment }) => payment);
}

/** GET /bank-statements/{id}: the id of a file, or of an upload. */
export const createHandler =
  (deps: Reading): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { store } = deps;
    const { cursor, limit } = parse(entriesQuerySchema, query);
    const upload = id.startsWith('upload-') ? await store.loadUpload(id) : undefined;
    if (upload && upload.statementId === undefined) return { status: 200, body: uploadView(upload) };
    const record = await store.loadStatement(upload?.statementId ?? id);
    if (!record) throw notFound(`bank statement ${id}`);
    const page = record.state === 'refused' ? { items: [] } : await store.statementEntries(record.id, cursor, limit);
    const entries = await Promise.all(
      page.items.map(async (entry) => entryOnRecordView(record, entry, await placedSince(deps, record, entry))),
    );
    return { status: 200, body: { ...statementOnRecordView(record), entries, cursor: page.cursor } };
  };
