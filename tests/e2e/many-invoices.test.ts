import { describe, expect, it } from 'vitest';
import { noticesPerTransaction } from '../../lambdas/acts/notices-of-message.ts';
import { anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack, type RunningStack } from './running-stack.ts';
import { createSuddenDeaths, type PlaceOfDeath } from './sudden-deaths.ts';

/** More than two transactions can hold: claims and records go in three parts each. */
const invoices = 2 * noticesPerTransaction + 4;
const onlyReminderOne = {
  ...punctualPolicy,
  stages: {
    ...punctualPolicy.stages,
    courtesyNotice: { enabled: false as const },
    reminderTwo: { enabled: false as const },
    directNotice: { enabled: false as const },
    legalEscalation: { enabled: false as const },
  },
};

/** A debtor with very many invoices due on one day, whose message's sender dies at a place. */
async function dunned(place: PlaceOfDeath): Promise<RunningStack & { ids: string[] }> {
  const deaths = createSuddenDeaths('send-debtor-notice', () => place);
  const running = await runningStack('2026-04-01T08:00:00Z', {
    policies: [onlyReminderOne],
    faults: { chooseFault: deaths.chooseFault },
  });
  await deaths.connect({ table: running.stack.table.endpoint, workflow: running.stack.workflow.endpoint });
  const posted = Array.from({ length: invoices }, (_, index) =>
    running.post(anInvoice({ number: `FA-${index}`, paymentMeans: undefined })),
  );
  const ids = await Promise.all(posted);
  await running.playTo('2026-04-04T00:00:00Z');
  await deaths.close();
  return { ...running, ids };
}

describe('a debtor with very many invoices gets one message that tells each of them once', () => {
  it.each([
    { when: 'when the sender dies between two parts of the claim', place: { write: 3, isDone: true } },
    { when: 'when the sender dies between two parts of the record', place: { write: 6, isDone: true } },
    { when: 'when the sender dies before the last part of the record', place: { write: 7, isDone: false } },
  ])('$when', async ({ place }) => {
    const { ids, stack, notices, tasks } = await dunned(place);
    expect(stack.ses.count()).toBe(1);
    const all = await Promise.all(ids.map(notices));
    expect(new Set(all.flat())).toEqual(new Set(['2026-04-03 reminderOne']));
    expect(all.every((told) => told.length === 1)).toBe(true);
    expect(await tasks()).toEqual([]);
  });
});
