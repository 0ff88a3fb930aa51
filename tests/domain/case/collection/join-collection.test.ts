import { describe, expect, it } from 'vitest';
import { assess } from '../../../../lambdas/domain/case/assess.ts';
import { joinCollection } from '../../../../lambdas/domain/case/collection/join-collection.ts';
import { decideLegal } from '../../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../../builders.ts';
import { acceptedOf, after } from '../deciding.ts';

const policy = aPolicy();
const now = '2026-05-25T08:00:00.000Z';
const today = '2026-05-25';
const collection = { invoiceId: 'main-FA-0', since: now, until: '2026-07-24', otherCases: 'join' as const };
const debtor = aDebtorOnRecord({ collections: [collection] });
const reminded = aCaseThatSent({ reminderOne: '2026-04-03' });
const joined = (changes: object = {}) => joinCollection({ dunned: reminded, debtor, policy, now, ...changes });

describe('a case whose debtor has another one with a collector', () => {
  it('is put before a person, who is told which one it would follow', () => {
    const { raise } = acceptedOf(joined());
    expect(raise).toMatchObject([{ kind: 'legalDecision', data: { follows: 'main-FA-0' } }]);
    expect(after(reminded, joined(), now)).toMatchObject({
      status: 'escalated',
      stage: 'reminderOne',
      legal: { kind: 'requested', follows: 'main-FA-0' },
    });
  });

  it.each([
    ['is not due yet', { dunned: aCase({ invoice: { dueDate: '2026-05-25' } }) }],
    ['is the one that was handed over', { dunned: { ...reminded, id: 'main-FA-0' } }],
    ['is closed', { dunned: { ...reminded, status: 'paid' } }],
    [
      'is on hold',
      {
        debtor: aDebtorOnRecord({
          collections: [collection],
          holds: [{ id: 'H', reason: 'x', until: '2026-06-30', since: now, end: null }],
        }),
      },
    ],
    ['goes on by the policy', { debtor: aDebtorOnRecord({ collections: [{ ...collection, otherCases: 'goOn' }] }) }],
    ['is looked at after the day of the matter', { now: '2026-07-24T08:00:00.000Z' }],
  ])('is left alone when it %s', (_why, changes) => {
    expect(joined(changes).kind).toBe('repeated');
  });

  it('due since yesterday is asked about', () => {
    expect(joined({ dunned: aCase({ invoice: { dueDate: '2026-05-24' } }) }).kind).toBe('accepted');
  });

  it('that is to go on does so where it stood, and is not asked about again for the same matter', () => {
    const asked = after(reminded, joined(), now);
    const goOn = { decision: 'goOn' as const, reason: 'he pays that one' };
    const decision = acceptedOf(decideLegal(asked, goOn, today));
    expect(decision.end).toMatchObject([{ result: 'goOn' }]);
    const going = after(asked, decision, now);
    expect(going).toMatchObject({ status: 'open', legal: null });
    expect(assess({ dunned: going, debtor, policy, now }).step).toBe('reminderTwo');
    expect(joined({ dunned: going }).kind).toBe('repeated');
    const later = { ...collection, invoiceId: 'main-FA-9', since: '2026-06-01T08:00:00.000Z' };
    const another = aDebtorOnRecord({ collections: [collection, later] });
    expect(joined({ dunned: going, debtor: another, now: '2026-06-02T08:00:00.000Z' }).kind).toBe('accepted');
  });

  it('cannot go on where it follows no other one', () => {
    const { legal: _, ...rest } = after(reminded, joined(), now);
    const last = {
      ...rest,
      legal: { kind: 'requested' as const, at: now, taskId: 't', taskKind: 'legalDecision' as const },
    };
    expect(decideLegal(last, { decision: 'goOn', reason: 'x' }, today)).toMatchObject({ code: 'notFollowing' });
  });
});
