import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lambdas/domain/calendar/civil-date.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { demoSettings, projectRoot } from '../../local/stack/environment.ts';
import { seededRandom } from '../../local/stack/seeded-random.ts';
import { loadExamples } from '../../local/start/load-examples.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { deliveredByDay, forecastOf, type ReadMessage, scheduleOf } from './forecast.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

type Said = ReadonlyMap<string, readonly ReadMessage[]>;

/** Plays days, and on the evening before each of them asks what will leave on it. */
async function eveningsOf(running: RunningStack, first: string, last: string): Promise<Said> {
  const said = new Map<string, ReadMessage[]>();
  for (let day = first; day <= last; day = addDays(day, 1)) {
    await running.playTo(`${addDays(day, -1)}T20:00:00Z`);
    said.set(day, await forecastOf(running, day));
  }
  await running.playTo(`${last}T20:00:00Z`);
  return said;
}

/** Compares what was said with what was sent, but for days on which somebody acted; answers how many messages that was. */
async function compare(
  running: RunningStack,
  said: Said,
  ids: readonly string[],
  acted: ReadonlySet<string> = new Set(),
) {
  const sent = await deliveredByDay(running, ids);
  const quiet = [...said].filter(([day]) => !acted.has(day));
  const lineOf = ({ debtorId, at, subject, invoices }: ReadMessage) =>
    `${debtorId} ${at} ${subject} (${invoices.join(', ')})`;
  expect(quiet.flatMap(([, messages]) => messages.map(lineOf))).toEqual(
    quiet.flatMap(([day]) => (sent.get(day) ?? []).map(lineOf)),
  );
  for (const [day, messages] of quiet) expect(messages, day).toEqual(sent.get(day) ?? []);
  return quiet.flatMap(([, messages]) => messages).length;
}

describe('what the schedule and the previews say on the evening before', () => {
  it('is byte for byte what leaves, for all examples, until their ladders end', async () => {
    const running = await runningStack('2026-02-01T08:00:00Z');
    const ids: string[] = [];
    const examples = await loadExamples(path.join(projectRoot, 'examples'), demoSettings());
    // What is posted as a file says more than a body of JSON may.
    for (const { invoice } of examples.invoices.filter(({ eInvoice }) => eInvoice === undefined))
      running.at(`${invoice.issueDate}T07:00:00Z`, async () => ids.push(await running.post(invoice)));
    const said = await eveningsOf(running, '2026-03-10', '2026-06-20');
    expect(await compare(running, said, ids)).toBeGreaterThan(40);
  });

  it('is so for a debtor with twelve invoices at three stages, from the first notice to the last', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z');
    const ids: string[] = [];
    for (const [index, dueDate] of ['2026-04-07', '2026-03-31', '2026-03-21'].entries())
      for (let each = 0; each < 4; each += 1) {
        const number = `FA-${index}${each}`;
        const amount = { amountMinor: 10_000 + 100 * ids.length, currency: each === 3 ? 'GBP' : 'EUR' };
        ids.push(await running.post(anInvoice({ number, dueDate, amount, paymentMeans: undefined })));
      }
    const said = await eveningsOf(running, '2026-03-10', '2026-05-20');
    expect(await compare(running, said, ids)).toBeGreaterThan(10);
    expect(said.get('2026-04-10')).toMatchObject([{ invoices: { length: 12 }, attachments: { length: 1 } }]);
  });

  it('is so with holds, disputes, promises, plans, money and approvals, on every day on which nobody acts', async () => {
    const policies = [
      { ...defaultPolicy, id: 'asks', approvalFrom: 'directNotice' as const, minimumContactDelayDays: 1 },
      { ...defaultPolicy, id: 'brisk', minimumContactDelayDays: 0 },
    ];
    const running = await runningStack('2026-03-01T08:00:00Z', { policies });
    const random = seededRandom();
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const ids: string[] = [];
    for (let index = 0; index < 24; index += 1) {
      const debtor = aDebtor({
        id: `C-${index % 5}`,
        name: `Client ${index % 5}`,
        locale: index % 2 === 0 ? 'fr' : 'en',
        emails: [{ role: 'accounting', address: `ap@client-${index % 5}.example` }],
      });
      const changes = {
        number: `FA-${index}`,
        debtor,
        dueDate: addDays('2026-03-05', Math.floor(random() * 40)),
        policyId: pick(['default', 'default', 'asks', 'brisk']),
        paymentMeans: undefined,
      };
      ids.push(await running.post(anInvoice(changes)));
    }
    const acted = new Set<string>();
    for (let index = 0; index < 20; index += 1) {
      const day = addDays('2026-03-12', Math.floor(random() * 45));
      const [id, soon] = [pick(ids), addDays(day, 3 + Math.floor(random() * 9))];
      const [what, body] = pick<[string, object]>([
        ['holds', { reason: 'a talk', until: soon }],
        ['disputes', { reason: 'quality', amountMinor: 20_000, reviewOn: soon }],
        ['disputes', { reason: 'quality', reviewOn: soon, expectedCreditMinor: 5_000 }],
        ['promises', { amountMinor: 30_000, promisedFor: soon, by: 'Ann', channel: 'phone' }],
        ['promises', { amountMinor: 120_000, promisedFor: soon, by: 'Ann', channel: 'phone' }],
        [
          'instalment-plans',
          { instalments: [60_000, 60_000].map((amountMinor, at) => ({ amountMinor, dueOn: addDays(soon, 10 * at) })) },
        ],
        ['payments', { amount: { amountMinor: 25_000, currency: 'EUR' }, receivedOn: day }],
        ['payments', { amount: { amountMinor: 190_000, currency: 'EUR' }, receivedOn: day }],
        ['credit-notes', { number: `AV-${index}`, amountMinor: 15_000, reason: 'returned', issuedOn: day }],
      ]);
      acted.add(day);
      running.at(`${day}T05:00:00Z`, () =>
        running.call(
          'POST',
          `/invoices/${id}/${what}`,
          what === 'credit-notes' ? body : { id: `act-${index}`, ...body },
        ),
      );
    }
    running.at('2026-03-30T06:00:00Z', () =>
      running.call('POST', '/debtors/C-1/holds', { id: 'H', reason: 'a talk', until: '2026-04-08' }),
    );
    running.at('2026-04-13T06:00:00Z', () =>
      running.call('POST', '/holds', { id: 'G', scope: 'policy', key: 'brisk', reason: 'fair', until: '2026-04-16' }),
    );
    const said = await eveningsOf(running, '2026-03-10', '2026-06-15');
    expect(await compare(running, said, ids, new Set([...acted, '2026-03-30', '2026-04-13']))).toBeGreaterThan(40);
    expect([...said.values()].flat().some(({ invoices }) => invoices.some((line) => line.endsWith(' null')))).toBe(
      true,
    );
  });
});

describe('the schedule of a month', () => {
  it('names both of two stages that a case takes in it, on the days and in the words in which they leave', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z');
    const ids: string[] = [];
    for (const [number, dueDate] of [
      ['FA-1', '2026-03-31'],
      ['FA-2', '2026-04-01'],
      ['FA-3', '2026-04-09'],
    ])
      ids.push(await running.post(anInvoice({ number, dueDate, paymentMeans: undefined })));
    await running.playTo('2026-04-01T20:00:00Z');
    const scheduled = await scheduleOf(running, '2026-04-02', '2026-05-02');
    await running.playTo('2026-05-03T00:00:00Z');
    const sent = await deliveredByDay(running, ids);
    const left = [...sent.values()].flat().filter(({ at }) => at >= '2026-04-02');
    expect(
      scheduled.map(({ sendAt, subject, invoices }) => ({
        at: sendAt,
        subject,
        invoices: invoices.map(({ number, stage }: any) => `${number} ${stage}`).toSorted(),
      })),
    ).toEqual(
      left.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ at, subject, invoices }) => ({ at, subject, invoices })),
    );
    expect(scheduled.length).toBeGreaterThan(5);
  });
});
