import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { actIdOf } from '../../../lambdas/domain/case/act-id.ts';
import { holdSchema, liftHold, placeHold } from '../../../lambdas/domain/case/hold.ts';
import { settlePauses } from '../../../lambdas/domain/case/settle-pauses.ts';
import { planDunning } from '../../../lambdas/domain/case/plan.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();
const reason = 'we talk about the delivery';

function after(dunned: Case, decision: Decision, at: string): Case {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return record(dunned, decision.facts, { at, by: 'person' }).after;
}

const held = (until: string, dunned = aCase(), id = 'H-1') =>
  after(dunned, placeHold(dunned, id, { reason, until }, '2026-04-01'), '2026-04-01T08:00:00.000Z');

const expired = (dunned: Case, now: string) => after(dunned, settlePauses({ dunned, policy, now }), now);

describe('a hold', () => {
  it('pauses the case, and next-action names it with its reason and its end', () => {
    const dunned = held('2026-04-20');
    expect(dunned.status).toBe('paused');
    const { blockers, isAllowed } = assess({ dunned, debtor, policy, now: '2026-04-10T08:00:00.000Z' });
    expect(isAllowed).toBe(false);
    expect(blockers).toEqual([
      {
        code: 'hold',
        message: `A person holds dunning until 2026-04-20: ${reason}`,
        until: '2026-04-20T07:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['the day before its end', '2026-04-17T08:00:00.000Z', 'leave'],
    ['its last night', '2026-04-19T21:59:59.000Z', 'leave'],
    ['the opening on its day, before that is on record', '2026-04-20T07:00:00.000Z', 'leave'],
  ])('stops a stage until its day, in the time of the policy: %s', (_when, now, answer) => {
    expect(checkStage({ dunned: held('2026-04-20'), debtor, policy, now }, 'reminderOne')).toBe(answer);
  });

  it('lets the stage leave from the opening of its day, once that is on record', () => {
    const now = '2026-04-20T07:00:00.000Z';
    const dunned = expired(held('2026-04-20'), now);
    expect(checkStage({ dunned, debtor, policy, now }, 'reminderOne')).toBe('send');
  });

  it('is waited out at its first end, even when nothing is due on that day', () => {
    const dunned = held('2026-04-09', held('2026-04-16', aCaseThatSent({ reminderOne: '2026-04-03' })), 'H-2');
    const now = '2026-04-01T08:00:00.000Z';
    const run = { startedAt: now, previous: { version: 0, rounds: 0 }, isCurrent: true };
    const plan = planDunning({ dunned, debtor, policy, now, ...run });
    expect([plan.stage, plan.at.resumption]).toEqual(['resumption', '2026-04-09T07:00:00.000Z']);
  });

  it('leaves the case paused as long as another one stands, and open when the last has ended', () => {
    const both = held('2026-04-16', held('2026-04-09'), 'H-2');
    const first = expired(both, '2026-04-09T07:00:00.000Z');
    expect(first.status).toBe('paused');
    expect(first.pauses.map(({ end }) => end)).toEqual([{ at: '2026-04-09T07:00:00.000Z', how: 'expired' }, null]);
    const last = after(first, liftHold(first, 'H-2'), '2026-04-10T07:00:00.000Z');
    expect(last.status).toBe('open');
    expect(settlePauses({ dunned: last, policy, now: '2026-05-01T08:00:00.000Z' }).kind).toBe('repeated');
  });

  it('makes every plan made before stale when it comes and when it is lifted, not when it runs out', () => {
    const dunned = held('2026-04-09');
    expect(dunned.version).toBe(aCase().version + 1);
    expect(after(dunned, liftHold(dunned, 'H-1'), '2026-04-02T08:00:00.000Z').version).toBe(dunned.version + 1);
    expect(expired(dunned, '2026-04-09T08:00:00.000Z').version).toBe(dunned.version);
  });

  it('leaves an escalated case escalated', () => {
    const escalated = aCase({ status: 'escalated' });
    expect(held('2026-04-09', escalated).status).toBe('escalated');
  });
});

describe('placing a hold', () => {
  it.each([
    ['2026-03-31', 'refused'],
    ['2026-04-01', 'refused'],
    ['2026-04-02', 'accepted'],
  ])('until %s on 2026-04-01 is %s: it has to end after today', (until, kind) => {
    expect(placeHold(aCase(), 'H-1', { reason, until }, '2026-04-01')).toMatchObject({ kind });
  });

  it('again under the same id changes nothing, also after it has ended; with other content it is refused', () => {
    const dunned = held('2026-04-09');
    const ended = after(dunned, liftHold(dunned, 'H-1'), '2026-04-02T08:00:00.000Z');
    for (const known of [dunned, ended]) {
      expect(placeHold(known, 'H-1', { reason, until: '2026-04-09' }, '2026-04-05').kind).toBe('repeated');
      expect(placeHold(known, 'H-1', { reason, until: '2026-04-10' }, '2026-04-05')).toMatchObject({
        kind: 'refused',
        code: 'holdTaken',
      });
    }
  });

  it('on a closed case is refused', () => {
    const decision = placeHold(aCase({ status: 'paid' }), 'H-1', { reason, until: '2026-04-09' }, '2026-04-01');
    expect(decision).toMatchObject({ kind: 'refused', code: 'closed' });
  });

  it.each([
    [{ until: '2026-04-09' }, 'reason'],
    [{ reason, until: '2026-02-30' }, 'until'],
    [{ reason, until: '2040-01-01' }, 'until'],
    [{ reason, until: '2026-04-09', id: 'a/b' }, 'id'],
  ])('refuses %j and names the field', (body, field) => {
    const parsed = holdSchema.safeParse(body);
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('takes its id from the caller, else from the request', () => {
    expect(actIdOf('hold', 'I-1', { id: 'H-7' }, 'request-1')).toBe('H-7');
    const ids = ['request-1', 'request-2', 'request-1'].map((key) => actIdOf('hold', 'I-1', {}, key));
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('lifting a hold', () => {
  it('twice changes nothing the second time', () => {
    const dunned = held('2026-04-09');
    const ended = after(dunned, liftHold(dunned, 'H-1'), '2026-04-02T08:00:00.000Z');
    expect(ended.pauses[0]?.end).toEqual({ at: '2026-04-02T08:00:00.000Z', how: 'lifted' });
    expect(liftHold(ended, 'H-1').kind).toBe('repeated');
  });

  it('that was never placed is refused', () => {
    expect(liftHold(aCase(), 'H-1')).toMatchObject({ kind: 'refused', code: 'unknown' });
  });
});
