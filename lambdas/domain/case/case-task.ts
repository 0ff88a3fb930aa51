import { openTask, type Task, type TaskKind } from '../task.ts';
import type { Case } from './case.ts';

/** What a task about an invoice asks; its `data` gets the invoice's number. */
type Asked = Pick<Task, 'id' | 'dueOn' | 'data'> & { readonly kind: TaskKind };

/** An open task about an invoice. */
export function caseTask({ id: invoiceId, invoice }: Pick<Case, 'id' | 'invoice'>, now: string, asked: Asked): Task {
  const { creditor, debtorId, number } = invoice;
  const { id, kind, dueOn, data } = asked;
  return openTask({ id, kind, creditor, invoiceId, debtorId, dueOn, data: { number, ...data } }, now);
}
