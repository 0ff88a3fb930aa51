import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../local/ses/outcome.ts';
import { anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

/** An invoice whose reminder one meets an outcome at its recipient; all other messages arrive. */
async function reminderOneMeets(outcome: Outcome): Promise<RunningStack & { id: string }> {
  let sent = 0;
  const mailBehaviour = () => {
    sent += 1;
    return sent === 2 ? outcome : 'deliver';
  };
  const running = await runningStack('2026-03-01T08:00:00Z', { mailBehaviour });
  const id = await running.post(anInvoice());
  await running.playTo('2026-04-27T00:00:00Z');
  return { ...running, id };
}

const untilReminderOne = ['2026-03-24 courtesyNotice', '2026-04-03 reminderOne'];
const untilDirectNotice = [...untilReminderOne, '2026-04-10 reminderTwo', '2026-04-20 directNotice'];

describe('a message that did not arrive', () => {
  it.each(['hardBounce', 'suppressed', 'reject', 'complain'] as const)(
    'because of %s holds the ladder, says why, and asks a person to mend the address',
    async (outcome) => {
      const { id, notices, tasks, call } = await reminderOneMeets(outcome);
      expect(await notices(id)).toEqual(untilReminderOne);
      expect(await tasks()).toMatchObject([{ kind: 'fixAddress', debtorId: 'C-001', dueOn: '2026-04-03' }]);
      const next = (await call('GET', `/invoices/${id}/next-action`)).body;
      expect(next).toMatchObject({ isAllowed: false, blockers: [{ code: 'undelivered' }] });
      expect(next.blockers[0].until > '2026-04-27').toBe(true);
    },
  );

  it('is sent again in a new cycle once the address is mended, and the ladder goes on from there', async () => {
    const { id, tasks, call, playTo, events } = await reminderOneMeets('hardBounce');
    const [task] = await tasks();
    expect((await call('POST', `/tasks/${task.id}/done`, { result: 'New address asked for.' })).status).toBe(200);
    await playTo('2026-07-15T00:00:00Z');
    const sent = (await events(id)).filter(({ type, data }) => type.endsWith('Sent') && data.stage);
    expect(sent.map(({ data }) => `${data.stage} ${data.cycle}`)).toEqual([
      'courtesyNotice 1',
      'reminderOne 1',
      'reminderOne 2',
      'reminderTwo 2',
      'directNotice 2',
      'legalEscalation 2',
    ]);
    expect(sent[2].at.slice(0, 10)).toBe('2026-04-27');
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['legalDecision']);
  });

  it('akaunting#259: is not sent again for an invoice that is paid meanwhile, nor is a receipt to where nobody reads', async () => {
    const { id, pay, playTo, invoice, endOf, stack, call } = await reminderOneMeets('hardBounce');
    await pay(id, 'bank-1', 120_000, '2026-04-27');
    await playTo('2026-04-28T00:00:00Z');
    await call('PATCH', '/debtors/C-001', { emails: [{ role: 'accounting', address: 'ap@acme.example' }] });
    await playTo('2026-06-15T00:00:00Z');
    expect(stack.ses.count()).toBe(2);
    expect(stack.bus.deadLetters()).toEqual([]);
    expect((await invoice(id)).status).toBe('paid');
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
  });
});

it.each(['softBounce', 'silence'] as const)('%s is no bounce: the ladder goes on in time', async (outcome) => {
  const { id, notices, tasks } = await reminderOneMeets(outcome);
  expect(await notices(id)).toEqual(untilDirectNotice);
  expect(await tasks()).toEqual([]);
});

it('a soft bounce that becomes a hard one holds the ladder then', async () => {
  const { id, stack, playTo, tasks, notices } = await reminderOneMeets('softBounce');
  const soft = stack.bus.published().find(({ event }) => event['detail-type'] === 'Email Bounced')?.event;
  const bounce = { ...(soft?.detail['bounce'] as object), bounceType: 'Permanent', bounceSubType: 'General' };
  if (soft) await stack.bus.put('default', { ...soft, id: 'final', detail: { ...soft.detail, bounce } });
  expect(await tasks()).toMatchObject([{ kind: 'fixAddress', debtorId: 'C-001' }]);
  await playTo('2026-06-01T00:00:00Z');
  expect(await notices(id)).toEqual(untilDirectNotice);
});

it('what SES tells three times counts once', async () => {
  const { id, stack, story, tasks } = await reminderOneMeets('hardBounce');
  const before = await story(id);
  const told = stack.bus.published().filter(({ bus }) => bus === 'default');
  for (const { event } of [...told, ...told]) await stack.bus.put('default', event);
  expect(await story(id)).toEqual(before);
  expect(await tasks()).toHaveLength(1);
  expect(stack.bus.deadLetters()).toEqual([]);
});
