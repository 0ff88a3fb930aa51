import { describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack, type RunningStack } from './running-stack.ts';
import { createSuddenDeaths, type PlaceOfDeath } from './sudden-deaths.ts';

const startAt = '2026-01-05T08:00:00Z';
const amountMinor = 120_000;
const owed = (number: string, dueDate: string, changes = {}) =>
  anInvoice({ number, issueDate: '2026-01-02', dueDate, policyId: undefined, ...changes });

const profileOf = async ({ call }: RunningStack, debtorId = 'C-001') =>
  (await call('GET', `/debtors/${debtorId}/profile`)).body;

/** Three invoices, each paid more than a month late, of a debtor whose fourth one comes on 20 March. */
async function habituallyLate(running: RunningStack, debtorId = 'C-001'): Promise<void> {
  const { post, pay, at } = running;
  for (const [index, dueDate] of ['2026-01-12', '2026-01-19', '2026-01-26'].entries()) {
    const number = `OLD-${debtorId}-${index}`;
    const id = await post(owed(number, dueDate, { debtor: aDebtor({ id: debtorId }) }));
    at(`2026-03-0${index + 2}T08:00:00Z`, () => pay(id, `bank-${number}`, amountMinor, `2026-03-0${index + 2}`));
  }
}

describe('who a payer is', () => {
  it('follows from his invoices as they are posted, paid late, and taken back', async () => {
    const running = await runningStack(startAt);
    const { call, playTo } = running;
    await habituallyLate(running);
    await playTo('2026-03-01T00:00:00Z');
    expect(await profileOf(running)).toMatchObject({ grade: 'new', figures: { invoices: 3, open: 3, paid: 0 } });
    await playTo('2026-03-05T00:00:00Z');
    expect(await profileOf(running)).toMatchObject({
      grade: 'bad',
      suggestions: [{ code: 'prepayment' }],
      figures: { open: 0, paid: 3, paidLate: 3, averageDaysLate: 43, oldestOpen: null },
    });
    const { invoices } = (await call('GET', '/invoices?debtor=C-001&creditor=main')).body;
    const body = { id: 'R-1', paymentId: 'bank-OLD-C-001-0', reason: 'returned', receivedOn: '2026-03-05' };
    expect((await call('POST', `/invoices/${invoices[0].id}/reversals`, body)).status).toBe(201);
    await playTo('2026-03-05T12:00:00Z');
    expect(await profileOf(running)).toMatchObject({
      grade: 'new',
      suggestions: [{ code: 'creditHold' }],
      figures: { open: 1, paid: 2, paidLate: 2, oldestOpen: { dueOn: '2026-01-12', daysLate: 52 } },
    });
    expect(running.stack.bus.deadLetters()).toEqual([]);
  });

  it('microsoft/ALAppExtensions#7211: who should get no more credit goes on being reminded', async () => {
    const running = await runningStack(startAt);
    const { post, playTo, notices } = running;
    await post(owed('OLD-1', '2026-01-12'));
    const id = await post(owed('OLD-2', '2026-03-10'));
    await playTo('2026-03-12T00:00:00Z');
    const { suggestions } = await profileOf(running);
    expect(suggestions.map(({ code }: { code: string }) => code)).toContain('creditHold');
    await playTo('2026-04-20T00:00:00Z');
    expect((await notices(id)).map((line) => line.slice(11))).toContain('reminderTwo');
  });

  it('counts a promise that he did not keep, once it is known that he did not', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z');
    const { call, post, playTo } = running;
    const id = await post(anInvoice());
    await playTo('2026-04-02T08:00:00Z');
    const promise = { amountMinor, promisedFor: '2026-04-10', by: 'Ann', channel: 'phone' };
    expect((await call('POST', `/invoices/${id}/promises`, promise)).status).toBe(201);
    await playTo('2026-04-09T00:00:00Z');
    expect((await profileOf(running)).figures).toMatchObject({ promisesBroken: 0, oldestOpen: null });
    await playTo('2026-04-20T00:00:00Z');
    expect((await profileOf(running)).figures).toMatchObject({ promisesBroken: 1, oldestOpen: { daysLate: 20 } });
  });
});

describe('a policy by grade', () => {
  const ladder = (reminderOne: number) => ({
    ...punctualPolicy.stages,
    courtesyNotice: { enabled: false as const },
    reminderOne: { enabled: true as const, offsetDays: reminderOne },
  });
  const policies = [
    { ...punctualPolicy, stages: ladder(8), policyByGrade: { bad: 'strict' } },
    { ...punctualPolicy, id: 'strict', stages: ladder(3) },
  ];

  it('governs the invoices of a payer that are posted once he has the grade; those before keep their ladder', async () => {
    const running = await runningStack(startAt, { policies });
    const { post, playTo, notices, at } = running;
    await habituallyLate(running);
    // Posted before he is known to be bad, and late itself when he is.
    const before = await post(owed('BEFORE', '2026-03-02'));
    let after = '';
    at('2026-03-20T08:00:00Z', async () => (after = await post(owed('AFTER', '2026-03-31'))));
    await playTo('2026-04-04T00:00:00Z');
    expect((await profileOf(running)).grade).toBe('bad');
    expect((await notices(before))[0]).toBe('2026-03-10 reminderOne');
    expect(await notices(after)).toEqual(['2026-04-03 reminderOne']);
  });

  it('leaves out the word of an oversight in the first reminder of who is known to pay late, and only there', async () => {
    const running = await runningStack(startAt);
    const { stack, post, playTo, at } = running;
    await habituallyLate(running);
    const before = await post(owed('BEFORE', '2026-03-02'));
    at('2026-03-20T08:00:00Z', () => post(owed('AFTER', '2026-03-31')));
    await playTo('2026-04-04T00:00:00Z');
    const mails = await Promise.all(stack.ses.messages().map(({ sesId }) => stack.ses.parsed(sesId)));
    const firstReminderOf = (number: string) =>
      mails.find((mail) => new RegExp(`^Rappel\\s:\\sfacture\\s${number}\\b`).test(mail?.subject ?? ''))?.text;
    expect(firstReminderOf('BEFORE')).toContain('sans doute d’un oubli');
    expect(firstReminderOf('AFTER')).toContain('Nous vous remercions de régler');
    expect(firstReminderOf('AFTER')).not.toContain('oubli');
    expect((await running.invoice(before)).payerGrade).toBe('new');
  });

  it('leaves the other grades to the policy itself', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', { policies });
    const id = await running.post(owed('NEW', '2026-03-31'));
    await running.playTo('2026-04-09T00:00:00Z');
    expect(await running.notices(id)).toEqual(['2026-04-08 reminderOne']);
  });
});

describe('what is counted of a payer is the same', () => {
  const places: { what: string; debtorId: string; place: PlaceOfDeath }[] = [
    { what: 'before it does anything', debtorId: 'D-0', place: 'atOnce' },
    { what: 'before its write', debtorId: 'D-1', place: { write: 1, isDone: false } },
    { what: 'after its write', debtorId: 'D-2', place: { write: 1, isDone: true } },
  ];

  it('wherever the function that counts dies, each event the first time it comes', { timeout: 120_000 }, async () => {
    const deaths = createSuddenDeaths('update-payers', (event) => {
      const doomed = places.find(({ debtorId }) => event.includes(`-${debtorId}-`));
      return doomed?.place;
    });
    const running = await runningStack(startAt, { faults: { chooseFault: deaths.chooseFault } });
    const { table, workflow } = running.stack;
    await deaths.connect({ table: table.endpoint, workflow: workflow.endpoint });
    await habituallyLate(running, 'NONE');
    for (const { debtorId } of places) await habituallyLate(running, debtorId);
    await running.playTo('2026-03-10T00:00:00Z');
    await deaths.close();
    // Posted and paid, three times each; of what was paid, the end of the run may have counted all before it gets to write.
    const [atOnce, writing] = [2 * 3, 3 * (places.length - 1)];
    expect(deaths.count()).toBeGreaterThanOrEqual(atOnce + writing);
    const { debtorId: _, ...undisturbed } = await profileOf(running, 'NONE');
    expect(undisturbed.figures).toMatchObject({ invoices: 3, paidLate: 3 });
    for (const { what, debtorId } of places)
      expect(await profileOf(running, debtorId), what).toEqual({ ...undisturbed, debtorId });
  });

  it('when the bus delivers every event again, last ones first', async () => {
    const running = await runningStack(startAt);
    const { stack, playTo } = running;
    await habituallyLate(running);
    await playTo('2026-03-10T00:00:00Z');
    const before = await profileOf(running);
    const told = stack.bus.published().filter(({ rules }) => rules.includes('Payers'));
    expect(told.length).toBeGreaterThan(5);
    for (const { event } of told.toReversed()) await stack.bus.put('relance', event);
    expect(await profileOf(running)).toEqual(before);
  });

  it('for a debtor whose many invoices are posted at the same moment', async () => {
    const running = await runningStack(startAt);
    const numbers = Array.from({ length: 60 }, (_, index) => `MANY-${index}`);
    await Promise.all(numbers.map((number) => running.post(owed(number, '2026-01-31', { paymentMeans: undefined }))));
    await running.playTo('2026-01-05T08:01:00Z');
    expect((await profileOf(running)).figures).toMatchObject({
      invoices: 60,
      open: 60,
      byCurrency: [{ currency: 'EUR', invoicedMinor: 60 * amountMinor, openMinor: 60 * amountMinor }],
    });
    expect(running.stack.bus.deadLetters()).toEqual([]);
  });
});
