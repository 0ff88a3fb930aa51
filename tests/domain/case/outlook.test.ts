import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../lambdas/domain/calendar/send-window.ts';
import { type Circumstances, noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import { type Wait, waits } from '../../../lambdas/domain/case/ladder-instants.ts';
import { outlookOf } from '../../../lambdas/domain/case/outlook.ts';
import type { Pause } from '../../../lambdas/domain/case/pause.ts';
import { enabledStages } from '../../../lambdas/domain/dunning-policy.ts';
import { anyDate, anyInstantAround, anyPolicy } from './arbitrary.ts';
import { plan } from './planning.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aLadder, aPendingNotice, aPolicy } from '../builders.ts';

type Situation = Parameters<typeof outlookOf>[0];
const outlook = (changes: Partial<Situation> = {}) =>
  outlookOf({
    dunned: aCase(),
    debtor: aDebtorOnRecord(),
    policy: aPolicy(),
    now: '2026-03-02T08:00:00.000Z',
    ...changes,
  });
const lines = (changes?: Partial<Situation>) => outlook(changes).notices.map(({ stage, on }) => `${on} ${stage}`);

const dispute: Pause = {
  kind: 'dispute',
  id: 'D-1',
  since: '2026-03-01T08:00:00.000Z',
  until: '2026-04-20',
  end: null,
  reason: 'quality',
  disputedMinor: null,
  expectedCreditMinor: 0,
  reviewOn: '2026-04-20',
  creditMinor: 0,
  confirmedMinor: 0,
  creditNotesBefore: 0,
  taskId: null,
};
const hold: Pause = {
  kind: 'hold',
  id: 'H-1',
  since: '2026-03-01T08:00:00.000Z',
  until: '2026-05-04',
  end: null,
  reason: 'a question',
};

describe('the outlook on a case', () => {
  it('is the whole ladder, each stage on the day of the policy, and the day of the decision', () => {
    expect(outlook()).toEqual({
      next: { stage: 'courtesyNotice', on: '2026-03-24' },
      notices: [
        { stage: 'courtesyNotice', on: '2026-03-24' },
        { stage: 'reminderOne', on: '2026-04-03' },
        { stage: 'reminderTwo', on: '2026-04-10' },
        { stage: 'directNotice', on: '2026-04-20' },
        { stage: 'legalEscalation', on: '2026-05-05' },
      ],
      decisionOn: '2026-05-22',
    });
  });

  it('is what the run of the case has planned, under any policy and on any day', () => {
    const given = anyDate.chain((dueDate) =>
      fc.record({ dueDate: fc.constant(dueDate), policy: anyPolicy, now: anyInstantAround(dueDate, 40, 100) }),
    );
    fc.assert(
      fc.property(given, ({ dueDate, policy, now }) => {
        const dunned = aCase({ invoice: { dueDate } });
        const { stage: first, at } = plan({ dunned, policy, now });
        const dayOf = (instant: string) => localDate(instant, policy.sendWindow.timeZone);
        const planned = enabledStages(policy).filter((stage) => waits.indexOf(stage) >= waits.indexOf(first as Wait));
        expect(outlook({ dunned, policy, now })).toEqual({
          next: { stage: first, on: dayOf(at[first as Wait]) },
          notices: planned.map((stage) => ({ stage, on: dayOf(at[stage]) })),
          decisionOn: dayOf(at.legalDecision),
        });
      }),
      { numRuns: 300 },
    );
  });

  it('begins after what has left', () => {
    const dunned = aCaseThatSent({ courtesyNotice: '2026-03-24', reminderOne: '2026-04-03' });
    expect(lines({ dunned, now: '2026-04-04T08:00:00.000Z' })).toEqual([
      '2026-04-10 reminderTwo',
      '2026-04-20 directNotice',
      '2026-05-05 legalEscalation',
    ]);
  });

  it('counts a notice that waits in its window, unless its stage is off', () => {
    const dunned = aCase({ notice: aPendingNotice() });
    const now = '2026-04-03T07:20:00.000Z';
    expect(lines({ dunned, now }).slice(0, 2)).toEqual(['2026-04-03 reminderOne', '2026-04-10 reminderTwo']);
    const policy = aPolicy({ stages: aLadder({ reminderTwo: 10, directNotice: 20 }) });
    expect(lines({ dunned, now, policy })).toEqual(['2026-04-10 reminderTwo', '2026-04-20 directNotice']);
  });

  it('keeps the distances of a stage that is late', () => {
    expect(lines({ now: '2026-04-17T08:00:00.000Z' })).toEqual([
      '2026-04-17 reminderOne',
      '2026-04-24 reminderTwo',
      '2026-05-04 directNotice',
      '2026-05-19 legalEscalation',
    ]);
  });

  it('goes on after a hold and after a global hold, on the first business day', () => {
    // The courtesy notice is dropped, the others keep their distances.
    const after = ['2026-05-04 reminderOne', '2026-05-11 reminderTwo', '2026-05-21 directNotice'];
    expect(lines({ dunned: aCase({ pauses: [hold] }) }).slice(0, 3)).toEqual(after);
    const all = { scope: 'creditor', key: 'main', by: 'ann', end: null } as const;
    const { id, reason, until, since } = hold as Extract<Pause, { kind: 'hold' }>;
    const circumstances: Circumstances = { ...noCircumstances, holds: [{ id, reason, until, since, ...all }] };
    expect(lines({ circumstances }).slice(0, 3)).toEqual(after);
  });

  it('takes the bank for read and what needs approval for approved', () => {
    const circumstances = { ...noCircumstances, feeds: { main: { readUpTo: '2026-01-01T08:00:00.000Z' } } };
    expect(lines({ circumstances, policy: aPolicy({ approvalFrom: 'reminderOne' }) })).toEqual(lines());
  });

  it.each([
    ['a dispute over all of it', { dunned: aCase({ pauses: [dispute] }) }, 'courtesyNotice'],
    ['a debtor whom nobody is to write to', { debtor: aDebtorOnRecord({ doNotWrite: true }) }, 'courtesyNotice'],
    [
      'a notice that did not arrive',
      { dunned: aCase({ undelivered: { stage: 'reminderOne', since: '2026-03-02T07:00:00.000Z' } }) },
      'courtesyNotice',
    ],
  ] as const)('has no day while it waits for people or money: %s', (_what, changes, stage) => {
    expect(outlook(changes)).toEqual({ next: { stage, on: null }, notices: [], decisionOn: null });
  });

  it('has a person decide about a balance below the minimum, on the day of the last stage', () => {
    const next = { stage: 'legalDecision', on: '2026-05-05' };
    expect(outlook({ dunned: aCase({ receivedMinor: 119_999 }) })).toEqual({ next, notices: [], decisionOn: next.on });
  });

  it.each([
    ['paid', aCase({ status: 'paid' })],
    [
      'before a person',
      aCase({ legal: { kind: 'requested', at: '2026-03-01T08:00:00.000Z', taskId: 't', taskKind: 'legalDecision' } }),
    ],
  ])('has nothing for a case that is %s', (_how, dunned) => {
    expect(outlook({ dunned })).toEqual({ next: null, notices: [], decisionOn: null });
  });
});
