import '../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { takeLegalDecision } from '../../lambdas/acts/collection/decide-legal.ts';
import { keepDocument } from '../../lambdas/acts/kept-document.ts';
import { buildLegalFile } from '../../lambdas/acts/legal-file/build-legal-file.ts';
import { erasePersonalData } from '../../lambdas/acts/personal-data/erase-personal-data.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import { collectorSchema } from '../../lambdas/domain/collector.ts';
import { retentionSchema } from '../../lambdas/domain/personal-data/retention.ts';
import type { DocumentStore } from '../../lambdas/ports/document-store.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, aTask, change, opening, wakeBy } from '../adapters/stored-things.ts';
import { aSigner } from '../domain/legal-file/signing.ts';
import { documentsInMemory } from './documents-in-memory.ts';
import { deathsIn, dyingAt } from './dying.ts';

const engine = engineOfThisFile();
const signer = aSigner();
const agency = collectorSchema.parse({ id: 'agency', kind: 'agency', name: 'Recouvra' });
const noMonths = { business: 0, consumer: 0, public: 0, handedOver: 0 };
const settings = {
  ...demoSettings(),
  creditors: demoSettings().creditors.map((creditor) => ({ ...creditor, collectors: [agency] })),
  retention: retentionSchema.parse({ claimEvidenceMonths: noMonths }),
};

const first = '2026-05-26T08:00:00.000Z';
/** Whoever asks again does so a minute later. */
const again = '2026-05-26T08:01:00.000Z';

function depsOn(stores: { readonly store: Store; readonly documents: DocumentStore }, now: string) {
  const clock = { now: () => now };
  return { ...stores, settings, clock, signer, digests: documentsInMemory(), fonts: installedFonts };
}

/** A case at the end of its ladder, which waits for a person's decision. */
async function waiting(debtorId: string): Promise<Case> {
  const store = engine.store();
  const opened = opening(`FA-${debtorId}`, { debtorId });
  const asked = change(opened.after, wakeBy, {
    type: 'LegalDecisionRequested',
    data: { taskId: `decide-${debtorId}`, taskKind: 'legalDecision' },
  });
  await store.commit([{ kind: 'newDebtor', debtor: aStoredDebtor(debtorId) }, opened]);
  const task = aTask(`decide-${debtorId}`, { kind: 'legalDecision', invoiceId: asked.after.id });
  await store.commit([asked, { kind: 'raiseTask', task }]);
  return asked.after;
}

const eventsOf = async (id: string) => (await engine.store().events(id, undefined, 50)).items;
/** Of each document on record, that its bytes lie where it says. */
async function expectBytesOf(id: string, files: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const documents = await engine.store().documents(id);
  for (const { key, size } of documents) expect(files.get(key)?.length).toBe(size);
  return documents.map(({ kind }) => kind).toSorted();
}

// Bytes of the legal file, its record; bytes of the export; the decision with all that it leads to.
describe.each(deathsIn(4))('a hand-over that dies at step $step (done: $isDone)', (death) => {
  it('is made once when it is asked for again, with one legal file and one export', async () => {
    const debtorId = `C-hand-${death.step}-${death.isDone}`;
    const { id } = await waiting(debtorId);
    const documents = documentsInMemory();
    const stores = { store: engine.store(), documents };
    const act = { invoiceId: id, by: 'camille', key: 'k-1' };
    const decided = { decision: 'handOver', reason: 'No answer.', collectorId: 'agency' } as const;
    await expect(takeLegalDecision(depsOn(dyingAt(stores, death), first), act, decided)).rejects.toThrow('died');
    const isOnRecord = death.step === 4 && death.isDone;
    const handed = await takeLegalDecision(depsOn(stores, again), act, decided);
    expect(handed.kind).toBe(isOnRecord ? 'repeated' : 'changed');
    const events = await eventsOf(id);
    const [handOver, ...more] = events.filter(({ type }) => type === 'CaseHandedOver');
    expect(more).toEqual([]);
    const onRecord = await stores.store.documents(id);
    const idOf = (kind: string) => onRecord.find((each) => each.kind === kind)?.id;
    expect(handOver?.data).toMatchObject({ exportId: idOf('handOffExport'), legalFileId: idOf('legalFile') });
    expect(await expectBytesOf(id, documents.files)).toEqual(['handOffExport', 'legalFile']);
    const debtor = await stores.store.loadDebtor('main', debtorId);
    expect(debtor?.collections).toHaveLength(1);
    expect(debtor?.holds).toHaveLength(1);
  });
});

describe.each(deathsIn(2))('a legal file that dies at step $step (done: $isDone)', (death) => {
  it('is kept once, the same to the byte, whenever it is asked for again', async () => {
    const { id } = await waiting(`C-file-${death.step}-${death.isDone}`);
    const documents = documentsInMemory();
    const stores = { store: engine.store(), documents };
    await expect(buildLegalFile(depsOn(dyingAt(stores, death), first), id, {})).rejects.toThrow('died');
    const built = await buildLegalFile(depsOn(stores, again), id, {});
    expect(built.kind).toBe(death.step === 2 && death.isDone ? 'repeated' : 'built');
    expect(await expectBytesOf(id, documents.files)).toEqual(['legalFile']);
    expect(documents.files.size).toBe(1);
  });
});

/** A case that was canceled, with a file and the words of a person. */
async function canceled(debtorId: string, documents: DocumentStore): Promise<string> {
  const store = engine.store();
  const opened = opening(`FA-${debtorId}`, { debtorId });
  const over = change(opened.after, null, { type: 'InvoiceCanceled', data: { reason: 'error' } });
  const { id } = over.after;
  const note = { id: 'dispute-1', said: { comment: 'It was blue.' }, at: first, by: 'camille' };
  await store.commit([{ kind: 'newDebtor', debtor: aStoredDebtor(debtorId) }, opened]);
  await store.commit([over, { kind: 'newNote', invoiceId: id, note }]);
  const bytes = Buffer.from('%PDF-1.7 a proof of the post');
  const file = { kind: 'letterProof', fileName: 'proof.pdf', contentType: 'application/pdf', bytes } as const;
  const proof = await keepDocument(documents, file, { creditor: 'main', invoiceIds: [id], now: first });
  await store.commit([proof.writeFor(id)]);
  return id;
}

describe('an erasure that dies at any of its steps', () => {
  it('goes on where it was, and leaves one line that tells of it', async () => {
    let step = 0;
    for (let hasDied = true; hasDied;) {
      step += 1;
      const debtorId = `C-erase-${step}`;
      const documents = documentsInMemory();
      const stores = { store: engine.store(), documents };
      const id = await canceled(debtorId, documents);
      const erasure = { creditor: 'main', debtorId, by: 'camille', key: undefined };
      const end = await erasePersonalData(
        depsOn(dyingAt(stores, { step, isDone: false }), '2026-06-26T08:00:00.000Z'),
        erasure,
      )
        .then(() => 'done')
        .catch((error: unknown) => String(error));
      hasDied = end === 'Error: died';
      expect(['done', 'Error: died']).toContain(end);
      for (let times = 0; times < 2; times += 1)
        expect((await erasePersonalData(depsOn(stores, '2026-06-26T08:01:00.000Z'), erasure)).kind).toBe('done');
      expect(documents.files.size).toBe(0);
      expect(await stores.store.documents(id)).toEqual([]);
      expect(await stores.store.notes(id)).toEqual([]);
      expect((await stores.store.loadDebtor('main', debtorId))?.emails).toEqual([]);
      const { items } = await stores.store.debtorChanges('main', debtorId, undefined, 50);
      const erased = items.filter(({ type }) => type === 'PersonalDataErased');
      expect(erased.map(({ data }) => data)).toEqual([{ contacts: true, identity: false, evidenceOf: [id] }]);
    }
    // The file, its record, the words, the line in the log.
    expect(step).toBeGreaterThan(4);
  });
});
