import { describe, expect, it } from 'vitest';
import { holdImport, releaseImport } from '../../../lambdas/domain/bulk/import-decisions.ts';
import type { ImportHold, Release } from '../../../lambdas/domain/bulk/import-hold.ts';
import { importIdOf } from '../../../lambdas/domain/bulk/import-record.ts';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { planDunning } from '../../../lambdas/domain/case/plan.ts';
import { type Circumstances, noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import type { CircumstancesDecision } from '../../../lambdas/domain/circumstances/circumstances-decision.ts';
import { foresee } from '../../../lambdas/domain/foresight/foresee.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { factsOf, linesOf, punctual, reminded } from '../foresight/debtor-facts.ts';

const since = '2026-04-07T08:00:00.000Z';
const now = '2026-04-08T08:00:00.000Z';
const held = (release?: Release): Circumstances => ({
  ...noCircumstances,
  imports: { I: { since, ...(release && { release }) } },
});
const releasedAt = (at: string, maxMessagesPerDay?: number): Release => ({
  at,
  by: 'camille',
  ...(maxMessagesPerDay !== undefined && { maxMessagesPerDay }),
});
const situation = (circumstances: Circumstances, turn = 0, at = now) => ({
  dunned: aCase({ imported: { id: 'I', turn, row: 1 } }),
  debtor: aDebtorOnRecord(),
  policy: aPolicy(),
  circumstances,
  now: at,
});
const blockersOf = (...asked: Parameters<typeof situation>) =>
  assess(situation(...asked)).blockers.map(({ code, until }) => [code, until]);

describe('an invoice of an import', () => {
  it('waits until somebody releases it, and is looked at again each day', () => {
    expect(blockersOf(held())).toEqual([['importNotReleased', '2026-04-09T07:00:00.000Z']]);
    const { action, stage, at, isParked } = planDunning({
      ...situation(held()),
      startedAt: now,
      previous: { version: 0, rounds: 0 },
      isCurrent: true,
    });
    expect([action, stage, at.resumption, isParked]).toEqual(['dun', 'resumption', '2026-04-09T07:00:00.000Z', false]);
  });

  it('is dunned as any other one once it is released, or its import is forgotten', () => {
    expect(blockersOf(held(releasedAt(now)))).toEqual([]);
    expect(blockersOf(noCircumstances)).toEqual([]);
  });

  it.each([
    // Two debtors a day, from the business day after the release on; the weekend of April 11 has none.
    [0, '2026-04-09T07:00:00.000Z'],
    [1, '2026-04-09T07:00:00.000Z'],
    [2, '2026-04-10T07:00:00.000Z'],
    [4, '2026-04-13T07:00:00.000Z'],
  ])('of the debtor with turn %i leaves from %s on', (turn, until) => {
    const spread = held(releasedAt(now, 2));
    expect(blockersOf(spread, turn)).toEqual([['importSpread', until]]);
    expect(blockersOf(spread, turn, until)).toEqual([]);
    const plan = planDunning({
      ...situation(spread, turn),
      startedAt: now,
      previous: { version: 0, rounds: 0 },
      isCurrent: true,
    });
    expect(plan.at.resumption).toBe(until);
  });

  it('brings a debtor one message on its first day, whatever his invoices have come to and the policy allows', () => {
    const policy = { ...punctual, minimumContactDelayDays: 0 };
    const imported = (row: number) => ({ imported: { id: 'I', turn: 0, row } });
    const cases = [
      reminded('FA-1', '2026-02-27', { directNotice: '2026-03-20' }, imported(1)),
      reminded('FA-2', '2026-03-31', { courtesyNotice: '2026-03-24' }, imported(2)),
      reminded('FA-3', '2026-03-31', { courtesyNotice: '2026-03-24' }, imported(3)),
    ];
    const facts = factsOf('2026-04-02T18:00:00.000Z', cases, { policy, circumstances: held(releasedAt(since)) });
    expect(linesOf(foresee(facts, '2026-04-08T00:00:00.000Z'))).toEqual([
      '2026-04-03T07:10:00.000Z formal: FA-1 legalEscalation',
      '2026-04-07T07:10:00.000Z dunning: FA-2 reminderOne, FA-3 reminderOne',
    ]);
  });
});

const after = (decision: CircumstancesDecision): Circumstances => {
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision.after;
};
const record = { id: 'I', of: 'invoices', state: 'imported' } as const;
const release = (before: Circumstances, changes: object = {}, posted: { maxMessagesPerDay?: number } = {}) =>
  releaseImport(before, { ...record, ...changes }, posted, { now, by: 'camille' });

describe('releasing an import', () => {
  const waiting = after(holdImport(noCircumstances, 'I', since));

  it('lets it go once, and not otherwise later', () => {
    const released = after(release(waiting, {}, { maxMessagesPerDay: 50 }));
    expect(released.imports?.['I']).toEqual({ since, release: releasedAt(now, 50) });
    expect(release(released, {}, { maxMessagesPerDay: 50 })).toEqual({ kind: 'repeated' });
    expect(release(released, {}, { maxMessagesPerDay: 60 })).toMatchObject({ kind: 'refused', code: 'released' });
    expect(holdImport(released, 'I', now)).toEqual({ kind: 'repeated' });
  });

  it.each([
    ['of payments', { of: 'payments' }, 'nothingHeld'],
    ['that is still being taken', { state: 'importing' }, 'importing'],
    ['of which nothing was taken', { id: 'other', state: 'refused' }, 'nothingHeld'],
  ])('is refused for one %s', (_, changes, code) => {
    expect(release(waiting, changes)).toMatchObject({ kind: 'refused', code });
  });

  it('is forgotten once all debtors have had their turn, while what waits never is', () => {
    const spread: ImportHold = { since, release: releasedAt('2025-02-01T08:00:00.000Z', 10) };
    const recent: ImportHold = { since, release: releasedAt(since, 10) };
    const before = { ...noCircumstances, imports: { old: spread, all: { since, release: releasedAt(since) }, recent, I: { since } } }; // prettier-ignore
    expect(Object.keys(after(holdImport(before, 'J', now)).imports ?? {})).toEqual(['recent', 'I', 'J']);
  });

  it('has to come before a fifty-first import waits', () => {
    const imports = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`I-${index}`, { since }]));
    const many = { ...noCircumstances, imports };
    expect(holdImport(many, 'J', now)).toMatchObject({ kind: 'refused', code: 'importsWaiting' });
    const { 'I-0': _, ...fewer } = imports;
    expect(holdImport({ ...many, imports: fewer }, 'J', now).kind).toBe('accepted');
  });
});

describe('the id of an import', () => {
  const dropped = { key: 'bulk/invoices/a.csv', etag: 'e', sequencer: '1' };

  it('is the same however often one drop is told of, and another one for each drop', () => {
    expect(importIdOf(dropped)).toBe(importIdOf({ ...dropped }));
    const others = [{ key: 'bulk/invoices/b.csv' }, { etag: 'f' }, { sequencer: '2' }];
    const ids = [dropped, ...others.map((other) => ({ ...dropped, ...other }))].map(importIdOf);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^import-[0-9a-f]{24}$/);
  });
});
