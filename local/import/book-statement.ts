import * as z from 'zod';
import { statementIdOf } from '../../lambdas/domain/bank-statement/statement-id.ts';
import { bankEntryAnswer, bankStatementAnswer } from '../../lambdas/api/answers/bank-statements.ts';
import type { StatementReading } from '../../lambdas/domain/bank-statement/bank-statement.ts';
import { statementView } from '../../lambdas/domain/bank-statement/statement-view.ts';
import { type FileApi, reasonOf } from './api-of-files.ts';
import type { ImportedFile, ImportedStatement } from './imported-file.ts';

/** What reading a file of bank statements tells of it, before anybody has booked it. */
export function readStatementOf(file: string, reading: StatementReading): ImportedFile {
  const base = { file, kind: 'bankStatement' as const, booked: 'none' as const };
  if (reading.outcome === 'reject') return { ...base, outcome: 'reject', reason: reading.reason };
  const warnings = reading.reasons.map((message) => ({ code: 'flagged', message }));
  return { ...base, outcome: reading.outcome, warnings, statements: reading.statements.map(statementView) };
}

type Entry = z.infer<typeof bankEntryAnswer>;

/** The statements of a file as they are on record, each with its entries and what became of them. */
export async function statementsOnRecord(api: FileApi, bytes: Uint8Array): Promise<ImportedStatement[]> {
  const path = `/bank-statements/${statementIdOf(bytes)}`;
  const entries: Entry[] = [];
  let head: z.infer<typeof bankStatementAnswer> | undefined;
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '100', ...(cursor !== undefined && { cursor }) });
    head = bankStatementAnswer.parse((await api.get(`${path}?${query.toString()}`)).body);
    entries.push(...head.entries);
    ({ cursor } = head);
  } while (cursor !== undefined);
  return head.statements.map(({ account, format, currency }, index) => ({
    account,
    format,
    currency,
    entries: entries
      .filter(({ statement }) => statement === index)
      .map(({ index: _index, statement: _statement, ...entry }) => entry),
  }));
}

/** Posts a file of bank statements that can be read; it is booked when time has gone on. */
export async function bookStatement(api: FileApi, bytes: Uint8Array, read: ImportedFile): Promise<ImportedFile> {
  const isKnown = (await api.get(`/bank-statements/${statementIdOf(bytes)}`)).status === 200;
  const answer = await api.send('/bank-statements', bytes);
  if (answer.status !== 202) return { ...read, booked: 'none', reason: reasonOf(answer) };
  return { ...read, booked: isKnown ? 'duplicate' : 'created' };
}
