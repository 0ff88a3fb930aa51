import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import type { Accepted, Decision } from '../../../lambdas/domain/case/decision.ts';
import { demandableMinor } from '../../../lambdas/domain/case/demandable.ts';
import {
  disputeSchema,
  openDispute,
  type PostedDispute,
  type Resolution,
  resolutionSchema,
  resolveDispute,
} from '../../../lambdas/domain/case/dispute.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { settlePauses } from '../../../lambdas/domain/case/settle-pauses.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();
const today = '2026-04-08';
const at = '2026-04-08T08:00:00.000Z';

function after(dunned: Case, decision: Decision, when = at): Case {
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return record(dunned, decision.facts, { at: when, by: 'person' }).after;
}

const aDispute = (changes: Partial<PostedDispute> = {}): PostedDispute => ({
  reason: 'wrongPrice',
  reviewOn: '2026-05-04',
  ...changes,
});

/** Reminder one of 1,200.00 EUR left on 3 April. */
const reminded = () => aCaseThatSent({ reminderOne: '2026-04-03' });
const disputed = (changes: Partial<PostedDispute> = {}, dunned = reminded()) =>
  after(dunned, openDispute(dunned, 'D-1', aDispute(changes), today));
const resolved = (dunned: Case, resolution: Resolution) =>
  after(dunned, resolveDispute(dunned, 'D-1', resolution, policy));

describe('a dispute', () => {
  it('of everything stops the ladder, and next-action says why and until when', () => {
    const dunned = disputed();
    expect(dunned.status).toBe('paused');
    const { isAllowed, blockers } = assess({ dunned, debtor, policy, now: '2026-04-20T08:00:00.000Z' });
    expect(isAllowed).toBe(false);
    expect(blockers).toEqual([
      {
        code: 'dispute',
        message: 'The debtor disputes the whole amount (wrongPrice); a person reviews it on 2026-05-04.',
        until: '2026-05-04T07:00:00.000Z',
      },
    ]);
  });

  it.each([
    [1, 119_999, 'open'],
    [40_000, 80_000, 'open'],
    [119_999, 1, 'open'],
    [120_000, 0, 'paused'],
  ])('of %i leaves %i to be demanded, and the case %s', (amountMinor, demandable, status) => {
    const dunned = disputed({ amountMinor });
    expect([demandableMinor(dunned, today), dunned.status]).toEqual([demandable, status]);
    const { blockers } = assess({ dunned, debtor, policy, now: '2026-04-20T08:00:00.000Z' });
    expect(blockers.map(({ code }) => code)).toEqual(
      demandable === 0 ? ['dispute'] : demandable < 500 ? ['minimumBalance'] : [],
    );
  });

  it('tells no debtor anything, and raises nothing before its review', () => {
    const dunned = reminded();
    const decision = openDispute(dunned, 'D-1', aDispute({ comment: 'two were missing' }), today) as Accepted;
    expect([decision.tell, decision.raise]).toEqual([[], []]);
    expect(JSON.stringify(decision.facts)).not.toContain('two were missing');
    expect(decision.notes).toEqual([{ id: 'dispute-D-1', said: { comment: 'two were missing' } }]);
  });

  it('keeps an expected credit note out of demands until its review', () => {
    const dunned = disputed({ amountMinor: 20_000, expectedCreditMinor: 30_000 });
    expect(demandableMinor(dunned, '2026-05-03')).toBe(90_000);
    expect(demandableMinor(dunned, '2026-05-04')).toBe(100_000);
  });

  it('withholds once what is disputed and expected to be credited', () => {
    const dunned = disputed({ amountMinor: 40_000, expectedCreditMinor: 40_000 });
    expect(demandableMinor(dunned, '2026-04-20')).toBe(80_000);
  });

  it('that was accepted goes on withholding what is expected beyond the credit, until its date', () => {
    const dunned = resolved(disputed({ amountMinor: 40_000, expectedCreditMinor: 120_000 }), { outcome: 'accepted' });
    expect(balanceMinor(dunned)).toBe(80_000);
    expect([demandableMinor(dunned, '2026-05-03'), demandableMinor(dunned, '2026-05-04')]).toEqual([0, 80_000]);
    const { blockers } = assess({ dunned, debtor, policy, now: '2026-04-20T08:00:00.000Z' });
    expect(blockers).toEqual([
      {
        code: 'dispute',
        message: "The debtor's objection was accepted (wrongPrice); a credit note is expected until 2026-05-04.",
        until: '2026-05-04T07:00:00.000Z',
      },
    ]);
    const { blockers: none } = assess({ dunned, debtor, policy, now: '2026-05-04T08:00:00.000Z' });
    expect(none).toEqual([]);
  });

  it('that was rejected withholds nothing, whatever was expected', () => {
    const dunned = resolved(disputed({ amountMinor: 40_000, expectedCreditMinor: 60_000 }), { outcome: 'rejected' });
    expect(demandableMinor(dunned, today)).toBe(120_000);
  });

  it.each([
    ['2026-05-03T21:59:59.000Z', 0],
    ['2026-05-03T22:00:00.000Z', 1],
  ])('is reviewed from its day in the time of the policy (%s): a person is asked, and it goes on', (now, tasks) => {
    const dunned = disputed();
    const decision = settlePauses({ dunned, policy, now });
    expect(decision.kind === 'accepted' ? decision.raise : []).toHaveLength(tasks);
    if (decision.kind !== 'accepted') return;
    const reviewed = after(dunned, decision, now);
    expect(reviewed).toMatchObject({ status: 'paused', pauses: [{ until: '2026-05-11', end: null }] });
    // A week later it is looked at again; the person was asked already.
    const again = settlePauses({ dunned: reviewed, policy, now: '2026-05-11T08:00:00.000Z' }) as Accepted;
    expect([again.facts.length, again.raise]).toEqual([1, []]);
  });
});

describe('opening a dispute', () => {
  it.each<[Partial<PostedDispute>, string]>([
    [{ amountMinor: 120_001 }, 'amountMinor'],
    [{ expectedCreditMinor: 120_001 }, 'expectedCreditMinor'],
    [{ reviewOn: today }, 'reviewOn'],
  ])('with %j is refused, naming the field', (changes, field) => {
    expect(openDispute(reminded(), 'D-1', aDispute(changes), today)).toMatchObject({ kind: 'refused', field });
  });

  it('again changes nothing; under the same id with other content it is refused; so it is on a closed case', () => {
    const dunned = disputed();
    expect(openDispute(dunned, 'D-1', aDispute(), today).kind).toBe('repeated');
    for (const other of [{ reason: 'quality' as const }, { comment: 'two were missing' }])
      expect(openDispute(dunned, 'D-1', aDispute(other), today)).toMatchObject({ code: 'disputeTaken' });
    const said = disputed({ comment: 'two were missing' });
    expect(openDispute(said, 'D-1', aDispute({ comment: 'two were missing' }), today).kind).toBe('repeated');
    expect(openDispute(said, 'D-1', aDispute({ comment: 'three were missing' }), today)).toMatchObject({
      code: 'disputeTaken',
    });
    expect(openDispute(aCase({ status: 'paid' }), 'D-1', aDispute(), today)).toMatchObject({ code: 'closed' });
  });

  it.each([
    [{ reviewOn: '2026-05-04' }, 'reason'],
    [{ reason: 'angry', reviewOn: '2026-05-04' }, 'reason'],
    [{ reason: 'other' }, 'reviewOn'],
    [{ reason: 'other', reviewOn: '2040-01-01' }, 'reviewOn'],
    [{ reason: 'other', reviewOn: '2026-05-04', amountMinor: 0 }, 'amountMinor'],
  ])('of the form %j names the field at fault', (body, field) => {
    expect(disputeSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('resolving a dispute', () => {
  it('as rejected lets the ladder resume where it stood, after the minimum gap', () => {
    const dunned = resolved(disputed(), { outcome: 'rejected' });
    expect(dunned).toMatchObject({ status: 'open', stage: 'reminderOne', creditedMinor: 0 });
    const assessment = assess({ dunned, debtor, policy, now: '2026-04-10T08:00:00.000Z' });
    expect(assessment).toMatchObject({ step: 'reminderTwo', dunnableFrom: '2026-04-13T07:00:00.000Z' });
    expect(assessment.blockers.map(({ code }) => code)).toEqual(['minimumGap']);
  });

  it('as accepted takes what was disputed off the balance, at once', () => {
    const dunned = resolved(disputed({ amountMinor: 40_000 }), { outcome: 'accepted' });
    expect([balanceMinor(dunned), demandableMinor(dunned, today), dunned.status]).toEqual([80_000, 80_000, 'open']);
  });

  it('as accepted in whole, without any money, ends the case as canceled; with money, as paid', () => {
    expect(resolved(disputed(), { outcome: 'accepted' }).status).toBe('canceled');
    const partPaid = aCase({ receivedMinor: 50_000 });
    expect(resolved(disputed({}, partPaid), { outcome: 'accepted' })).toMatchObject({
      status: 'paid',
      creditedMinor: 70_000,
    });
  });

  it('in part takes the part off', () => {
    const dunned = resolved(disputed({ amountMinor: 40_000 }), { outcome: 'partly', creditMinor: 15_000 });
    expect(balanceMinor(dunned)).toBe(105_000);
  });

  it.each<[Resolution, number | undefined]>([
    [{ outcome: 'partly', creditMinor: 39_999 }, undefined],
    [{ outcome: 'partly', creditMinor: 40_000 }, 40_000],
    [{ outcome: 'accepted', creditMinor: 40_000 }, undefined],
    [{ outcome: 'accepted', creditMinor: 40_001 }, 40_000],
  ])('with %j is held to what is in dispute and owed', (resolution, limit) => {
    const decision = resolveDispute(disputed({ amountMinor: 40_000 }), 'D-1', resolution, policy);
    expect(decision).toMatchObject(limit === undefined ? { kind: 'accepted' } : { field: 'creditMinor' });
  });

  it('answers the task of its review, when there is one', () => {
    const open = disputed();
    const reviewed = after(open, settlePauses({ dunned: open, policy, now: '2026-05-04T08:00:00.000Z' }));
    const ends = (dunned: Case) => (resolveDispute(dunned, 'D-1', { outcome: 'rejected' }, policy) as Accepted).end;
    expect(ends(open)).toEqual([]);
    expect(ends(reviewed)).toMatchObject([{ result: 'rejected' }]);
  });

  it('twice the same changes nothing; otherwise it is refused, as is one that was never opened', () => {
    const dunned = resolved(disputed({ amountMinor: 40_000 }), { outcome: 'partly', creditMinor: 15_000 });
    const again = (resolution: Resolution) => resolveDispute(dunned, 'D-1', resolution, policy);
    expect(again({ outcome: 'partly', creditMinor: 15_000 }).kind).toBe('repeated');
    expect(again({ outcome: 'partly', creditMinor: 16_000 })).toMatchObject({ code: 'resolved' });
    expect(again({ outcome: 'rejected' })).toMatchObject({ code: 'resolved' });
    expect(again({ outcome: 'partly', creditMinor: 15_000, comment: 'agreed' })).toMatchObject({ code: 'resolved' });
    expect(resolveDispute(aCase(), 'D-1', { outcome: 'rejected' }, policy)).toMatchObject({ code: 'unknown' });
  });

  it('in part needs the part', () => {
    expect(resolutionSchema.safeParse({ outcome: 'partly' }).error?.issues[0]?.path).toEqual(['creditMinor']);
  });
});
