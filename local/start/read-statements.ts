import * as z from 'zod';
import { bankEntryAnswer } from '../../lambdas/api/answers/bank-statements.ts';
import type { ApiClient } from './api-client.ts';

const statementSchema = z.object({ id: z.string() });

/** A movement of a bank statement, and what became of it. */
export type ToldEntry = z.infer<typeof bankEntryAnswer>;

/** The entries of each bank statement of the API, oldest statement first. */
export async function readStatements(api: ApiClient): Promise<readonly (readonly ToldEntry[])[]> {
  const statements = await api.list('/bank-statements', 'bankStatements', statementSchema);
  const all = await Promise.all(
    statements.map(({ id }) => api.list(`/bank-statements/${id}`, 'entries', bankEntryAnswer)),
  );
  const dayOf = ([first]: readonly ToldEntry[]) => first?.bookedOn ?? '';
  return all.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
}

/** Of each payment that a bank statement told of, what told whose it is. */
export type FoundBy = ReadonlyMap<string, NonNullable<ToldEntry['matched']>['by']>;

export function foundByOf(statements: readonly (readonly ToldEntry[])[]): FoundBy {
  return new Map(
    statements
      .flat()
      .flatMap(({ effect, paymentId, matched }) =>
        effect === 'payment' && paymentId !== undefined && matched ? [[paymentId, matched.by] as const] : [],
      ),
  );
}
