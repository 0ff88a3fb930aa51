import { addDays } from '../../lambdas/domain/calendar/civil-date.ts';
import { localDate } from '../../lambdas/domain/calendar/send-window.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import type { Stack } from '../stack/shape.ts';
import type { Agenda } from '../time/agenda.ts';
import { createApiClient, UnexpectedAnswerError } from './api-client.ts';
import type { Examples } from './example-schema.ts';
import { tellingInstant } from './tell-story.ts';

/**
 * From the day on which the first bank statement comes, somebody reads the bank every morning, as finance does: where
 * nobody did, nothing would be sent after some days. Without a statement in the examples, nobody ever does.
 */
export function bankReadings({ bankStatements }: Examples, { clock, url, token }: Stack): readonly Agenda[] {
  const [firstDay] = bankStatements.map(({ on }) => on).toSorted();
  if (firstDay === undefined) return [];
  const creditors = new Set(bankStatements.flatMap((statement) => statement.creditors));
  const today = localDate(new Date(clock.now()), defaultPolicy.sendWindow.timeZone);
  let day = today > firstDay ? today : firstDay;

  async function runDue(): Promise<void> {
    const api = createApiClient(url, await token());
    const readUpTo = new Date(clock.now()).toISOString();
    for (const creditor of creditors) {
      const answer = await api.post('/payment-feeds', { creditor, readUpTo });
      if (answer.status !== 200) throw new UnexpectedAnswerError('POST /payment-feeds', answer);
    }
    while (tellingInstant(day) <= clock.now()) day = addDays(day, 1);
  }
  return [{ nextDueAt: () => tellingInstant(day), runDue }];
}
