import { describe, expect, it } from 'vitest';
import { addDays } from '../../lambdas/domain/calendar/civil-date.ts';
import { anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';

type Part = { readonly amountMinor: number; readonly dueOn: string };

/** The first of each month from May 2026 on, 300.00 EUR each. */
const months = (count: number): Part[] =>
  Array.from({ length: count }, (_, index) => ({
    amountMinor: 30_000,
    dueOn: `${2026 + Math.floor((index + 4) / 12)}-${String(((index + 4) % 12) + 1).padStart(2, '0')}-01`,
  }));

/** An invoice whose courtesy notice has left, and for which instalments were agreed on 2 April. */
async function inInstalments(instalments: Part[], acceptedOn: string | null = '2026-04-02') {
  const running = await runningStack(startAt);
  const { post, playTo, call } = running;
  const amountMinor = instalments.reduce((sum, part) => sum + part.amountMinor, 0);
  const id = await post(anInvoice({ amount: { amountMinor, currency: 'EUR' } }));
  await playTo('2026-04-02T08:00:00Z');
  expect((await call('POST', `/invoices/${id}/instalment-plans`, { id: 'I-1', instalments })).status).toBe(201);
  const accept = (on: string) =>
    call('POST', `/invoices/${id}/instalment-plans/I-1/acceptance`, { by: 'Mme Durand', on, how: 'signature' });
  if (acceptedOn !== null) expect((await accept(acceptedOn)).status).toBe(200);
  return { ...running, id, accept };
}

async function lastMail({ stack }: Pick<RunningStack, 'stack'>): Promise<string> {
  const kept = stack.ses.messages().at(-1);
  const mail = await stack.ses.parsed(kept?.sesId ?? '');
  return `${mail?.subject ?? ''}\n${mail?.text ?? ''}`.replace(/[\u202f\u00a0]/g, ' ');
}

/** The days on which the debtor was told something about his plan. */
const toldOn = async ({ events }: RunningStack, id: string, about: string): Promise<string[]> =>
  (await events(id))
    .filter((event) => event.type === 'ConfirmationSent' && event.data.about === about)
    .map((event) => event.at.slice(0, 10));

describe('an instalment plan', () => {
  it('of 14 months, longer than 400 days, outlives its execution and is paid to its end without a reminder', async () => {
    const plan = months(14);
    const running = await inInstalments(plan);
    const { id, at, pay, playTo, notices, story, executions, invoice, endOf, tasks } = running;
    for (const [index, { amountMinor, dueOn }] of plan.entries())
      at(`${addDays(dueOn, 1)}T08:00:00Z`, () => pay(id, `bank-${index}`, amountMinor, addDays(dueOn, 1)));
    await playTo('2027-06-30T00:00:00Z');
    expect(await invoice(id)).toMatchObject({ status: 'paid', pauses: [{ end: { how: 'kept' } }] });
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    expect((await story(id)).filter((line) => line.endsWith('RunContinued'))).toEqual(['2027-01-14 RunContinued']);
    expect(await executions()).toEqual([
      { name: `${id}-r1`, status: 'SUCCEEDED' },
      { name: `${id}-r2`, status: 'SUCCEEDED' },
    ]);
    expect(await endOf(`${id}-r2`)).toBe('Invoice paid');
    expect(await toldOn(running, id, 'instalmentDue')).toHaveLength(14);
    expect(await tasks()).toEqual([]);
  });

  it('is confirmed with every date, and each instalment is told of on the business day before its notice', async () => {
    const running = await inInstalments(months(4));
    const { id, pay, playTo } = running;
    await playTo('2026-04-02T09:00:00Z');
    expect(await lastMail(running)).toMatch(/1er mai 2026[^]*1er juin 2026[^]*1er juillet 2026[^]*1er août 2026/);
    await playTo('2026-04-30T00:00:00Z');
    expect(await toldOn(running, id, 'instalmentDue')).toEqual(['2026-04-28']);
    expect(await lastMail(running)).toContain('300,00 €');
    // Two at once: the second one needs no notice any more.
    await pay(id, 'bank-1', 60_000, '2026-04-30');
    await playTo('2026-06-27T00:00:00Z');
    expect(await toldOn(running, id, 'instalmentDue')).toEqual(['2026-04-28', '2026-06-26']);
  });

  it('whose third instalment is missed is over: told, called for, and all of it is dunned at the next stage', async () => {
    const running = await inInstalments(months(4));
    const { id, pay, playTo, notices, tasks, invoice, story } = running;
    await playTo('2026-05-02T08:00:00Z');
    await pay(id, 'bank-1', 30_000, '2026-05-02');
    await playTo('2026-06-01T08:00:00Z');
    await pay(id, 'bank-2', 30_000, '2026-06-01');
    await playTo('2026-07-06T05:00:00Z');
    expect((await invoice(id)).status).toBe('paused');
    await playTo('2026-07-06T12:00:00Z');
    expect(await invoice(id)).toMatchObject({ status: 'open', pauses: [{ end: { how: 'missed' } }] });
    expect(await toldOn(running, id, 'planEnded')).toEqual(['2026-07-06']);
    expect(await lastMail(running)).toContain('600,00 €');
    expect(await tasks()).toMatchObject([
      { kind: 'call', dueOn: '2026-07-06', data: { instalment: { number: 3, count: 4, dueOn: '2026-07-01' } } },
    ]);
    await playTo();
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-07-09 reminderOne',
      '2026-07-15 reminderTwo',
      '2026-07-23 directNotice',
      '2026-08-07 legalEscalation',
    ]);
    expect((await story(id)).filter((line) => line.endsWith('InstalmentPlanEnded'))).toHaveLength(1);
  });

  it('that is not accepted within 5 days is a task, once, until the debtor accepts it', async () => {
    const { id, playTo, tasks, accept, invoice } = await inInstalments(months(4), null);
    await playTo('2026-04-07T20:00:00Z');
    expect(await tasks()).toEqual([]);
    await playTo('2026-04-08T08:00:00Z');
    expect(await tasks()).toMatchObject([{ kind: 'planAcceptance', invoiceId: id, dueOn: '2026-04-08' }]);
    await playTo('2026-04-29T00:00:00Z');
    expect(await tasks()).toHaveLength(1);
    expect((await accept('2026-04-28')).status).toBe(200);
    expect(await tasks()).toEqual([]);
    expect((await invoice(id)).pauses).toMatchObject([
      { acceptance: { on: '2026-04-28', how: 'signature' }, said: { by: 'Mme Durand' } },
    ]);
  });

  it('withdrawn lets the ladder go on where it stands', async () => {
    const { id, call, playTo, notices } = await inInstalments(months(4));
    await playTo('2026-04-09T05:00:00Z');
    expect(await call('DELETE', `/invoices/${id}/instalment-plans/I-1`)).toMatchObject({ status: 200 });
    await playTo('2026-04-10T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-09 reminderOne']);
  });

  it('says nothing of an instalment while a person holds the case', async () => {
    const running = await inInstalments(months(4));
    const { id, call, playTo } = running;
    await call('POST', `/invoices/${id}/holds`, { reason: 'the buyer is away', until: '2026-05-04' });
    await playTo('2026-05-02T00:00:00Z');
    expect(await toldOn(running, id, 'instalmentDue')).toEqual([]);
  });
});
