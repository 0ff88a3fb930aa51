import { describe, expect, it } from 'vitest';
import { firstWake } from '../../../lambdas/domain/case/plan.ts';
import { aCase } from '../builders.ts';
import { plan } from './planning.ts';

describe('a plan that sends nothing', () => {
  const requested = {
    kind: 'requested',
    at: '2026-05-22T07:00:00.000Z',
    taskId: 'task',
    taskKind: 'legalDecision',
  } as const;
  const undelivered = { stage: 'legalEscalation', since: '2026-05-06T09:00:00.000Z' } as const;

  it('waits for the review of a decision that a person was asked for', () => {
    const dunned = aCase({ status: 'escalated', stage: 'legalEscalation', legal: requested });
    const made = plan({ dunned, now: '2026-05-22T07:00:00.000Z' });
    expect(made).toMatchObject({ stage: 'decisionPending', at: { decisionReview: '2026-06-21T07:00:00.000Z' } });
    expect(firstWake(made)).toBe('2026-06-21T07:00:00.000Z');
  });

  it('rests until the review of a notice of which nobody knows whether it left', () => {
    const made = plan({ dunned: aCase({ undelivered }), now: '2026-05-07T08:00:00.000Z' });
    expect(made).toMatchObject({ stage: 'resumption', at: { resumption: '2026-06-05T09:00:00.000Z' } });
    expect(firstWake(made)).toBe('2026-06-05T09:00:00.000Z');
  });

  it('rests with a balance under the minimum until a person is to decide about it', () => {
    const dunned = aCase({ receivedMinor: 119_999 });
    expect(plan({ dunned, now: '2026-04-07T08:00:00.000Z' })).toMatchObject({
      stage: 'resumption',
      at: { resumption: '2026-05-05T07:00:00.000Z' },
    });
  });

  it('closes a closed case, and ends a run that is not the current one', () => {
    expect(plan({ dunned: aCase({ status: 'paid' }) }).action).toBe('close');
    expect(plan({ isCurrent: false }).action).toBe('renew');
  });
});

describe('a long run', () => {
  const startedAt = '2026-01-01T08:00:00.000Z';

  it.each([
    ['a moment before', '2026-10-28T07:59:59.999Z', 'dun'],
    ['on', '2026-10-28T08:00:00.000Z', 'renew'],
    ['after', '2026-10-29T08:00:00.000Z', 'renew'],
  ])('is renewed at day 300: %s', (_when, now, action) => {
    expect(plan({ now, startedAt }).action).toBe(action);
  });

  it('waits for nothing beyond the day it is renewed', () => {
    const dunned = aCase({ invoice: { dueDate: '2026-10-20' } });
    expect(plan({ dunned, now: startedAt, startedAt }).at).toMatchObject({
      reminderOne: '2026-10-23T07:00:00.000Z',
      reminderTwo: '2026-10-28T08:00:00.000Z',
      legalDecision: '2026-10-28T08:00:00.000Z',
      decisionReview: '2026-10-28T08:00:00.000Z',
    });
  });
});

describe('a case that turns in circles', () => {
  const now = '2026-04-07T08:00:00.000Z';

  it.each([
    [18, false, 19, now],
    [19, true, 0, '2026-04-08T08:00:00.000Z'],
  ])('after %i rounds on the same version', (rounds, isParked, roundsAfter, resumesAt) => {
    const made = plan({ now, previous: { version: 1, rounds } });
    expect(made).toMatchObject({ isParked, rounds: roundsAfter });
    expect(firstWake(made)).toBe(resumesAt);
  });

  it('is not parked when something has happened since', () => {
    expect(plan({ now, previous: { version: 0, rounds: 19 } })).toMatchObject({ isParked: false, rounds: 0 });
  });
});
