import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from '../../../lambdas/domain/calendar/send-window.ts';
import { weekdays } from '../../../lambdas/domain/calendar/weekday.ts';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { planDunning } from '../../../lambdas/domain/case/plan.ts';
import { type Stage, stages } from '../../../lambdas/domain/dunning-policy.ts';
import { aCase, aDebtorOnRecord, aPendingNotice, aSentNotice } from '../builders.ts';
import { anyDate, anyInstantAround, anyPolicy } from './arbitrary.ts';

/** A case anywhere on its ladder, its last notice some days ago, seen at some instant. */
const anySituation = anyDate.chain((dueDate) =>
  fc.record({
    dueDate: fc.constant(dueDate),
    policy: anyPolicy,
    stage: fc.option(fc.constantFrom<Stage>(...stages)),
    now: anyInstantAround(dueDate, 40, 150),
    sentDaysAgo: fc.integer({ min: 0, max: 20 }),
    contactDaysAgo: fc.option(fc.integer({ min: 0, max: 20 })),
    lateDays: fc.integer({ min: 0, max: 60 }),
    receivedMinor: fc.constantFrom(0, 115_000, 119_800),
    holdEndsInDays: fc.option(fc.integer({ min: -5, max: 40 })),
    doNotWrite: fc.constantFrom(false, false, true),
    contactDays: fc.option(fc.subarray([...weekdays], { minLength: 1, maxLength: 3 })),
    repliedDaysAgo: fc.option(fc.integer({ min: 0, max: 40 })),
    method: fc.constantFrom('transfer', 'transfer', 'directDebit'),
    insolventDaysAgo: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.integer({ min: 0, max: 90 })),
    standing: fc.constantFrom('free', 'free', 'pending', 'undelivered', 'requested', 'extended'),
  }),
);
type AnySituation = typeof anySituation extends fc.Arbitrary<infer T> ? T : never;

const dayMs = 86_400_000;
const earlier = (instant: string, days: number) => new Date(Date.parse(instant) - days * dayMs).toISOString();

const anInsolvency = (now: string, daysAgo: number) => ({
  id: 'I',
  openedOn: earlier(now, daysAgo + 1).slice(0, 10),
  procedure: 'liquidation' as const,
  since: earlier(now, daysAgo),
  taskId: 'task',
  end: null,
});

const aReply = (now: string, daysAgo: number) => ({
  taskId: 'reply',
  messageKey: 'key',
  since: earlier(now, daysAgo),
  until: earlier(now, daysAgo - 5).slice(0, 10),
});

function situationOf({ policy, now, stage, sentDaysAgo, contactDaysAgo, ...given }: AnySituation) {
  const { dueDate, lateDays, receivedMinor, standing, holdEndsInDays, doNotWrite, repliedDaysAgo, method } = given;
  const { contactDays, insolventDaysAgo } = given;
  const sentAt = earlier(now, sentDaysAgo);
  const notices = stage ? [aSentNotice(stage, sentAt)] : [];
  const states: Record<string, Partial<Omit<Case, 'invoice'>>> = {
    free: {},
    pending: { notice: aPendingNotice({ stage: 'directNotice', window: sentAt.slice(0, 10), sendAt: sentAt }) },
    undelivered: { undelivered: { stage: 'reminderOne', since: sentAt } },
    requested: { legal: { kind: 'requested', at: sentAt, taskId: 'task', taskKind: 'legalDecision' } },
    extended: { legal: { kind: 'extended', until: earlier(now, sentDaysAgo - 10).slice(0, 10), reason: 'he pays' } },
  };
  const opened = aCase({ invoice: { dueDate }, stage, notices, lateDays, receivedMinor, ...states[standing] });
  const dunned: Case = { ...opened, invoice: { ...opened.invoice, paymentMeans: { method } } };
  const lastContactAt = contactDaysAgo === null ? {} : { lastContactAt: earlier(now, contactDaysAgo) };
  const until = earlier(now, -(holdEndsInDays ?? 0)).slice(0, 10);
  const holds = holdEndsInDays === null ? [] : [{ id: 'H', reason: 'A question.', until, since: sentAt, end: null }];
  const replies = repliedDaysAgo === null ? [] : [aReply(now, repliedDaysAgo)];
  const insolvencies = insolventDaysAgo === null ? [] : [anInsolvency(now, insolventDaysAgo)];
  return {
    dunned,
    policy,
    now,
    debtor: aDebtorOnRecord({ ...lastContactAt, holds, insolvencies, replies, doNotWrite, contactDays }),
  };
}

describe('an assessment', () => {
  it('names the very instant from which a stage is allowed, and none is allowed before it when only time passes', () => {
    const sooner = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(anySituation, sooner, (given, fraction) => {
        const situation = situationOf({ ...given, standing: given.standing === 'extended' ? 'extended' : 'free' });
        const { step, dunnableFrom, isAllowed, blockers } = assess(situation);
        const isForPeople = blockers.some(
          ({ code }) =>
            code === 'minimumBalance' ||
            code === 'insolvency' ||
            code === 'doNotWrite' ||
            code === 'invoiceNotDunnable' ||
            (code === 'reply' && step === 'legalEscalation'),
        );
        // A pause may last until the due date has passed, with which that notice is dropped.
        const isPaused = blockers.some(({ code }) => code === 'debtorHold' || code === 'reply');
        const isDropped = step === 'courtesyNotice' && isPaused;
        fc.pre(dunnableFrom !== null && !isForPeople && !isDropped);
        expect(isAllowed).toBe(dunnableFrom === situation.now);
        expect(assess({ ...situation, now: dunnableFrom ?? '' })).toMatchObject({
          step,
          isAllowed: true,
          dunnableFrom,
        });
        const wait = Date.parse(dunnableFrom ?? '') - Date.parse(situation.now);
        if (wait === 0) return;
        const between = new Date(
          Date.parse(situation.now) + Math.floor(((wait - 1) * fraction) / 1_000_000),
        ).toISOString();
        expect(assess({ ...situation, now: between })).toMatchObject({ step, isAllowed: false, dunnableFrom });
      }),
      { numRuns: 400 },
    );
  });

  it('gives every blocker of an open case an end in the future, and a sentence', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const situation = situationOf(given);
        const { blockers, isAllowed, dunnableFrom, step } = assess(situation);
        expect(isAllowed).toBe(blockers.length === 0);
        if (given.insolventDaysAgo !== null) expect(blockers.map(({ code }) => code)).toContain('insolvency');
        for (const { until, message } of blockers) {
          expect(until !== undefined && until > situation.now).toBe(true);
          expect(message).toMatch(/^[A-Z].*\.$/);
          expect(message).not.toMatch(/undefined|null|NaN/);
        }
        expect(dunnableFrom === null).toBe(step === null);
        if (dunnableFrom !== null) expect(isOpen(dunnableFrom, situation.policy.sendWindow)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a plan', () => {
  const waits = [...stages, 'legalDecision', 'decisionReview'] as const;

  it('waits in the order of the ladder, never for the past, and sends only on business days inside the send hours', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const situation = situationOf(given);
        const { now, policy } = situation;
        const plan = planDunning({
          ...situation,
          startedAt: now,
          previous: { version: 0, rounds: 0 },
          isCurrent: true,
        });
        const renewAt = earlier(now, -300);
        const entry = plan.stage === 'decisionPending' ? 'decisionReview' : plan.stage;
        expect(plan.at[entry] >= now).toBe(true);
        if (entry === 'resumption') {
          expect(plan.at.resumption > now).toBe(true);
          return;
        }
        const ahead = waits.slice(waits.indexOf(entry));
        const instants = ahead.map((wait) => plan.at[wait]);
        expect(instants).toEqual([...instants].sort());
        for (const wait of ahead) {
          const at = plan.at[wait];
          const isPlanned = wait === plan.stage || (wait !== 'decisionReview' && at > plan.at[entry] && at < renewAt);
          if (isPlanned) expect(isOpen(at, policy.sendWindow)).toBe(true);
        }
        expect(instants.every((at) => at <= renewAt)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never says "now" for what is not allowed now', () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const situation = situationOf(given);
        const { now } = situation;
        const plan = planDunning({
          ...situation,
          startedAt: now,
          previous: { version: 0, rounds: 0 },
          isCurrent: true,
        });
        const entry = plan.stage === 'decisionPending' ? 'decisionReview' : plan.stage;
        expect(plan.at[entry] > now || assess(situation).isAllowed).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
