import { beforeAll, describe, expect, it } from 'vitest';
import { debtorAnswer } from '../../lambdas/api/answers/debtor.ts';
import { replyAnswer } from '../../lambdas/api/answers/task.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-03-20T08:00:00Z' });
const now = '2026-04-09T12:00:00.000Z';
const words = { text: 'We dispute this.\nPaul', from: 'paul@acme.example', receivedAt: '2026-04-09T11:00:00Z' };

type Told = { readonly debtorId: string; readonly invoiceId: string; messageId: string; messageKey: string };
const debtors: Told[] = [];

beforeAll(async () => {
  for (const debtorId of ['D-1', 'D-2', 'D-3', 'D-4', 'D-5']) {
    const emails = [{ role: 'accounting', address: `ap@${debtorId.toLowerCase()}.example` }];
    const invoice = anInvoice({ number: debtorId, debtor: aDebtor({ id: debtorId, emails }) });
    const { id: invoiceId } = (await api.post('/invoices', invoice)).body;
    debtors.push({ debtorId, invoiceId, messageId: '', messageKey: '' });
  }
  await api.playTo(now);
  for (const told of debtors) {
    const { events } = (await api.get(`/invoices/${told.invoiceId}/timeline`)).body;
    const { data } = events.find(({ type }: { type: string }) => type === 'ReminderSent');
    told.messageId = data.messageId;
    told.messageKey = data.messageKey;
  }
});

/** One who was written to, for one test alone. */
function aTold(): Told {
  const told = debtors.pop();
  if (!told) throw new Error('there are as many debtors as tests that need one');
  return told;
}
const reply = (messageId: string, body: unknown, key?: string) =>
  api.post(`/messages/${messageId}/replies`, body, key === undefined ? {} : { 'idempotency-key': key });
const codesOf = async ({ invoiceId }: Told) =>
  (await api.get(`/invoices/${invoiceId}/next-action`)).body.blockers.map(({ code }: { code: string }) => code);

describe('POST /messages/{id}/replies', () => {
  it('answers 201 with the task that shows it and the debtor, who is paused at once; another debtor is not', async () => {
    const [told, other] = [aTold(), aTold()];
    const { status, body } = await reply(told.messageId, { ...words, id: 'R-1' });
    expect(status).toBe(201);
    expect(replyAnswer.parse(body)).toEqual(body);
    const open = { taskId: body.task.id, messageKey: told.messageKey, since: now, until: '2026-04-15' };
    expect(body).toMatchObject({
      id: 'R-1',
      task: { kind: 'reply', debtorId: told.debtorId, dueOn: '2026-04-09', status: 'open', data: words },
      debtor: { id: told.debtorId, version: expect.any(Number), replies: [open] },
    });
    const debtor = (await api.get(`/debtors/${told.debtorId}`)).body;
    expect(debtorAnswer.parse(debtor)).toMatchObject({ replies: [open] });
    expect(await codesOf(told)).toContain('reply');
    expect(await codesOf(other)).not.toContain('reply');

    // The same again, by the key of the message: the same answer, and nothing is stored.
    const before = await api.items();
    expect(await reply(told.messageKey, { ...words, id: 'R-1' })).toMatchObject({ status: 200, body });
    expect(await reply(told.messageKey, { ...words, id: 'R-1', text: 'other' })).toMatchObject({
      status: 409,
      body: { title: 'keyTaken' },
    });
    expect(await api.items()).toEqual(before);
  });

  it('is done once under its Idempotency-Key, also after the task has ended; ending that lets his ladder go on', async () => {
    const told = aTold();
    const first = await reply(told.messageKey, {}, 'key-1');
    expect(first.status).toBe(201);
    const done = await api.post(`/tasks/${first.body.task.id}/done`, { result: 'called him' });
    expect(done).toMatchObject({ status: 200, body: { status: 'done', result: 'called him' } });
    expect(await codesOf(told)).not.toContain('reply');
    expect(await reply(told.messageKey, {}, 'key-1')).toMatchObject({
      status: 200,
      body: { id: first.body.id, task: { status: 'done' }, debtor: { replies: [] } },
    });
    expect(await api.post(`/tasks/${first.body.task.id}/done`, { result: 'called him' })).toMatchObject({
      status: 200,
    });
    expect(await api.post(`/tasks/${first.body.task.id}/done`, { result: 'other' })).toMatchObject({ status: 409 });
  });

  it('leaves nothing of what was written in the logs of the debtor and of his invoices', async () => {
    const told = aTold();
    await reply(told.messageId, words);
    const logs = await Promise.all([
      api.get(`/debtors/${told.debtorId}/timeline`),
      api.get(`/invoices/${told.invoiceId}/timeline`),
    ]);
    const text = JSON.stringify(logs.map(({ body }) => body));
    expect(text).toContain('ReplyReceived');
    expect(text).not.toContain('paul@acme.example');
    expect(text).not.toContain('We dispute');
  });

  it.each([
    [{ text: '' }, 'text'],
    [{ text: 'x\u0007' }, 'text'],
    [{ from: 'a\r\nb' }, 'from'],
    [{ receivedAt: 'yesterday' }, 'receivedAt'],
    [{ receivedAt: '2026-04-10T08:00:00Z' }, 'receivedAt'],
    [{ id: 'with space' }, 'id'],
    [{ subject: 'x' }, 'subject'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const [told] = debtors;
    const before = await api.items();
    const { status, body: problem } = await reply(told?.messageKey ?? '', body);
    expect([status, problem.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]]);
    expect(await api.items()).toEqual(before);
  });

  it('answers 404 for a message that nobody sent', async () => {
    expect(await reply('unheard-of', words)).toMatchObject({ status: 404, body: { title: 'notFound' } });
  });
});
