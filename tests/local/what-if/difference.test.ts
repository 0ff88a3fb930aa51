import { describe, expect, it } from 'vitest';
import type { CaseStatus } from '../../../lambdas/domain/case/case.ts';
import type { Stage } from '../../../lambdas/domain/dunning-policy.ts';
import type { InvoiceOutcome } from '../../../local/replay/outcome.ts';
import { differenceOf } from '../../../local/what-if/difference.ts';
import { reportOf } from '../../../local/what-if/report.ts';

function invoice(number: string, sent: Partial<Record<Stage, string>>, outcome: CaseStatus = 'paid'): InvoiceOutcome {
  const notices = Object.entries(sent).map(([stage, sentOn]) => ({ stage: stage as Stage, sentOn, messageId: number }));
  return { number, debtor: 'NORTH-01', outcome, closedOn: null, notices };
}

const replay = (invoices: readonly InvoiceOutcome[], messages: number) => ({
  invoices,
  messages,
  transitions: 1,
  elapsedSeconds: 1,
});

const present = replay(
  [
    invoice('RB-1', { reminderOne: '2026-02-09' }),
    invoice('RB-2', { reminderOne: '2026-02-16', reminderTwo: '2026-02-23' }, 'open'),
    invoice('RB-3', { reminderOne: '2026-03-09', reminderTwo: '2026-03-16' }),
  ],
  5,
);
const other = replay(
  [
    invoice('RB-1', { reminderOne: '2026-02-09' }),
    invoice('RB-2', { reminderOne: '2026-02-18', directNotice: '2026-03-02' }, 'escalated'),
    invoice('RB-3', { reminderOne: '2026-03-06', reminderTwo: '2026-03-17' }),
  ],
  4,
);

describe('the difference between two replays', () => {
  it('counts notices and messages, and names the invoices whose notices or ends differ', () => {
    const difference = differenceOf(present, other);
    expect(difference).toMatchObject({ invoices: 3, messages: { before: 5, after: 4 } });
    expect(difference.stages.map(({ before, after }) => [before, after])).toEqual([
      [0, 0],
      [3, 3],
      [2, 1],
      [0, 1],
      [0, 0],
    ]);
    expect(difference.changed.map(({ number }) => number)).toEqual(['RB-2', 'RB-3']);
  });

  it('is told by stage with the days by which notices move, then by invoice', () => {
    expect(reportOf(differenceOf(present, other))).toBe(`\
notices          as it is  other  earlier      later
───────────────  ────────  ─────  ───────────  ───────────
courtesyNotice          0      0
reminderOne             3      3  1 by 3 days  1 by 2 days
reminderTwo             2      1               1 by 1 day
directNotice            0      1
legalEscalation         0      0
messages in all         5      4

2 of 3 invoices differ:

invoice  debtor    as it is ▸ under the other policy
───────  ────────  ────────────────────────────────────────────────────────────────────────
RB-2     NORTH-01  reminderOne 2026-02-16 ▸ 2026-02-18, reminderTwo 2026-02-23 ▸ none,
                   directNotice none ▸ 2026-03-02, open ▸ escalated
RB-3     NORTH-01  reminderOne 2026-03-09 ▸ 2026-03-06, reminderTwo 2026-03-16 ▸ 2026-03-17
`);
  });

  it('of a policy that changes nothing says so', () => {
    expect(reportOf(differenceOf(present, present))).toMatch(/\n\n0 of 3 invoices differ\.\n$/);
  });

  it('shows the first five and the last five of many', () => {
    const numbers = Array.from({ length: 11 }, (_, index) => `RB-${index + 10}`);
    const all = (sentOn: string) =>
      replay(
        numbers.map((number) => invoice(number, { reminderOne: sentOn })),
        11,
      );
    const report = reportOf(differenceOf(all('2026-02-09'), all('2026-02-10')));
    expect(report).toContain('11 by 1 day');
    expect(report.match(/RB-\d+/g)).toEqual([...numbers.slice(0, 5), ...numbers.slice(6)]);
  });
});
