import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

/** Direct notices, and what comes after, need a manager's word. */
const policies = [{ ...defaultPolicy, approvalFrom: 'directNotice' as const }];

async function askedToApprove() {
  const running = await runningStack('2026-03-20T08:00:00Z', { policies });
  const id = await running.post(anInvoice());
  await running.playTo('2026-04-20T12:00:00Z');
  const [task] = await running.tasks();
  const answer = (result: string, headers = {}) => running.call('POST', `/tasks/${task.id}/done`, { result }, headers);
  const last = async () => (await running.notices(id)).at(-1);
  return { ...running, id, task, answer, last };
}

describe('a notice that needs an approval', () => {
  it('does not leave however long nobody answers, and a person is asked once', async () => {
    const { playTo, last, tasks, task, story, id } = await askedToApprove();
    expect(task).toMatchObject({ kind: 'approve', dueOn: '2026-04-20', data: { stage: 'directNotice' } });
    await playTo('2026-06-30T08:00:00Z');
    expect(await last()).toBe('2026-04-10 reminderTwo');
    expect(await tasks()).toHaveLength(1);
    expect((await story(id)).filter((line) => line.endsWith('CaseParked'))).toEqual([]);
  });

  it('approved, leaves with the next window, and the formal notice asks again', async () => {
    const { playTo, last, tasks, answer } = await askedToApprove();
    expect((await answer('approved')).status).toBe(200);
    await playTo('2026-04-21T20:00:00Z');
    expect(await last()).toBe('2026-04-20 directNotice');
    expect(await tasks()).toEqual([]);
    await playTo('2026-05-06T08:00:00Z');
    expect(await last()).toBe('2026-04-20 directNotice');
    expect(await tasks()).toMatchObject([{ kind: 'approve', data: { stage: 'legalEscalation' } }]);
  });

  it('rejected, stays, and is asked for again a month later', async () => {
    const { playTo, last, tasks, answer } = await askedToApprove();
    await answer('rejected');
    expect(await tasks()).toEqual([]);
    await playTo('2026-05-19T20:00:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-05-21T20:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'approve', dueOn: '2026-05-20' }]);
    expect(await last()).toBe('2026-04-10 reminderTwo');
  });

  it('is a manager to answer, and in one of two words', async () => {
    const { answer, stack } = await askedToApprove();
    const token = await stack.signIn({ username: 'camille', groups: ['collector'] });
    expect(await answer('approved', { authorization: `Bearer ${token}` })).toMatchObject({
      status: 403,
      body: { title: 'role' },
    });
    expect(await answer('fine')).toMatchObject({ status: 422, body: { errors: [{ field: 'result' }] } });
  });

  it('paid meanwhile, is never sent', async () => {
    const { id, pay, playTo, last, answer, invoice } = await askedToApprove();
    await pay(id, 'bank-1', 120_000, '2026-04-21');
    await answer('approved');
    await playTo();
    expect((await invoice(id)).status).toBe('paid');
    expect(await last()).toBe('2026-04-10 reminderTwo');
  });
});
