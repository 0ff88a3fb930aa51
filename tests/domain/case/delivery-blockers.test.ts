import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { arrangeCall, completeStageCall } from '../../../lambdas/domain/case/stage-call.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import { addressIdOf } from '../../../lambdas/domain/debtor/address-service.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy, aSentNotice } from '../builders.ts';
import { plan } from './planning.ts';

const policy = aPolicy();
const reachable = aDebtorOnRecord();
const since = '2026-04-03T09:00:00.000Z';
const unreachable = aDebtorOnRecord({
  outOfService: [{ address: addressIdOf('compta@acme.example'), since, why: 'bounce' }],
});
const withoutAddress = 'No address of the debtor takes mail: a person has to find one before reminder one leaves.';
const codes = (dunned: Case, debtor: Debtor, now: string) =>
  assess({ dunned, debtor, policy, now }).blockers.map(({ code }) => code);

describe('a debtor of whom no address takes mail', () => {
  it.each([
    ['2026-04-03T09:00:00.000Z', '2026-05-03T09:00:00.000Z'],
    ['2026-05-03T08:59:59.999Z', '2026-05-03T09:00:00.000Z'],
    ['2026-05-03T09:00:00.000Z', '2026-06-02T09:00:00.000Z'],
  ])('holds each of his cases, which is reviewed every 30 days: at %s until %s', (now, until) => {
    const { isAllowed, blockers } = assess({ dunned: aCase(), debtor: unreachable, policy, now });
    expect(isAllowed).toBe(false);
    expect(blockers).toContainEqual({ code: 'undelivered', message: withoutAddress, until });
  });

  it('has their runs rest until then', () => {
    const made = plan({ dunned: aCase(), debtor: unreachable, now: '2026-04-03T09:00:00.000Z' });
    expect(made).toMatchObject({ stage: 'resumption', at: { resumption: '2026-05-04T07:00:00.000Z' } });
  });

  it('is told of it by nobody while nobody is to write to him anyway', () => {
    expect(codes(aCase(), { ...unreachable, doNotWrite: true }, '2026-04-03T09:00:00.000Z')).toEqual(['doNotWrite']);
  });

  it('does not keep a person from taking the legal decision', () => {
    const dunned = aCaseThatSent({ directNotice: '2026-04-20', legalEscalation: '2026-05-05' });
    expect(codes(dunned, unreachable, '2026-06-15T08:00:00.000Z')).toEqual([]);
  });
});

const due = '2026-05-05T08:00:00.000Z';
const proven = aCaseThatSent({ reminderTwo: '2026-04-10', directNotice: '2026-04-20' });
const unproven: Case = {
  ...proven,
  notices: proven.notices.map(({ deliveredAt: _arrived, ...notice }) => notice),
};
const letter = (dunned: Case, debtor = reachable, now = due) => arrangeCall({ dunned, debtor, policy, now });

describe('the formal notice', () => {
  it.each<[string, Case, Debtor, string | undefined]>([
    ['leaves when an earlier notice has arrived', proven, reachable, undefined],
    [
      'goes by letter when none is known to have arrived',
      unproven,
      reachable,
      'No notice of this invoice is known to have arrived: a person posts the formal notice as a letter.',
    ],
    [
      'goes by letter when the only one that arrived was taken back',
      { ...unproven, notices: [aSentNotice('directNotice', '2026-04-20', { voidedAt: due }), ...unproven.notices] },
      reachable,
      'No notice of this invoice is known to have arrived: a person posts the formal notice as a letter.',
    ],
    [
      'goes by letter when the only one that arrived was complained of',
      { ...unproven, notices: [aSentNotice('reminderTwo', '2026-04-10', { undeliveredAt: due }), ...unproven.notices] },
      reachable,
      'No notice of this invoice is known to have arrived: a person posts the formal notice as a letter.',
    ],
    [
      'goes by letter when no address takes mail',
      proven,
      unreachable,
      'No address of the debtor takes mail: a person posts the formal notice as a letter.',
    ],
  ])('%s', (_what, dunned, debtor, message) => {
    const blockers = message === undefined ? [] : [{ code: 'undelivered', message, until: '2026-05-05T08:30:00.000Z' }];
    expect(assess({ dunned, debtor, policy, now: due })).toMatchObject({ step: 'legalEscalation', blockers });
    expect(letter(dunned, debtor).kind).toBe(message === undefined ? 'repeated' : 'accepted');
  });

  it('that begins the ladder has no notice before it to prove', () => {
    const only = aPolicy({
      stages: {
        ...policy.stages,
        ...off('courtesyNotice'),
        ...off('reminderOne'),
        ...off('reminderTwo'),
        ...off('directNotice'),
      },
    });
    expect(assess({ dunned: aCase(), debtor: reachable, policy: only, now: due })).toMatchObject({
      step: 'legalEscalation',
      isAllowed: true,
    });
  });

  it('waits for its day before anybody is asked for the letter', () => {
    const early = '2026-05-04T08:00:00.000Z';
    expect(letter(unproven, reachable, early).kind).toBe('repeated');
    const made = plan({ dunned: unproven, now: early });
    expect(made).toMatchObject({ stage: 'resumption', at: { resumption: '2026-05-05T07:00:00.000Z' } });
  });

  it('asks for the letter once, and counts as made on the day it was posted', () => {
    const { dunned, task } = asked();
    expect(task).toMatchObject({ kind: 'letter', data: { stage: 'legalEscalation' } });
    expect(letter(dunned).kind).toBe('repeated');
    const now = '2026-05-06T08:00:00.000Z';
    const told = completeStageCall({ dunned, debtor: reachable, policy, now }, task, 'posted, registered');
    expect(told).toMatchObject({
      facts: [{ type: 'TaskDone' }, { type: 'StageTold', data: { stage: 'legalEscalation' } }],
    });
  });

  it('leaves as an e-mail after all, and takes the letter back, when an earlier notice turns out to have arrived', () => {
    const { dunned, task } = asked();
    const later = { ...dunned, notices: proven.notices };
    expect(letter(later)).toMatchObject({
      facts: [{ type: 'StageCallWithdrawn' }],
      end: [{ taskId: task.id, result: 'not needed' }],
    });
  });

  it('that was posted is not sent, too, because an address was found meanwhile', () => {
    const { dunned, task } = asked(proven, unreachable);
    const told = completeStageCall({ dunned, debtor: reachable, policy, now: due }, task, 'posted');
    expect(told).toMatchObject({ facts: [{ type: 'TaskDone' }, { type: 'StageTold' }] });
  });
});

function off(stage: 'courtesyNotice' | 'reminderOne' | 'reminderTwo' | 'directNotice') {
  return { [stage]: { enabled: false as const } };
}

function asked(dunned = unproven, debtor = reachable) {
  const decision = letter(dunned, debtor);
  const task = decision.kind === 'accepted' ? decision.raise[0] : undefined;
  if (decision.kind !== 'accepted' || !task) throw new Error('nobody was asked');
  return { dunned: record(dunned, decision.facts, { at: due, by: 'relance' }).after, task };
}
