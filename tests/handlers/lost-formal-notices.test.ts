import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { takeMailEvent } from '../../lambdas/acts/take-mail-event.ts';
import { requestLegalDecision } from '../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { noticeSent } from '../../lambdas/domain/case/evolve-notices.ts';
import { record } from '../../lambdas/domain/case/event-log.ts';
import { addressIdOf } from '../../lambdas/domain/debtor/address-service.ts';
import type { MailEvent } from '../../lambdas/ports/records.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aMessage, aStoredDebtor, change, opening } from '../adapters/stored-things.ts';
import { aPolicy } from '../domain/builders.ts';

const engine = engineOfThisFile();
const now = '2026-06-10T12:00:00.000Z';
const recipient = addressIdOf('compta@acme.example');
/** More than a transaction can hold with all that changes. */
const invoices = 45;

/** A formal notice about very many invoices of a debtor, each of which has a legal decision asked for because of it. */
async function escalated(store: Store, debtorId: string): Promise<{ event: MailEvent; ids: string[] }> {
  await store.commit([{ kind: 'newDebtor', debtor: aStoredDebtor(debtorId) }]);
  const ids: string[] = [];
  for (let index = 0; index < invoices; index += 1) {
    const opened = opening(`${debtorId}-${index}`, { debtorId });
    const formal = { stage: 'legalEscalation', cycle: 1 } as const;
    const left = change(opened.after, null, noticeSent(formal, { messageKey: debtorId, messageId: 'ses-1' }, 0));
    const asked = requestLegalDecision(left.after, aPolicy(), { now, today: '2026-06-10' });
    if (asked.kind !== 'accepted') throw new Error(asked.kind);
    await store.commit([opened]);
    await store.commit([left]);
    const before = left.after;
    await store.commit([
      { kind: 'case', before, ...record(before, asked.facts, { at: now, by: 'test' }), wakeBy: null },
      ...asked.raise.map((task) => ({ kind: 'raiseTask' as const, task })),
    ]);
    ids.push(opened.after.id);
  }
  const notices = ids.map((invoiceId) => ({ invoiceId, stage: 'legalEscalation', cycle: 1 }) as const);
  const message = aMessage(debtorId, { kind: 'formal', debtorId, notices, recipients: [recipient], state: 'sent' });
  await store.commit([{ kind: 'newMessage', message, mime: Buffer.from('mime'), wakeBy: now }]);
  const event = {
    kind: 'complaint',
    messageKey: debtorId,
    messageId: 'ses-1',
    at: now,
    recipients: [recipient],
  } as const;
  return { event, ids };
}

/** A store that dies with its n-th commit, before or after that is done. */
function dyingAt(store: Store, commit: number, isDone: boolean): Store {
  let commits = 0;
  return {
    ...store,
    async commit(writes) {
      commits += 1;
      if (commits === commit && !isDone) throw new Error('died');
      await store.commit(writes);
      if (commits === commit) throw new Error('died');
    },
  };
}

it.each([
  [1, true],
  [2, false],
  [2, true],
  [4, false],
  [4, true],
] as const)(
  'a complaint of very many formal notices takes each back once, with its decision, though it dies at write %i (done: %s)',
  async (commit, isDone) => {
    const store = engine.store();
    const debtorId = `C-${commit}-${isDone}`;
    const { event, ids } = await escalated(store, debtorId);
    const deps = { settings: demoSettings(), clock: { now: () => now } };
    await expect(takeMailEvent({ ...deps, store: dyingAt(store, commit, isDone) }, event)).rejects.toThrow('died');
    await takeMailEvent({ ...deps, store }, event);
    await takeMailEvent({ ...deps, store }, event);
    for (const id of ids) {
      expect(await store.loadCase(id)).toMatchObject({ status: 'open', stage: null, cycle: 2, legal: null });
      const { items } = await store.events(id, undefined, 10);
      expect(items.map(({ type }) => type).slice(3)).toEqual(['ComplaintReceived', 'NoticeUndelivered']);
    }
    const debtor = await store.loadDebtor('main', debtorId);
    expect(debtor).toMatchObject({ version: 2, outOfService: [{ address: recipient, why: 'complaint' }] });
    expect(await store.loadTask(debtor?.addressTaskId ?? '')).toMatchObject({ kind: 'fixAddress', status: 'open' });
    const { items: open } = await store.listTasks(undefined, 100);
    expect(open.filter((task) => task.debtorId === debtorId).map(({ kind }) => kind)).toEqual(['fixAddress']);
  },
);
