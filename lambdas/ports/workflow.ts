import type { BulkInput } from '../domain/bulk/dropped-file.ts';
import type { Case } from '../domain/case/case.ts';
import type { Transactional } from '../domain/message/transactional.ts';
import type { DebtorWindow } from '../domain/window/window.ts';

export type RunStatus = 'running' | 'ended' | 'failed' | 'missing';

/** Which sending of which transactional message. */
export type TransactionalKey = Pick<Transactional, 'creditor' | 'debtorId' | 'id' | 'attempt'>;

/** The clock: starts runs and tells them that something happened. Starting twice and answering late are harmless. */
export type Workflow = {
  startDunning(dunned: Case): Promise<void>;
  startWindow(window: Omit<DebtorWindow, 'state'>): Promise<void>;
  startTransactional(transactional: TransactionalKey & Pick<Transactional, 'sendAt'>): Promise<void>;
  answer(token: string): Promise<'answered' | 'gone'>;
  dunningStatus(invoiceId: string, run: number): Promise<RunStatus>;
  windowStatus(window: DebtorWindow): Promise<RunStatus>;
  transactionalStatus(transactional: TransactionalKey): Promise<RunStatus>;
};

/** Starts the imports of dropped files; each once, however often it is asked to. */
export type BulkWorkflow = { startImport(input: BulkInput): Promise<void> };
