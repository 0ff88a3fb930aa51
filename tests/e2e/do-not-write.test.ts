import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';

/** An invoice of a debtor whom nobody is to write to from 2 April on; its courtesy notice has left. */
async function silenced() {
  const running = await runningStack(startAt);
  const { post, call, playTo, tasks } = running;
  const id = await post(anInvoice());
  await playTo('2026-04-02T08:00:00Z');
  const setSilent = (doNotWrite: boolean) => call('PATCH', '/debtors/C-001', { doNotWrite });
  expect((await setSilent(true)).status).toBe(200);
  const done = async (result: string) => {
    const [task] = await tasks();
    return call('POST', `/tasks/${task.id}/done`, { result: task.kind === 'call' ? 'told' : result });
  };
  return { ...running, id, setSilent, done };
}

describe('a debtor whom nobody is to write to', () => {
  it('is called at each stage instead, and told by letter at the last; the ladder goes up with the calls', async () => {
    const { stack, id, playTo, tasks, done, invoice, story } = await silenced();
    await playTo('2026-04-03T06:00:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-04-09T08:00:00Z');
    expect(await tasks()).toMatchObject([
      { kind: 'call', invoiceId: id, dueOn: '2026-04-07', data: { stage: 'reminderOne' } },
    ]);
    expect((await done('spoke to Ms Durand')).status).toBe(200);
    expect(await invoice(id)).toMatchObject({ stage: 'reminderOne', status: 'open' });
    // Six days late, and so is what follows: seven days between the two reminders, as the policy has it.
    await playTo('2026-04-15T20:00:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-04-16T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call', data: { stage: 'reminderTwo' } }]);
    await done('no money before May');
    await playTo('2026-04-27T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call', data: { stage: 'directNotice' } }]);
    await done('reached the manager');
    await playTo('2026-05-12T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'letter', data: { stage: 'legalEscalation' } }]);
    await done('posted, registered');
    await playTo('2026-06-10T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'legalDecision' }]);
    expect(await invoice(id)).toMatchObject({ stage: 'legalEscalation', status: 'escalated' });
    expect(stack.ses.count()).toBe(1);
    expect((await story(id)).filter((line) => line.endsWith('StageTold'))).toEqual([
      '2026-04-09 StageTold',
      '2026-04-16 StageTold',
      '2026-04-27 StageTold',
      '2026-05-12 StageTold',
    ]);
    expect((await story(id)).filter((line) => line.endsWith('CaseParked'))).toEqual([]);
  });

  it('and who has not been called is not forgotten: the task stays, and nothing else happens', async () => {
    const { stack, id, playTo, tasks, invoice, story } = await silenced();
    await playTo('2026-07-15T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call', dueOn: '2026-04-07' }]);
    expect(await invoice(id)).toMatchObject({ stage: 'courtesyNotice', status: 'open' });
    expect((await story(id)).filter((line) => /Parked|Restarted/.test(line))).toEqual([]);
    expect(stack.ses.count()).toBe(1);
  });

  it('is written to again as soon as he may be: the call is taken back and the stage leaves', async () => {
    const { playTo, id, tasks, setSilent, notices } = await silenced();
    await playTo('2026-04-07T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call' }]);
    await playTo('2026-04-09T06:00:00Z');
    await setSilent(false);
    await playTo('2026-04-10T00:00:00Z');
    expect(await tasks()).toEqual([]);
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-09 reminderOne']);
  });

  it('who pays is not called any more, and gets his receipt: it answers what he did', async () => {
    const { stack, playTo, id, tasks, pay, invoice } = await silenced();
    await playTo('2026-04-09T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'call' }]);
    await pay(id, 'bank-1', 120_000, '2026-04-09');
    await playTo('2026-04-10T00:00:00Z');
    expect(await tasks()).toEqual([]);
    expect((await invoice(id)).status).toBe('paid');
    expect(stack.ses.count()).toBe(2);
  });

  it('whose notice gathers already gets none', async () => {
    const { stack, post, call, playTo, story, notices } = await runningStack(startAt);
    const id = await post(anInvoice());
    await playTo('2026-03-24T08:30:00Z');
    await call('PATCH', '/debtors/C-001', { doNotWrite: true });
    await playTo('2026-04-03T12:00:00Z');
    expect(stack.ses.count()).toBe(0);
    expect(await notices(id)).toEqual([]);
    expect(await story(id)).toEqual(
      expect.arrayContaining(['2026-03-24 NoticeReleased', '2026-04-03 StageCallRequested']),
    );
  });
});
