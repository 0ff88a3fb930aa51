import { describe, expect, it } from 'vitest';
import {
  policiesAnswer,
  policyAnswer,
  policyHistoryAnswer,
  policyWhatIfAnswer,
} from '../../lambdas/api/answers/policy.ts';
import { consumersPolicy, defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const startedAt = '2026-03-01T08:00:00.000Z';
const put = (id: string, json: unknown, headers = {}) => api.send('PUT', `/policies/${id}`, { json, headers });
const named = (id: string, changes: object = {}) => ({ ...defaultPolicy, id, ...changes });

describe('GET /policies', () => {
  it('lists those of the deployment as version 0, of nobody', async () => {
    const { status, body } = await api.get('/policies');
    expect(status).toBe(200);
    expect(policiesAnswer.parse(body)).toEqual(body);
    const own = { version: 0, since: null, by: null };
    expect(body.policies).toEqual([
      { ...defaultPolicy, ...own },
      { ...consumersPolicy, ...own },
    ]);
  });

  it('gives one of them, and 404 for one that is not there', async () => {
    const { status, body } = await api.get('/policies/consumers');
    expect(status).toBe(200);
    expect(policyAnswer.parse(body)).toEqual(body);
    expect(body).toEqual({ ...consumersPolicy, version: 0, since: null, by: null });
    for (const path of ['/policies/none', '/policies/none/history', '/policies/__proto__', '/policies/constructor'])
      expect(await api.get(path)).toMatchObject({ status: 404, body: { title: 'notFound' } });
  });
});

describe('PUT /policies/{id}', () => {
  it('takes what GET gave, changed, makes a version of it, and says whose it is', async () => {
    const { body: read } = await api.get('/policies/default');
    const { status, body } = await put('default', { ...read, minimumGapDays: 9 });
    expect(status).toBe(200);
    expect(policyAnswer.parse(body)).toEqual(body);
    expect(body).toEqual({ ...defaultPolicy, minimumGapDays: 9, version: 1, since: startedAt, by: expect.any(String) });
    expect((await api.get('/policies/default')).body).toEqual(body);
    expect((await api.get('/policies')).body.policies.map(({ id, version }: any) => `${id} ${version}`)).toEqual([
      'consumers 0',
      'default 1',
    ]);
  });

  it('adds one that is new with 201; the same again is 200 and writes nothing', async () => {
    const first = await put('key-accounts', named('key-accounts'));
    expect(first).toMatchObject({ status: 201, body: { id: 'key-accounts', version: 1 } });
    const before = await api.items();
    expect(await put('key-accounts', named('key-accounts'))).toMatchObject({ status: 200, body: first.body });
    expect(await put('key-accounts', { ...named('key-accounts'), version: 0 })).toMatchObject({ status: 200 });
    expect(await api.items()).toEqual(before);
  });

  it('refuses a change made from a version that another one has followed', async () => {
    await put('tried', named('tried'));
    expect((await put('tried', { ...named('tried', { minimumGapDays: 6 }), version: 1 })).body.version).toBe(2);
    const before = await api.items();
    expect(await put('tried', { ...named('tried', { minimumGapDays: 7 }), version: 1 })).toMatchObject({
      status: 409,
      body: { title: 'versionPassed', detail: expect.stringContaining('version 2 is in force') },
    });
    expect(await api.items()).toEqual(before);
    expect((await put('tried', { ...named('tried', { minimumGapDays: 7 }), version: 2 })).body.version).toBe(3);
  });

  it('lets one of two changes made from the same version win, and refuses the other', async () => {
    await put('raced', named('raced'));
    const changes = [6, 7, 8].map((minimumGapDays) => ({ ...named('raced', { minimumGapDays }), version: 1 }));
    const answers = await Promise.all(changes.map((change) => put('raced', change)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect((await api.get('/policies/raced')).body.version).toBe(2);
  });

  it('with the same Idempotency-Key again answers the policy, with other content 409', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    expect((await put('keyed', named('keyed'), headers)).status).toBe(201);
    expect(await put('keyed', named('keyed'), headers)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await put('keyed', named('keyed', { minimumGapDays: 6 }), headers)).toMatchObject({
      status: 409,
      body: { title: 'keyTaken' },
    });
  });

  it('refuses what is no policy, names every field at fault, and stores nothing', async () => {
    const before = await api.items();
    const stages = { ...defaultPolicy.stages, reminderTwo: { enabled: true, offsetDays: 2 } };
    const faulty = { ...named('other'), sendWindow: { ...defaultPolicy.sendWindow, timeZone: 'Paris' } };
    expect(await put('fine', { ...faulty, stages, minimumGapDays: 1.5, discount: 1 })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: 'sendWindow.timeZone', message: '"Paris" is not an IANA time zone such as Europe/Paris' },
          {
            field: 'stages.reminderTwo.offsetDays',
            message: 'must be later than the 3 of reminderOne: stages go up the ladder in order',
          },
          { field: 'minimumGapDays' },
          { field: 'discount' },
          { field: 'id', message: 'is not the id in the path' },
        ],
      },
    });
    expect(await put('fine', named('other'))).toMatchObject({ status: 422, body: { errors: [{ field: 'id' }] } });
    expect(await put('Fine', named('Fine'))).toMatchObject({ status: 422, body: { errors: [{ field: 'id' }] } });
    expect(await put('fine', [])).toMatchObject({ status: 422, body: { errors: [{ field: 'body' }] } });
    expect(await api.items()).toEqual(before);
  });

  it('is for a manager alone, whom the version names; everybody who reads may try a policy', async () => {
    const tokenOf = (...groups: string[]) => api.stack().signIn({ username: `of-${groups.join('')}`, groups });
    const json = named('roles');
    for (const group of ['viewer', 'collector'])
      expect((await api.send('PUT', '/policies/roles', { json, token: await tokenOf(group) })).status).toBe(403);
    const changed = await api.send('PUT', '/policies/roles', { json, token: await tokenOf('manager') });
    expect(changed).toMatchObject({ status: 201, body: { by: 'of-manager' } });
    const tried = { json: { policy: json }, token: await tokenOf('viewer') };
    expect((await api.send('POST', '/policies/roles/what-if', tried)).status).toBe(200);
  });
});

describe('GET /policies/{id}/history', () => {
  it('tells every version from the latest to what the deployment brought, page by page', async () => {
    const offsets = [5, 6, 7];
    for (const minimumGapDays of offsets) await put('consumers', { ...consumersPolicy, minimumGapDays });
    const { body } = await api.get('/policies/consumers/history');
    expect(policyHistoryAnswer.parse(body)).toEqual(body);
    expect(body.versions.map(({ version, minimumGapDays }: any) => [version, minimumGapDays])).toEqual([
      [3, 7],
      [2, 6],
      [1, 5],
      [0, consumersPolicy.minimumGapDays],
    ]);
    const first = (await api.get('/policies/consumers/history?limit=3')).body;
    expect(first.versions).toEqual(body.versions.slice(0, 3));
    const second = (await api.get(`/policies/consumers/history?limit=3&cursor=${first.cursor}`)).body;
    expect(second).toEqual({ versions: body.versions.slice(3) });
    expect(await api.get('/policies/consumers/history?cursor=none')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'cursor' }] },
    });
  });

  it('of a policy that nobody has changed is what the deployment brings', async () => {
    await put('plain', named('plain'));
    expect((await api.get('/policies/plain/history')).body.versions).toMatchObject([{ version: 1 }]);
  });
});

describe('a policy that was added', () => {
  it('can govern an invoice and a debtor from then on, and be held', async () => {
    const invoice = anInvoice({ number: 'added', policyId: 'wholesale', debtor: aDebtor({ id: 'C-7' }) });
    const unknown = { field: 'policyId', message: 'is not a policy of this deployment' };
    expect(await api.post('/invoices', invoice)).toMatchObject({ status: 422, body: { errors: [unknown] } });
    expect(await api.post('/invoices', { ...invoice, dueDate: '?' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'dueDate' }, unknown] },
    });
    await put('wholesale', named('wholesale'));
    expect((await api.post('/invoices', { ...invoice, dueDate: '?' })).body.errors).toMatchObject([
      { field: 'dueDate' },
    ]);
    expect(await api.post('/invoices', invoice)).toMatchObject({ status: 201, body: { policyId: 'wholesale' } });
    const ofDebtor = aDebtor({ id: 'C-8', policyId: 'wholesale' });
    const { policyId: _, ...plain } = anInvoice({ number: 'added-2', debtor: ofDebtor });
    expect((await api.post('/invoices', plain)).status).toBe(201);
    const patched = await api.send('PATCH', '/debtors/C-7', { json: { policyId: 'wholesale' } });
    expect(patched).toMatchObject({ status: 200, body: { policyId: 'wholesale' } });
    const hold = { id: 'H-1', scope: 'policy', key: 'wholesale', reason: 'a strike', until: '2026-05-01' };
    expect((await api.post('/holds', hold)).status).toBe(201);
  });
});

describe('POST /policies/{id}/what-if', () => {
  const gentle = named('what-if', {
    stages: { ...defaultPolicy.stages, reminderOne: { enabled: true, offsetDays: 8 } },
  });
  const invoices = ['w-1', 'w-2', 'w-3'].map((number, index) =>
    anInvoice({ number, policyId: 'what-if', dueDate: `2026-04-0${index + 1}`, debtor: aDebtor({ id: `W-${index}` }) }),
  );

  it('tells what would change for the open cases it governs, and changes nothing', async () => {
    await put('what-if', named('what-if'));
    const ids: string[] = [];
    for (const invoice of invoices) ids.push((await api.post('/invoices', invoice)).body.id);
    await api.post(`/invoices/${ids[2]}/cancel`, { reason: 'error' });
    await api.post(`/invoices/${ids[1]}/holds`, { reason: 'a question', until: '2026-03-10' });
    const before = await api.items();
    const { status, body } = await api.post('/policies/what-if/what-if', { policy: gentle });
    expect(status).toBe(200);
    expect(policyWhatIfAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ policyId: 'what-if', version: 1, cases: 2, changedCases: 2 });
    expect(body).not.toHaveProperty('cursor');
    expect(body.lookedAt).toBeGreaterThan(2);
    expect(body.stages.map(({ stage, before: was, after, later }: any) => [stage, was, after, later.notices])).toEqual([
      ['courtesyNotice', 2, 2, 0],
      ['reminderOne', 2, 2, 2],
      ['reminderTwo', 2, 2, 2],
      ['directNotice', 2, 2, 0],
      ['legalEscalation', 2, 2, 0],
    ]);
    expect(body.first[0]).toMatchObject({
      invoiceId: ids[0],
      number: 'w-1',
      debtorId: 'W-0',
      dueDate: '2026-04-01',
      before: { next: { stage: 'courtesyNotice', on: '2026-03-25' }, decisionOn: expect.any(String) },
    });
    expect(body.first[0].before.notices[1]).toEqual({ stage: 'reminderOne', on: '2026-04-07' });
    expect(body.first[0].after.notices[1]).toEqual({ stage: 'reminderOne', on: '2026-04-09' });
    expect(await api.items()).toEqual(before);
  });

  it('tells of the cases that would follow another policy because of the grade of their payers', async () => {
    const policy = named('what-if', { policyByGrade: { new: 'consumers' } });
    const { body } = await api.post('/policies/what-if/what-if', { policy });
    expect(body).toMatchObject({ cases: 2, changedCases: 2 });
    expect(body.stages.map(({ before, after }: any) => [before, after])).toEqual([
      [2, 0],
      [2, 2],
      [2, 2],
      [2, 0],
      [2, 2],
    ]);
  });

  it('goes through the book page by page, open cases and paused ones, each once', async () => {
    const pages: any[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.post('/policies/what-if/what-if', { policy: gentle, limit: 1, cursor });
      pages.push(body);
      cursor = body.cursor;
    } while (cursor !== undefined && pages.length < 20);
    const told: string[] = pages.flatMap(({ first }) => first.map(({ number }: any) => number));
    expect(told.toSorted()).toEqual(['w-1', 'w-2']);
    expect(pages.every(({ lookedAt }) => lookedAt <= 1)).toBe(true);
  });

  it.each([
    ['nothing', {}, ['policy']],
    ['another policy', { policy: named('other') }, ['policy.id']],
    ['a faulty one', { policy: { ...gentle, minimumGapDays: -1 } }, ['policy.minimumGapDays']],
    [
      'one that sends bad payers to a policy nobody knows',
      { policy: { ...gentle, policyByGrade: { bad: 'harsh' } } },
      ['policy.policyByGrade.bad'],
    ],
    ['too many cases', { policy: gentle, limit: 501 }, ['limit']],
    ['a foreign cursor', { policy: gentle, cursor: 'closed.MjAy' }, ['cursor']],
    ['a cursor that is none', { policy: gentle, cursor: 'open.none' }, ['cursor']],
  ])('refuses %s and names the field', async (_what, body, fields) => {
    const answer = await api.post('/policies/what-if/what-if', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field }: any) => field)).toEqual(fields);
  });

  it('knows no policy that is not there', async () => {
    expect((await api.post('/policies/none/what-if', { policy: named('none') })).status).toBe(404);
  });
});
