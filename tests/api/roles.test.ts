import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../lambdas/api/routes.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
let invoiceId = '';
beforeAll(async () => {
  invoiceId = (await api.post('/invoices', anInvoice())).body.id;
});

const signIn = (...groups: string[]) => api.stack().signIn({ username: `person-${groups.join('-')}`, groups });

const decision = { decision: 'writeOff', reason: 'bankrupt' };
const payment = (id: string) => ({ id, amount: { amountMinor: 100, currency: 'EUR' }, receivedOn: '2026-03-01' });
const gateways = { status: 403, body: { message: 'Forbidden' } };
const ours = (detail: string) => ({ status: 403, body: { type: 'about:blank', status: 403, title: 'role', detail } });

/** Reads, writes and decides with one token. A decision that is let in finds that none was asked for. */
async function tried(token: string, paymentId: string) {
  const post = (path: string, json: unknown) => api.send('POST', `/invoices/${invoiceId}/${path}`, { token, json });
  return {
    read: await api.get(`/invoices/${invoiceId}`, { token }),
    write: await post('payments', payment(paymentId)),
    decide: await post('legal-decision', decision),
  };
}

const done = {
  read: { status: 200 },
  write: { status: 201 },
  decide: { status: 409, body: { title: 'notRequested' } },
};

describe('a role', () => {
  it('viewer reads, and neither writes nor decides', async () => {
    expect(await tried(await signIn('viewer'), 'p-viewer')).toMatchObject({
      read: done.read,
      write: gateways,
      decide: gateways,
    });
  });

  it('collector reads and writes, and is told that deciding takes a manager', async () => {
    expect(await tried(await signIn('collector'), 'p-collector')).toMatchObject({
      ...done,
      decide: ours('The role manager is needed; yours is collector.'),
    });
  });

  it('manager does all of it', async () => {
    expect(await tried(await signIn('manager'), 'p-manager')).toMatchObject(done);
  });

  it('system does what its client allows, decisions too', async () => {
    expect(await tried(await api.stack().token(), 'p-system')).toMatchObject(done);
    expect(await tried(await api.tokenFor('relance/read'), 'p-narrow')).toMatchObject({
      read: done.read,
      write: gateways,
      decide: gateways,
    });
  });

  it.each([[[]], [['accountants']], [['Manager']]])(
    'is missing to a person in the groups %j, who is let in nowhere',
    async (groups) => {
      const token = await signIn(...groups);
      expect(decodeJwt(token)).toMatchObject({ scope: 'openid' });
      expect(await tried(token, 'p-nobody')).toMatchObject({ read: gateways, write: gateways, decide: gateways });
    },
  );

  it('is the highest of several', async () => {
    expect(await tried(await signIn('viewer', 'manager', 'accountants'), 'p-several')).toMatchObject(done);
  });

  it('lets in on no route whose scope the role may not hold, and on every other', async () => {
    const open = Object.fromEntries(
      await Promise.all(
        ['viewer', 'collector', 'manager'].map(async (group) => {
          const token = await signIn(group);
          const answers = await Promise.all(
            routes.map(async ({ method, path, handler }) => {
              const asked = path.replaceAll(/\{\w+\}/g, 'nobody-knows');
              const { status } = await api.send(method, asked, { token, ...(method === 'POST' && { json: [] }) });
              return status === 403 ? [] : [handler];
            }),
          );
          return [group, answers.flat()] as const;
        }),
      ),
    );
    const reads = routes
      .filter(({ scope, role }) => scope === 'relance/read' && role === undefined)
      .map(({ handler }) => handler);
    expect(open['viewer']).toEqual(reads);
    expect(routes.map(({ handler }) => handler).filter((name) => !open['collector']?.includes(name))).toEqual([
      'post-invoice',
      'reopen-case',
      'void-notice',
      'post-invoices-in-bulk',
      'release-import',
      'reopen-dispute',
      'decide-credit',
      'record-insolvency',
      'end-insolvency',
      'place-global-hold',
      'lift-global-hold',
      'edit-policy',
      'waive-claim',
      'decide-legal',
      'recall-collection',
      'close-collection',
      'record-interruption',
      'withdraw-interruption',
      'get-personal-data',
      'erase-personal-data',
    ]);
    expect(open['manager']).toEqual(routes.map(({ handler }) => handler));
  });
});

describe('a person', () => {
  it('who asks for less than his role may gets no more', async () => {
    const token = await api.stack().signIn({ username: 'modest', groups: ['manager'] }, ['openid', 'relance/read']);
    expect(await tried(token, 'p-modest')).toMatchObject({ read: done.read, write: gateways, decide: gateways });
  });

  it('stands in the timeline with what he did', async () => {
    const { id } = (await api.post('/invoices', anInvoice({ number: 'who' }))).body;
    const token = await signIn('collector');
    await api.send('POST', `/invoices/${id}/cancel`, { token, json: { reason: 'error' } });
    const { events } = (await api.get(`/invoices/${id}/timeline`)).body;
    expect(events.map(({ by }: { by: string }) => by)).toEqual(['local', 'person-collector']);
  });

  it('who was refused has changed nothing', async () => {
    const before = await api.items();
    await tried(await signIn('viewer'), 'p-refused');
    await tried(await signIn(), 'p-refused');
    const token = await signIn('collector');
    await api.send('POST', `/invoices/${invoiceId}/legal-decision`, { token, json: decision });
    expect(await api.items()).toEqual(before);
  });
});
