import { expect, it } from 'vitest';
import type { Outcome } from '../../local/ses/outcome.ts';
import { anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

/** An invoice that nobody pays, whose messages meet an outcome, the n-th by its number; later ones arrive. */
async function unpaid(outcomeOf: (sent: number) => Outcome): Promise<RunningStack & { id: string }> {
  let sent = 0;
  const running = await runningStack('2026-03-20T08:00:00Z', { mailBehaviour: () => outcomeOf((sent += 1)) });
  return { ...running, id: await running.post(anInvoice()) };
}
const kinds = async ({ tasks }: RunningStack) => (await tasks()).map(({ kind }) => String(kind)).toSorted();
const finish = async ({ call, tasks }: RunningStack, kind: string, result: string) => {
  const task = (await tasks()).find((each) => each.kind === kind);
  expect((await call('POST', `/tasks/${task.id}/done`, { result })).status).toBe(200);
};

it('no notice is known to have arrived: the formal one goes by letter, and not by e-mail, too (OCA/credit-control#522)', async () => {
  const running = await unpaid(() => 'silence');
  const { id, playTo, invoice, notices, stack, call } = running;
  await playTo('2026-05-05T05:00:00Z');
  expect(await kinds(running)).toEqual([]);
  await playTo('2026-05-07T08:00:00Z');
  expect(await kinds(running)).toEqual(['letter']);
  expect((await call('GET', `/invoices/${id}/next-action`)).body).toMatchObject({
    stage: 'legalEscalation',
    blockers: [{ code: 'undelivered', message: expect.stringContaining('a person has been asked to post') }],
  });
  await finish(running, 'letter', 'posted, registered');
  expect(await invoice(id)).toMatchObject({ stage: 'legalEscalation', status: 'open' });
  await playTo('2026-06-10T00:00:00Z');
  expect(await kinds(running)).toEqual(['legalDecision']);
  expect((await notices(id)).at(-1)).toBe('2026-04-20 directNotice');
  expect(stack.ses.count()).toBe(4);
});

it('one earlier notice is known to have arrived: the formal one is sent', async () => {
  const running = await unpaid((sent) => (sent === 2 ? 'deliver' : 'silence'));
  await running.playTo('2026-05-06T00:00:00Z');
  expect((await running.notices(running.id)).at(-1)).toBe('2026-05-05 legalEscalation');
  expect(await kinds(running)).toEqual([]);
});

it('a formal notice that bounces goes by letter when no address is left; one that is found takes the letter back', async () => {
  const running = await unpaid((sent) => (sent === 5 ? 'hardBounce' : 'deliver'));
  const { id, playTo, notices, events, call, stack } = running;
  await playTo('2026-05-11T05:00:00Z');
  expect(await kinds(running)).toEqual(['fixAddress', 'letter']);
  await call('PATCH', '/debtors/C-001', { emails: [{ role: 'manager', address: 'chef@acme.example' }] });
  await playTo('2026-06-10T00:00:00Z');
  expect((await notices(id)).slice(-2)).toEqual(['2026-05-05 legalEscalation', '2026-05-11 legalEscalation']);
  expect((await events(id)).filter(({ type }) => type === 'FormalNoticeSent').map(({ data }) => data.cycle)).toEqual([
    1, 2,
  ]);
  expect(await kinds(running)).toEqual(['legalDecision']);
  expect(stack.ses.count()).toBe(6);
});
