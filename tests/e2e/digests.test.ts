import { describe, expect, it } from 'vitest';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack, type RunningStack } from './running-stack.ts';
import { createSuddenDeaths } from './sudden-deaths.ts';

type Asked = NonNullable<Settings['creditors'][number]['digests']>;
const to = ['finance@demo.example'];

function creditorsWith(
  digests: Omit<Asked, 'to' | 'locale'> & Partial<Asked>,
  changes: object = {},
): Settings['creditors'] {
  return demoSettings().creditors.map((creditor) => ({
    ...creditor,
    digests: { to, locale: 'en', ...digests },
    ...changes,
  }));
}
const anAddress = (id: string) => [{ role: 'accounting', address: `${id.toLowerCase()}@acme.example` }];
const debtorOf = (id: string) => aDebtor({ id, name: `Client ${id}`, emails: anAddress(id) });

/** The mails to finance, oldest first. */
async function digestsOf({ stack }: RunningStack) {
  const mails = await Promise.all(
    stack.ses
      .messages()
      .map(async ({ sesId, at }) => ({ at: new Date(at).toISOString(), mail: await stack.ses.parsed(sesId) })),
  );
  return mails
    .filter(({ mail }) => mail?.to?.some(({ address }) => address === to[0]))
    .map(({ at, mail }) => ({ at, subject: mail?.subject ?? '', text: mail?.text ?? '', html: mail?.html ?? '' }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

describe('the daily digest', () => {
  const options = { policies: [punctualPolicy], creditors: creditorsWith({ daily: true }) };

  it('tells finance on the evening before what leaves, and how each message is held', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', options);
    for (const id of ['C-1', 'C-2'])
      await running.post(anInvoice({ number: `FA-${id}`, debtor: debtorOf(id), paymentMeans: undefined }));
    await running.playTo('2026-03-24T12:00:00Z');
    const digests = await digestsOf(running);
    expect(digests.map(({ at, subject }) => `${at} ${subject}`)).toEqual([
      '2026-03-23T15:00:00.000Z Dunning: 2\u00A0messages leave on Tuesday 24\u00A0March 2026',
    ]);
    const [{ text, html } = { text: '', html: '' }] = digests;
    for (const id of ['C-1', 'C-2']) {
      expect(text).toContain(`09:10 – Client ${id}`);
      expect(text).toContain(`To ${id.toLowerCase()}@acme.example`);
      expect(text).toContain(`FA-${id}, courtesy notice: €1,200.00`);
      expect(text).toContain(`POST /debtors/${id}/holds?creditor=main\n  {"reason": "…", "until": "YYYY-MM-DD"}`);
      expect(html).toContain(`POST /debtors/${id}/holds?creditor=main`);
    }
    // What it announced has left, in its words.
    const left = await Promise.all(running.stack.ses.messages().map(({ sesId }) => running.stack.ses.parsed(sesId)));
    const announced = left.filter((mail) => mail?.to?.[0]?.address !== to[0]);
    expect(announced).toHaveLength(2);
    for (const mail of announced) expect(text).toContain(mail?.subject ?? 'no subject');
  });

  it('leads to the desk where there is one, by links that change nothing', async () => {
    const creditors = creditorsWith({ daily: true, locale: 'fr' }, { deskUrl: 'https://desk.demo.example/relance' });
    const running = await runningStack('2026-03-20T08:00:00Z', { ...options, creditors });
    await running.post(anInvoice({ debtor: debtorOf('C-1'), paymentMeans: undefined }));
    await running.playTo('2026-03-23T16:00:00Z');
    const [digest] = await digestsOf(running);
    expect(digest?.subject).toBe('Relances\u00A0: 1\u00A0message part mardi 24\u00A0mars 2026');
    expect(digest?.html).toContain('href="https://desk.demo.example/relance/debtors/C-1?creditor=main"');
    expect(digest?.text).toContain('https://desk.demo.example/relance/debtors/C-1?creditor=main');
    expect(digest?.text).not.toContain('POST');
    const links = [...(digest?.html ?? '').matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    expect(links).toEqual(['https://desk.demo.example/relance/debtors/C-1?creditor=main']);
  });

  it('on a Friday tells of the Monday, and on a day before nothing leaves it does not come', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', options);
    await running.post(anInvoice({ dueDate: '2026-04-06', debtor: debtorOf('C-1'), paymentMeans: undefined }));
    await running.playTo('2026-03-31T08:00:00Z');
    expect((await digestsOf(running)).map(({ at, subject }) => `${at} ${subject}`)).toEqual([
      '2026-03-27T15:00:00.000Z Dunning: 1\u00A0message leaves on Monday 30\u00A0March 2026',
    ]);
  });

  it('comes once, however often its hour comes round, and is no message to the debtor', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', options);
    const id = await running.post(anInvoice({ debtor: debtorOf('C-1'), paymentMeans: undefined }));
    await running.playTo('2026-03-23T16:00:00Z');
    for (const _ of [1, 2, 3]) await running.stack.lambda.invoke('send-digests', {});
    await running.playTo('2026-03-23T20:00:00Z');
    expect(await digestsOf(running)).toHaveLength(1);
    expect((await running.story(id)).filter((line) => /Sent|Delivered/.test(line))).toEqual([]);
  });

  it('is not sent again when nobody knows whether it left', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', options);
    await running.post(anInvoice({ debtor: debtorOf('C-1'), paymentMeans: undefined }));
    running.at('2026-03-23T14:30:00Z', () => running.stack.ses.faults.next('loseAnswer'));
    await running.playTo('2026-03-23T16:00:00Z');
    for (const _ of [1, 2]) await running.stack.lambda.invoke('send-digests', {});
    expect(await digestsOf(running)).toHaveLength(1);
  });

  it('is not sent by a second round when the first died after it was put on record', async () => {
    let isItsHour = false;
    const deaths = createSuddenDeaths('send-digests', () => (isItsHour ? { write: 1, isDone: true } : undefined));
    const running = await runningStack('2026-03-20T08:00:00Z', {
      ...options,
      faults: { chooseFault: deaths.chooseFault },
    });
    await deaths.connect({ table: running.stack.table.endpoint, workflow: running.stack.workflow.endpoint });
    await running.post(anInvoice({ debtor: debtorOf('C-1'), paymentMeans: undefined }));
    running.at('2026-03-23T14:30:00Z', () => void (isItsHour = true));
    await running.playTo('2026-03-23T16:00:00Z');
    expect(deaths.count()).toBe(1);
    for (const _ of [1, 2]) expect(await running.stack.lambda.invoke('send-digests', {})).toMatchObject({ ok: true });
    expect(await digestsOf(running)).toHaveLength(0);
    await deaths.close();
  });

  it('is tried again after the mail service has clearly refused it', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', options);
    await running.post(anInvoice({ debtor: debtorOf('C-1'), paymentMeans: undefined }));
    running.at('2026-03-23T14:30:00Z', () => running.stack.ses.faults.next('rejected'));
    await running.playTo('2026-03-23T15:30:00Z');
    expect(await digestsOf(running)).toHaveLength(0);
    await running.stack.lambda.invoke('send-digests', {});
    await running.stack.lambda.invoke('send-digests', {});
    expect(await digestsOf(running)).toHaveLength(1);
  });

  it('does not come to a creditor who has not asked for it', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', { policies: [punctualPolicy] });
    await running.post(anInvoice({ debtor: debtorOf('C-1'), paymentMeans: undefined }));
    await running.playTo('2026-03-24T05:00:00Z');
    expect(running.stack.ses.count()).toBe(0);
  });
});

describe('the weekly digest', () => {
  const options = { policies: [punctualPolicy], creditors: creditorsWith({ weekly: true }) };

  it('tells the book by age, what has moved in it, and what waits for a person', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', options);
    const { post, pay, call } = running;
    const first = await post(anInvoice({ number: 'FA-1', dueDate: '2026-03-13', paymentMeans: undefined }));
    await post(anInvoice({ number: 'FA-2', dueDate: '2026-06-30', paymentMeans: undefined }));
    const disputed = await post(anInvoice({ number: 'FA-3', dueDate: '2026-05-29', paymentMeans: undefined }));
    running.at('2026-03-25T10:00:00Z', () => pay(first, 'bank-1', 120_000, '2026-03-25'));
    running.at('2026-03-25T11:00:00Z', () =>
      call('POST', `/invoices/${disputed}/disputes`, { reason: 'quality', reviewOn: '2026-03-27' }),
    );
    running.at('2026-03-26T10:00:00Z', () =>
      post(anInvoice({ number: 'FA-4', dueDate: '2026-03-24', paymentMeans: undefined })),
    );
    await running.playTo('2026-03-30T12:00:00Z');
    const digests = await digestsOf(running);
    expect(digests.map(({ at, subject }) => `${at} ${subject}`)).toEqual([
      '2026-03-23T07:00:00.000Z Receivables on 23\u00A0March 2026',
      '2026-03-30T06:00:00.000Z Receivables on 30\u00A0March 2026',
    ]);
    const [before, now] = digests.map(({ text }) => text);
    expect(before).toContain('- 1 to 30 days: 1 · €1,200.00');
    expect(before).toContain('- Total: 3 · €3,600.00');
    expect(before).toContain('The comparison with the book before begins with the next of these messages.');
    expect(before).toContain('Nothing waits for anybody.');
    expect(now).toContain('- Not due: 2 · €2,400.00');
    expect(now).toContain('- 1 to 30 days: 1 · €1,200.00');
    expect(now).toContain('- Book before: 3 · €3,600.00');
    expect(now).toContain('- In: new invoices: 1 · €1,200.00');
    expect(now).toContain('- Out: paid, credited, handed over, written off: 1 · €1,200.00');
    expect(now).toContain('- Book now: 3 · €3,600.00');
    expect(now).toContain('- Disputes: 1');
    expect(now).toContain('- Deal with a dispute: 1 · 1');
    expect(now).toContain('Due 27\u00A0March 2026, invoice FA-3, debtor C-001');
  });

  it('after a public holiday comes on the Tuesday, and compares with that of the week before', async () => {
    const running = await runningStack('2026-03-27T08:00:00Z', options);
    await running.post(anInvoice({ dueDate: '2026-06-30', paymentMeans: undefined }));
    await running.playTo('2026-04-08T12:00:00Z');
    const digests = await digestsOf(running);
    expect(digests.map(({ at }) => at)).toEqual(['2026-03-30T06:00:00.000Z', '2026-04-07T06:00:00.000Z']);
    expect(digests[1]?.text).toContain('What has moved since 30\u00A0March 2026');
    expect(digests[1]?.text).toContain('- Book before: 1 · €1,200.00');
  });

  it('tells a creditor of his own invoices alone', async () => {
    const [main] = creditorsWith({ weekly: true });
    if (!main) throw new Error('there is a creditor');
    const { digests: _, ...quiet } = main;
    const running = await runningStack('2026-03-20T08:00:00Z', {
      ...options,
      creditors: [main, { ...quiet, id: 'other' }],
    });
    await running.post(anInvoice({ number: 'FA-1', dueDate: '2026-06-30', paymentMeans: undefined }));
    await running.post(
      anInvoice({ number: 'FA-2', dueDate: '2026-06-30', creditor: 'other', paymentMeans: undefined }),
    );
    await running.playTo('2026-03-23T12:00:00Z');
    const [digest] = await digestsOf(running);
    expect(digest?.text).toContain('- Total: 1 · €1,200.00');
  });
});
