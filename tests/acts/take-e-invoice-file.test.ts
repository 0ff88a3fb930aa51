import '../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { takeEInvoiceFile } from '../../lambdas/acts/take-e-invoice-file.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { anUblInvoice } from '../domain/e-invoice/builders.ts';
import { documentsInMemory } from './documents-in-memory.ts';
import { deathsIn, dyingAt } from './dying.ts';
import { intakeInMemory } from './intake-in-memory.ts';

const engine = engineOfThisFile();
const clock = { now: () => '2026-01-20T08:00:00.000Z' };
const seller = { name: 'Relance Démonstration', siren: '732829320', vat: 'FR44732829320', country: 'FR' };

/** A dropped file, and how it is taken. */
async function dropped(name: string, content: string | Uint8Array) {
  const files = intakeInMemory();
  const key = `e-invoices/${name}`;
  await files.intake.put({ key, contentType: 'application/xml', bytes: Buffer.from(content) });
  const take = (store: Store = engine.store()) =>
    takeEInvoiceFile({ store, settings: demoSettings(), clock, intake: files.intake }, { key }, 'intake');
  const result = async () => {
    const loaded = await files.intake.load(`results/${key}.json`, { mostBytes: 10_000 });
    return loaded.kind === 'file' ? (JSON.parse(Buffer.from(loaded.file.bytes).toString()) as unknown) : undefined;
  };
  return { key, take, result };
}

const tasksAbout = async (file: string) =>
  (await engine.store().listTasks(undefined, 100)).items.filter(({ data }) => data['file'] === file);

describe('an e-invoice that is dropped', () => {
  it('opens its case, and a result beside it says so; again it is a duplicate', async () => {
    const { key, take, result } = await dropped('a.xml', anUblInvoice({ seller, number: 'D-1' }));
    expect(await take()).toMatchObject({ file: key, outcome: 'created', warnings: [] });
    const first = (await result()) as { invoiceId: string };
    expect(await engine.store().loadCase(first.invoiceId)).toMatchObject({ invoice: { number: 'D-1' } });
    expect(await take()).toMatchObject({ outcome: 'duplicate' });
    expect(await result()).toMatchObject({ outcome: 'duplicate', invoiceId: first.invoiceId });
  });

  it('that is a credit note is taken as one', async () => {
    const { take } = await dropped('b.xml', anUblInvoice({ seller, number: 'DA-1', dueDate: null }, 'CreditNote'));
    expect(await take()).toMatchObject({ outcome: 'creditNote', creditNote: 'DA-1' });
    expect(await take()).toMatchObject({ outcome: 'duplicate' });
  });

  it.each([
    ['cannot be read', 'c.pdf', '%PDF-1.7 and nothing more', 'pdfUnreadable'],
    [
      'leaves nothing to pay',
      'd.xml',
      anUblInvoice({ seller, number: 'D-2', paid: '120.00', payable: '0.00' }),
      'nothingToPay',
    ],
    ['has a number that is taken', 'e.xml', anUblInvoice({ seller, number: 'D-1', payable: '121.00' }), 'numberTaken'],
  ])('and %s asks a person to see to it, once', async (_, name, content, code) => {
    const { key, take, result } = await dropped(name, content);
    expect(await take()).toMatchObject({ code });
    await take();
    expect(await result()).toMatchObject({ code });
    expect(await tasksAbout(key)).toMatchObject([{ kind: 'eInvoiceRefused', data: { code } }]);
  });

  it('and is gone by then is left alone', async () => {
    const files = intakeInMemory();
    const deps = { store: engine.store(), settings: demoSettings(), clock, intake: files.intake };
    expect(await takeEInvoiceFile(deps, { key: 'e-invoices/gone.xml' }, 'intake')).toBe('gone');
  });

  it('comes to the same result however often whoever takes it dies', async () => {
    const preceding = [{ number: 'D-10' }];
    const old = await dropped('old.xml', anUblInvoice({ seller, number: 'D-10' }));
    await old.take();
    const corrected = anUblInvoice({ seller, number: 'D-11', typeCode: '384', preceding });
    const { take, result } = await dropped('new.xml', corrected);
    let deaths = 0;
    for (const death of deathsIn(2)) {
      const { store } = dyingAt({ store: engine.store(), documents: documentsInMemory() }, death);
      // What one of them has done, the next one finds done, and gets further.
      await take(store).catch(() => (deaths += 1));
    }
    expect(deaths).toBeGreaterThan(1);
    await take();
    const { invoiceId } = (await result()) as { invoiceId: string };
    const { invoiceId: replaced } = (await old.result()) as { invoiceId: string };
    expect((await engine.store().loadCase(invoiceId))?.status).toBe('open');
    expect((await engine.store().loadCase(replaced))?.status).toBe('canceled');
  });
});
