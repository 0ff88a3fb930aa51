import { describe, expect, it } from 'vitest';
import { askForContacts } from '../../lambdas/acts/personal-data/ask-for-contacts.ts';
import { findSituation } from '../../lambdas/acts/dunning-of-case.ts';
import { erasePersonalData } from '../../lambdas/acts/personal-data/erase-personal-data.ts';
import { caseDocument } from '../../lambdas/domain/case-document.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import { assess } from '../../lambdas/domain/case/assess.ts';
import type { CaseFact } from '../../lambdas/domain/case/events.ts';
import type { DocumentStore } from '../../lambdas/ports/document-store.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, change, opening } from '../adapters/stored-things.ts';
import { documentsInMemory } from './documents-in-memory.ts';

const engine = engineOfThisFile();
const paid: CaseFact = {
  type: 'PaymentRecorded',
  data: { paymentId: 'bank-1', amountMinor: 120_000, currency: 'EUR', receivedOn: '2026-03-01' },
};
const returned: CaseFact = {
  type: 'PaymentReversed',
  data: {
    reversalId: 'R',
    paymentId: 'bank-1',
    amountMinor: 120_000,
    reason: 'returned',
    receivedOn: '2026-03-02',
    run: 2,
  },
};

function depsOn(store: Store, documents: DocumentStore = documentsInMemory()) {
  // By then the evidence of what happened in March 2026 may go, and the accounts stay.
  return { store, documents, settings: demoSettings(), clock: { now: () => '2031-06-01T08:00:00.000Z' } };
}

const erasureOf = (debtorId: string) => ({ creditor: 'main', debtorId, by: 'finance', key: undefined });

/** A debtor whose only invoice was paid long ago, with a note and a file. */
async function longPaid(debtorId: string, documents: DocumentStore): Promise<Case> {
  const store = engine.store();
  const open = opening(`FA-${debtorId}`, { debtorId });
  await store.commit([{ kind: 'newDebtor', debtor: aStoredDebtor(debtorId) }, open]);
  const write = change(open.after, null, paid);
  const { id: invoiceId } = open.after;
  const file = { kind: 'letterProof', fileName: 'proof.pdf', contentType: 'application/pdf' } as const;
  const bytes = Buffer.from('%PDF- a proof');
  const document = caseDocument({ ...file, bytes }, { creditor: 'main', invoiceId, now: '2026-03-01T08:00:00.000Z' });
  const note = { id: 'n', said: { comment: 'It was blue.' }, at: '2026-03-01T08:00:00.000Z', by: 'test' };
  await documents.keep({ key: document.key, contentType: file.contentType, bytes });
  await store.commit([write, { kind: 'newDocument', invoiceId, document }, { kind: 'newNote', invoiceId, note }]);
  return write.after;
}

describe('the erasure of a debtor', () => {
  it('takes files and words away, and leaves what is open when its payment comes back meanwhile', async () => {
    const documents = documentsInMemory();
    const dunned = await longPaid('D-back', documents);
    const store = engine.store();
    let isFirst = true;
    const between: Store = {
      ...store,
      // The bank takes the payment back when all is read and nothing is erased yet.
      async notes(invoiceId) {
        const notes = await store.notes(invoiceId);
        if (isFirst) {
          isFirst = false;
          await store.commit([change(dunned, undefined, returned)]);
        }
        return notes;
      },
    };
    const outcome = await erasePersonalData(depsOn(between, documents), erasureOf('D-back'));
    expect(outcome).toMatchObject({ kind: 'done', erasedOf: [], plan: { erasesContacts: false } });
    expect(documents.files.size).toBe(1);
    expect(await store.notes(dunned.id)).toHaveLength(1);
    expect((await store.loadDebtor('main', 'D-back'))?.emails).toHaveLength(1);
  });

  it('begins again when the debtor gets an invoice before his contacts go', async () => {
    const documents = documentsInMemory();
    const dunned = await longPaid('D-new', documents);
    const store = engine.store();
    let isFirst = true;
    const removing: DocumentStore = {
      ...documents,
      async remove(key) {
        if (isFirst) await store.commit([opening('FA-D-new-2', { debtorId: 'D-new' })]);
        isFirst = false;
        return documents.remove(key);
      },
    };
    const outcome = await erasePersonalData(depsOn(store, removing), erasureOf('D-new'));
    expect(outcome).toMatchObject({ kind: 'done', erasedOf: [dunned.id], plan: { erasesContacts: false } });
    expect((await store.loadDebtor('main', 'D-new'))?.emails).toHaveLength(1);
  });

  it('says of a file that is locked until when it stays, and takes it the next time', async () => {
    const documents = documentsInMemory();
    const dunned = await longPaid('D-locked', documents);
    const store = engine.store();
    const locked: DocumentStore = { ...documents, remove: () => Promise.resolve('2036-03-01T08:00:00.000Z') };
    const first = await erasePersonalData(depsOn(store, locked), erasureOf('D-locked'));
    expect(first).toMatchObject({ kind: 'done', erasedOf: [] });
    expect(first.kind === 'done' && first.plan.kept).toContainEqual({
      record: 'claimEvidence',
      invoiceId: dunned.id,
      until: '2036-03-01',
      why: 'the document store keeps a file of it locked until then',
    });
    expect(await store.notes(dunned.id)).toEqual([]);
    expect(await store.documents(dunned.id)).toHaveLength(1);
    const second = await erasePersonalData(depsOn(store, documents), erasureOf('D-locked'));
    expect(second).toMatchObject({ kind: 'done', erasedOf: [dunned.id] });
    expect(documents.files.size).toBe(0);
    expect(await store.documents(dunned.id)).toEqual([]);
  });

  it('is no end of a case that comes back after it: nothing is sent, and a person is asked for an address once', async () => {
    const documents = documentsInMemory();
    const dunned = await longPaid('D-after', documents);
    const store = engine.store();
    const deps = depsOn(store, documents);
    await erasePersonalData(deps, erasureOf('D-after'));
    await store.commit([change(dunned, undefined, returned)]);
    for (const _ of [1, 2]) await askForContacts(deps, (await findSituation(deps, dunned.id))!);
    const situation = (await findSituation(deps, dunned.id))!;
    expect(assess(situation)).toMatchObject({ isAllowed: false, blockers: [{ code: 'undelivered' }] });
    const { addressTaskId } = situation.debtor;
    expect(await store.loadTask(addressTaskId ?? '')).toMatchObject({ kind: 'fixAddress', status: 'open' });
    const { items } = await store.debtorChanges('main', 'D-after', undefined, 10);
    expect(items.map(({ type }) => type)).toEqual(['PersonalDataErased', 'ContactsWanted']);
  });
});
