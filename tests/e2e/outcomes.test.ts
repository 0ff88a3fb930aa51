import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

const wholeLadder = [
  '2026-03-24 courtesyNotice',
  '2026-04-03 reminderOne',
  '2026-04-10 reminderTwo',
  '2026-04-20 directNotice',
  '2026-05-05 legalEscalation',
];
const handOver = { decision: 'handOver', reason: 'No answer to the formal notice.' };

/** An invoice that nobody pays, at the moment a person has to decide. */
async function atTheLegalDecision(): Promise<RunningStack & { id: string }> {
  const running = await runningStack('2026-03-01T08:00:00Z');
  const id = await running.post(anInvoice());
  await running.playTo('2026-05-25T08:00:00Z');
  return { ...running, id };
}

describe('a case ends', () => {
  it('invoiceninja/invoiceninja#1196: at the legal decision for now: every stage left on its day, and a person is asked', async () => {
    const { id, notices, invoice, tasks, executions } = await atTheLegalDecision();
    expect(await notices(id)).toEqual(wholeLadder);
    expect((await invoice(id)).status).toBe('escalated');
    expect(await tasks()).toMatchObject([{ kind: 'legalDecision', invoiceId: id, dueOn: '2026-05-29' }]);
    expect(await executions()).toEqual([{ name: `${id}-r1`, status: 'RUNNING' }]);
  });

  it('paid, the moment the money arrives', async () => {
    const { post, pay, at, playTo, story, executions, endOf, stack } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    at('2026-04-07T08:00:00Z', () => pay(id, 'bank-1', 120_000, '2026-04-07'));
    await playTo('2026-07-01T00:00:00Z');
    expect((await story(id)).filter((line) => /Sent|Recorded/.test(line))).toEqual([
      '2026-03-24 CourtesyNoticeSent',
      '2026-04-03 ReminderSent',
      '2026-04-07 PaymentRecorded',
      '2026-04-07 ReceiptSent',
    ]);
    expect(await executions()).toEqual([{ name: `${id}-r1`, status: 'SUCCEEDED' }]);
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
    expect(stack.ses.count()).toBe(3);
  });

  it('canceled, and nothing is sent any more', async () => {
    const { call, post, at, playTo, notices, invoice, endOf } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    at('2026-04-07T08:00:00Z', () => call('POST', `/invoices/${id}/cancel`, { reason: 'Billed twice.' }));
    await playTo('2026-07-01T00:00:00Z');
    expect(await notices(id)).toEqual(wholeLadder.slice(0, 2));
    expect((await invoice(id)).status).toBe('canceled');
    expect(await endOf(`${id}-r1`)).toBe('Invoice canceled');
  });

  it('Dolibarr/dolibarr#14695: handed to collection, when a person decides so', async () => {
    const { id, decide, playTo, invoice, tasks, endOf } = await atTheLegalDecision();
    expect((await decide(id, handOver)).status).toBe(200);
    await playTo('2026-07-01T00:00:00Z');
    expect((await invoice(id)).status).toBe('handedOver');
    const kinds = (await tasks()).map(({ kind }) => kind);
    expect(kinds).toContain('reviewHandOff');
    expect(kinds).not.toContain('legalDecision');
    expect(await endOf(`${id}-r1`)).toBe('Handed to collection');
  });

  it('written off, when a person decides so', async () => {
    const { id, decide, playTo, invoice, tasks, endOf } = await atTheLegalDecision();
    await decide(id, { decision: 'writeOff', reason: 'The company is gone.' });
    await playTo('2026-07-01T00:00:00Z');
    expect((await invoice(id)).status).toBe('writtenOff');
    expect(await tasks()).toEqual([]);
    expect(await endOf(`${id}-r1`)).toBe('Written off');
  });

  it('later, when a person extends: it waits until the date and asks again, sending nothing meanwhile', async () => {
    const { id, decide, playTo, notices, tasks, endOf } = await atTheLegalDecision();
    await decide(id, { decision: 'extend', reason: 'He has promised it for June.', until: '2026-06-30' });
    await playTo('2026-06-29T22:00:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-06-30T22:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'legalDecision', invoiceId: id, dueOn: '2026-07-07' }]);
    expect(await notices(id)).toEqual(wholeLadder);
    await decide(id, handOver);
    await playTo('2026-08-01T00:00:00Z');
    expect(await endOf(`${id}-r1`)).toBe('Handed to collection');
  });

  it('nowhere on day 300 of its run: it goes on in a new one, exactly where it stands', async () => {
    const { post, playTo, notices, executions, endOf } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice({ dueDate: '2026-12-31' }));
    await playTo('2027-04-01T00:00:00Z');
    expect(await executions()).toEqual([
      { name: `${id}-r1`, status: 'SUCCEEDED' },
      { name: `${id}-r2`, status: 'RUNNING' },
    ]);
    expect(await endOf(`${id}-r1`)).toBe('Continued in a new run');
    expect(await notices(id)).toEqual([
      '2026-12-24 courtesyNotice',
      '2027-01-05 reminderOne',
      '2027-01-11 reminderTwo',
      '2027-01-20 directNotice',
      '2027-02-04 legalEscalation',
    ]);
  });
});
