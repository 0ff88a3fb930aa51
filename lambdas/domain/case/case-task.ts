import { openTask, type Task, type TaskKind } from '../task.ts';
import type { Case } from './case.ts';

/** What a task about an invoice asks; its `data` gets the invoice's number. */
type Asked = Pick<Task, 'id' | 'dueOn' | 'data' | 'owner'> & { readonly kind: TaskKind };

/** An open task about an invoice. */
export function caseTask({ id: invoiceId, invoice }: Pick<Case, 'id' | 'invoice'>, now: string, asked: Asked): Task {
  const { creditor, debtorId, number } = invoice;
  const { data, ...about } = asked;
  return openTask({ ...about, creditor, invoiceId, debtorId, data: { number, ...data } }, now);
}
