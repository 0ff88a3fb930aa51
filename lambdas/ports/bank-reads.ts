import type {
  AccountRecord,
  EntryRecord,
  MovementsRecord,
  ReferenceRecord,
  StatementRecord,
  UploadRecord,
} from '../domain/bank-statement/statement-record.ts';
import type { Page } from './page.ts';

/** What is known of the bank. Every read is consistent but that of the list. */
export type BankReads = {
  loadStatement(id: string): Promise<StatementRecord | undefined>;
  loadUpload(id: string): Promise<UploadRecord | undefined>;
  loadBankEntry(statementId: string, index: number): Promise<EntryRecord | undefined>;
  /** The entries of a file in their order; the cursor is the index of the last one. */
  statementEntries(statementId: string, cursor: string | undefined, limit: number): Promise<Page<EntryRecord>>;
  /** The files by the day they came on, the oldest first. */
  listStatements(cursor: string | undefined, limit: number): Promise<Page<StatementRecord>>;
  /** Those of them that are there, in no order; so are the others. */
  loadMovements(scopes: readonly string[]): Promise<MovementsRecord[]>;
  loadBankAccounts(accounts: readonly string[]): Promise<AccountRecord[]>;
  loadBankReferences(ids: readonly string[]): Promise<ReferenceRecord[]>;
};
