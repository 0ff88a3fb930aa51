import '../runtime/silent-powertools.ts';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { endTask } from '../../lambdas/acts/complete-task.ts';
import { takeLetterReport } from '../../lambdas/acts/report-letter.ts';
import { sendWindow } from '../../lambdas/acts/send-window.ts';
import { wakeMessage } from '../../lambdas/acts/wake/wake-message.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aLadder, aPolicy } from '../domain/builders.ts';
import { documentsInMemory } from './documents-in-memory.ts';
import { sendAt, waitingNotices } from './window-situations.ts';

const engine = engineOfThisFile();
const address = { lines: ['1 rue de la Paix'], postalCode: '75002', city: 'Paris' };
const policies = [aPolicy({ stages: aLadder({ legalEscalation: 3 }), registeredLetter: true })];
const pdf = Buffer.from('%PDF-1.7 a proof of the post').toString('base64');

/** What sending needs, with mail that always leaves, and every mail that left. */
function depsOn(store: Store, documents = documentsInMemory(), now = sendAt) {
  const mails: Buffer[] = [];
  const mailer = {
    send: ({ mime }: { mime: Buffer }) => {
      mails.push(mime);
      return Promise.resolve({ kind: 'sent' as const, messageId: 'ses-1' });
    },
  };
  const settings = { ...demoSettings(), policies };
  const clock = { now: () => now };
  return { store, documents, mails, settings, clock, mailer, region: 'eu-west-3', fonts: installedFonts };
}

/** A store that dies before its n-th commit is done. */
function dyingAt(store: Store, commit: number): Store {
  let commits = 0;
  return {
    ...store,
    commit(writes) {
      commits += 1;
      return commits === commit ? Promise.reject(new Error('died')) : store.commit(writes);
    },
  };
}

const formal = (store: Store, debtorId: string, count = 1) =>
  waitingNotices(store, debtorId, count, { stage: 'legalEscalation', address });
const typesOf = async (store: Store, id: string) =>
  (await store.events(id, undefined, 20)).items.map(({ type }) => type);

describe('the letter of a formal notice', () => {
  it.each([1, 2, 3, 4])('is kept and told of once, whichever write it dies at (%i)', async (commit) => {
    const store = engine.store();
    const debtorId = `C-dies-${commit}`;
    const { window, cases } = await formal(store, debtorId, 2);
    const documents = documentsInMemory();
    const dying = { ...depsOn(dyingAt(store, commit), documents) };
    await expect(sendWindow(dying, window)).rejects.toThrow('died');
    const again = depsOn(store, documents);
    await sendWindow(again, window);
    await sendWindow(again, window);
    expect([...dying.mails, ...again.mails].length).toBeLessThanOrEqual(1);
    for (const { id } of cases) {
      const kept = await store.documents(id);
      expect(kept).toHaveLength(1);
      const bytes = documents.files.get(kept[0]!.key)!;
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept[0]!.sha256);
    }
    expect(documents.files.size).toBe(2);
  });

  it('is attached to the mail as it is kept, and its hash is in the event', async () => {
    const store = engine.store();
    const { window, cases } = await formal(store, 'C-attached');
    const deps = depsOn(store);
    expect(await sendWindow(deps, window)).toEqual({ sent: 1, inDoubt: 0 });
    const { id } = cases[0]!;
    const [document] = await store.documents(id);
    const mime = deps.mails[0]!.toString('latin1').replaceAll(/\r\n/g, '');
    expect(mime).toContain(Buffer.from(deps.documents.files.get(document!.key)!).toString('base64'));
    const { items } = await store.events(id, undefined, 20);
    expect(items.find(({ type }) => type === 'FormalNoticeSent')?.data).toMatchObject({
      document: { id: document!.id, sha256: document!.sha256 },
    });
    expect((await store.loadCase(id))?.notices.at(-1)?.document?.id).toBe(document!.id);
  });
});

it('whose mail was in doubt asks for its registered letter once a person has found that it arrived', async () => {
  const store = engine.store();
  const { window, cases } = await formal(store, 'C-doubt');
  const lost = { send: () => Promise.resolve({ kind: 'unknown' as const, reason: 'timeout' }) };
  const deps = { ...depsOn(store), mailer: lost };
  expect(await sendWindow(deps, window)).toEqual({ sent: 0, inDoubt: 1 });
  const { id } = cases[0]!;
  const messageKey = (await store.loadCase(id))!.notice!.messageKey!;
  await wakeMessage({ ...deps, clock: { now: () => '2026-04-04T08:00:00.000Z' } }, messageKey);
  const { items: tasks } = await store.listTasks(undefined, 100);
  const task = tasks.find(({ invoiceId, kind }) => invoiceId === id && kind === 'checkDelivery')!;
  await endTask(deps, {
    taskId: task.id,
    posted: { result: 'arrived' },
    by: 'camille',
    isPerson: true,
    key: undefined,
  });
  const dunned = await store.loadCase(id);
  const [document] = await store.documents(id);
  expect(dunned?.notices).toMatchObject([{ stage: 'legalEscalation', document: { id: document!.id } }]);
  expect(dunned?.letters).toMatchObject([{ documentId: document!.id, messageKey }]);
});

describe('a report of a registered letter', () => {
  const report = { status: 'delivered', on: '2026-04-07', proof: pdf } as const;
  const later = '2026-04-08T08:00:00.000Z';

  it.each([1, 2, 3])(
    'is put on record with every invoice, with its proof, whichever write it dies at (%i)',
    async (commit) => {
      const store = engine.store();
      const { window, cases } = await formal(store, `C-reported-${commit}`, 3);
      const deps = depsOn(store);
      await sendWindow(deps, window);
      const [first] = cases;
      const letterId = (await store.loadCase(first!.id))!.letters![0]!.id;
      const letter = { invoiceId: first!.id, letterId };
      const at = depsOn(store, deps.documents, later);
      // The proof lies where it is kept, and those before have heard of it.
      await expect(
        takeLetterReport({ ...at, store: dyingAt(store, commit) }, letter, report, { by: 'post' }),
      ).rejects.toThrow('died');
      const again = await takeLetterReport(at, letter, report, { by: 'post' });
      expect(again.kind).toBe(commit === 1 ? 'changed' : 'repeated');
      for (const { id } of cases) {
        expect((await typesOf(store, id)).filter((type) => type === 'RegisteredLetterReported')).toHaveLength(1);
        expect((await store.documents(id)).map(({ kind }) => kind)).toEqual(['formalNotice', 'letterProof']);
        expect((await store.loadCase(id))?.letters).toMatchObject([
          { id: letterId, reports: [{ status: 'delivered' }] },
        ]);
      }
    },
  );

  it('takes a PDF alone as proof, and knows its letters', async () => {
    const store = engine.store();
    const { window, cases } = await formal(store, 'C-proof');
    const deps = depsOn(store);
    await sendWindow(deps, window);
    const { id } = cases[0]!;
    const letterId = (await store.loadCase(id))!.letters![0]!.id;
    const at = depsOn(store, deps.documents, later);
    const html = { ...report, proof: Buffer.from('<html>').toString('base64') };
    expect(await takeLetterReport(at, { invoiceId: id, letterId }, html, { by: 'post' })).toMatchObject({
      kind: 'refused',
      field: 'proof',
    });
    const other = { invoiceId: id, letterId: 'letter-unknown' };
    expect(await takeLetterReport(at, other, report, { by: 'post' })).toMatchObject({ code: 'unknown' });
    const early = { ...report, on: '2026-01-02' };
    expect(await takeLetterReport(at, { invoiceId: id, letterId }, early, { by: 'post' })).toMatchObject({
      field: 'on',
    });
    // What is refused leaves no file that is on no record.
    expect([...deps.documents.files.keys()].filter((key) => key.includes('letterProof'))).toEqual([]);
    const keyed = { by: 'post', key: 'k-1' };
    expect((await takeLetterReport(at, { invoiceId: id, letterId }, report, keyed)).kind).toBe('changed');
    const changed = { ...report, trackingNumber: '2B' };
    expect((await takeLetterReport(at, { invoiceId: id, letterId }, changed, keyed)).kind).toBe('conflict');
  });
});
