import { describe, expect, it } from 'vitest';
import { assess } from '../../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { claimInputOf } from '../../../../lambdas/domain/case/claim/claim-of-case.ts';
import { formalNoticeDay } from '../../../../lambdas/domain/case/letter/formal-notice-day.ts';
import { ladderInstants } from '../../../../lambdas/domain/case/ladder-instants.ts';
import { aCaseThatSent } from '../../builders.ts';
import { atHome, registered, reported, withLetter } from './formal-letters.ts';

const dayOf = (dunned: Case) => {
  const day = formalNoticeDay(dunned, 'Europe/Paris');
  return day.kind === 'counts' ? day.on : day.kind;
};
const now = '2026-06-30T07:00:00.000Z';
const situation = (dunned: Case, at = now) => ({ dunned, debtor: atHome, policy: registered, now: at });

describe('the day from which a formal notice counts', () => {
  it('is that of the mail where no letter was asked for, and none is before it', () => {
    expect(dayOf(aCaseThatSent({ directNotice: '2026-04-20' }))).toBe('none');
    expect(dayOf(aCaseThatSent({ legalEscalation: '2026-05-06' }))).toBe('2026-05-06');
    // Half past midnight in Paris is still the day before in UTC.
    expect(dayOf(aCaseThatSent({ legalEscalation: '2026-05-06T22:30:00.000Z' }))).toBe('2026-05-07');
  });

  it.each([
    ['delivered', '2026-05-11'],
    ['refused', '2026-05-11'],
    ['unclaimed', '2026-05-11'],
  ] as const)('is that of the letter once it is %s, not that of the mail', (status, on) => {
    expect(dayOf(reported(withLetter(), { status: 'posted', on: '2026-05-07' }, { status, on }))).toBe(on);
  });

  it('is awaited while a letter on paper is only asked for, submitted or posted', () => {
    const requested = withLetter();
    const submitted = reported(requested, { status: 'submitted', on: '2026-05-06' });
    expect([requested, submitted, reported(submitted, { status: 'posted', on: '2026-05-07' })].map(dayOf)).toEqual([
      'awaited',
      'awaited',
      'awaited',
    ]);
  });

  it('is that of the mail again when the letter reached nobody', () => {
    expect(dayOf(reported(withLetter(), { status: 'undeliverable', on: '2026-05-11' }))).toBe('2026-05-06');
  });

  it('is 15 days after the notice of an electronic letter, or its acceptance before', () => {
    const posted = reported(withLetter(), { status: 'posted', on: '2026-05-07', electronic: true });
    expect(dayOf(posted)).toBe('2026-05-22');
    expect(dayOf(reported(posted, { status: 'unclaimed', on: '2026-05-23' }))).toBe('2026-05-22');
    expect(dayOf(reported(posted, { status: 'refused', on: '2026-05-09' }))).toBe('2026-05-22');
    expect(dayOf(reported(posted, { status: 'delivered', on: '2026-05-09' }))).toBe('2026-05-09');
  });

  it('is the day on which a person told of it, where nobody writes to the debtor', () => {
    const told = { stage: 'legalEscalation', at: '2026-05-08T09:00:00.000Z' } as const;
    expect(dayOf(aCaseThatSent({ directNotice: '2026-04-20' }, { stage: 'legalEscalation', told }))).toBe('2026-05-08');
  });

  it('is the day from which a consumer owes interest, and none while it is awaited', () => {
    const consumer = { ...atHome, kind: 'consumer' as const };
    const since = (dunned: Case) => {
      const input = claimInputOf({ dunned, debtor: consumer, policy: registered }, '2026-06-30');
      return 'kind' in input ? input.kind : input.formalNoticeOn;
    };
    expect(since(withLetter(consumer))).toBeNull();
    expect(since(reported(withLetter(consumer), { status: 'refused', on: '2026-05-11' }))).toBe('2026-05-11');
  });
});

describe('the end of the ladder', () => {
  /** 15 days, the next business day, and one on which money must have shown. */
  it.each([
    ['the mail alone', aCaseThatSent({ legalEscalation: '2026-05-06' }), '2026-05-26'],
    ['a refused letter', reported(withLetter(), { status: 'refused', on: '2026-05-11' }), '2026-05-28'],
    ['an unclaimed letter', reported(withLetter(), { status: 'unclaimed', on: '2026-05-12' }), '2026-05-29'],
    [
      'an electronic letter',
      reported(withLetter(), { status: 'posted', on: '2026-05-07', electronic: true }),
      '2026-06-10',
    ],
  ])('comes when the time that %s gives has run out', (_what, dunned, dueOn) => {
    expect(assess(situation(dunned, '2026-05-20T07:00:00.000Z'))).toMatchObject({ step: 'legalDecision', dueOn });
    expect(ladderInstants(situation(dunned, '2026-05-20T07:00:00.000Z')).at.legalDecision.slice(0, 10)).toBe(dueOn);
  });

  it('waits, with a day to look again, while nobody knows what became of the letter', () => {
    const { isAllowed, blockers } = assess(situation(withLetter(), '2026-05-28T07:00:00.000Z'));
    expect(isAllowed).toBe(false);
    expect(blockers.map(({ code }) => code)).toEqual(['letterAwaited']);
    expect(blockers[0]?.until).toBe('2026-05-28T07:30:00.000Z');
  });
});
