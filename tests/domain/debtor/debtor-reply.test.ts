import { describe, expect, it } from 'vitest';
import { assess, assessPending } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import type { DebtorDecision } from '../../../lambdas/domain/debtor/debtor-change.ts';
import { answerReply, recordReply, replySchema, replyTaskId } from '../../../lambdas/domain/debtor/debtor-reply.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';

const policy = aPolicy();
const words = { text: 'We have paid, see attached.\nPaul', from: 'Paul <paul@acme.example>' };
const on = (today: string) => ({ now: `${today}T10:00:00.000Z`, today, policy });

function after(decision: DebtorDecision): Debtor {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return decision.after;
}
const repliedOn = (today: string, debtor = aDebtorOnRecord(), replyId = 'R-1') =>
  after(recordReply(debtor, { replyId, messageKey: 'key-1' }, words, on(today)));

const blockersOf = (dunned: Case, debtor: Debtor, now: string) =>
  assess({ dunned, debtor, policy, now }).blockers.filter(({ code }) => code === 'reply');

describe('an answer of a debtor', () => {
  it('pauses him and raises a task that shows it; his words stand in that task alone', () => {
    const decision = recordReply(aDebtorOnRecord(), { replyId: 'R-1', messageKey: 'key-1' }, words, on('2026-04-09'));
    const taskId = replyTaskId(aDebtorOnRecord(), 'R-1');
    expect(decision).toMatchObject({
      kind: 'accepted',
      after: { version: 2, replies: [{ taskId, messageKey: 'key-1', until: '2026-04-15' }] },
      raise: [{ id: taskId, kind: 'reply', debtorId: 'C-001', dueOn: '2026-04-09', data: words }],
    });
    if (decision.kind !== 'accepted') return;
    expect(decision.fact).toEqual({
      type: 'ReplyReceived',
      data: { taskId, messageKey: 'key-1', until: '2026-04-15' },
    });
    expect(JSON.stringify([decision.after, decision.fact])).not.toContain('paul');
  });

  it.each([
    ['2026-04-07', 'a Tuesday', '2026-04-13'],
    ['2026-04-09', 'a Thursday', '2026-04-15'],
    ['2026-04-11', 'a Saturday', '2026-04-16'],
    ['2026-04-02', 'the Thursday before Easter Monday', '2026-04-09'],
  ])('of %s, %s, leaves him 3 business days: the opening after them is on %s', (today, _day, until) => {
    expect(repliedOn(today).replies).toMatchObject([{ until }]);
  });

  it('cannot have come in later than it is recorded', () => {
    const at = (receivedAt: string) =>
      recordReply(aDebtorOnRecord(), { replyId: 'R-1', messageKey: 'k' }, { receivedAt }, on('2026-04-09'));
    expect(at('2026-04-09T10:00:00Z').kind).toBe('accepted');
    expect(at('2026-04-09T10:00:01Z')).toMatchObject({ kind: 'refused', field: 'receivedAt' });
  });

  it.each([
    [{ text: 'line one\nline two\ttab' }, true],
    [{}, true],
    [{ text: ' ' }, false],
    [{ text: 'x\u0000' }, false],
    [{ text: 'x\u202E' }, false],
    [{ text: 'x'.repeat(10_001) }, false],
    [{ from: 'a\nb' }, false],
    [{ receivedAt: '2026-04-09' }, false],
  ])('%j is taken: %s', (posted, isTaken) => {
    expect(replySchema.safeParse(posted).success).toBe(isTaken);
  });
});

describe('the pause of an answer', () => {
  it.each([
    ['in the hour it came', '2026-04-09T10:00:00.000Z', 1],
    ['in its last night', '2026-04-14T21:59:59.000Z', 1],
    ['on its day', '2026-04-14T22:00:00.000Z', 0],
  ])('stops all stages but the formal notice for 3 business days alone: %s', (_when, now, count) => {
    const dunned = aCaseThatSent({ reminderOne: '2026-04-03' });
    const blockers = blockersOf(dunned, repliedOn('2026-04-09'), now);
    expect(blockers).toHaveLength(count);
    for (const { until } of blockers) expect(until).toBe('2026-04-15T07:00:00.000Z');
  });

  it('lasts until the day of the last of several', () => {
    const twice = repliedOn('2026-04-10', repliedOn('2026-04-07'), 'R-2');
    expect(blockersOf(aCase(), twice, '2026-04-13T08:00:00.000Z')).toMatchObject([
      { until: '2026-04-16T07:00:00.000Z' },
    ]);
  });

  it('takes back a notice that gathers already', () => {
    const dunned = aCase({ notice: aPendingNotice({ isMoved: true }) });
    const situation = { dunned, debtor: repliedOn('2026-04-02'), policy, now: '2026-04-03T07:30:00.000Z' };
    expect(assessPending(situation).blockers.map(({ code }) => code)).toEqual(['reply']);
  });

  it('never ends by itself for a formal notice: that waits for a person, with a date to look again', () => {
    const dunned = aCaseThatSent({ directNotice: '2026-04-20' });
    const replied = repliedOn('2026-04-21');
    const now = '2026-05-12T08:00:00.000Z';
    expect(blockersOf(dunned, replied, now)).toEqual([
      {
        code: 'reply',
        message: 'The debtor has answered, and nobody has seen to it yet: the formal notice does not leave before.',
        until: '2026-05-21T10:00:00.000Z',
      },
    ]);
    const answered = after(answerReply(replied, replied.replies?.[0]?.taskId ?? '', 'done'));
    expect(answered).toMatchObject({ version: 3, replies: [] });
    expect(blockersOf(dunned, answered, now)).toEqual([]);
  });

  it('ends for one answer while another stays open', () => {
    const twice = repliedOn('2026-04-10', repliedOn('2026-04-07'), 'R-2');
    const second = replyTaskId(twice, 'R-2');
    expect(after(answerReply(twice, second, 'done')).replies).toMatchObject([{ until: '2026-04-13' }]);
  });
});
