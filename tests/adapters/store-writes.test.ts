import { describe, expect, it } from 'vitest';
import { ConcurrentChangeError } from '../../lambdas/ports/errors.ts';
import type { Write } from '../../lambdas/ports/write.ts';
import { engineOfThisFile } from './engine-of-this-file.ts';
import { aMessage, aStoredDebtor, aTask, aTransactional, aWindow, change, opening, wakeBy } from './stored-things.ts';
import { contact, document, mime, request, rules } from './write-rules.ts';

const engine = engineOfThisFile();

const every = Object.entries(rules).map(([kind, rule]) => [kind, rule.what, rule] as const);

describe('a write of the store', () => {
  it.each(every)(
    '(%s) %s, together with what is written beside it',
    async (kind, _what, { given = [], write, read, gives }) => {
      const store = engine.store();
      for (const each of given) await store.commit([each]);
      await store.commit([write, request(`with-${kind}`)]);
      if (read) expect(await read(store, (messageKey) => engine.mimeOf(messageKey))).toEqual(gives);
      expect(await store.loadRequest(`with-${kind}`)).toEqual({ hash: 'hash' });
    },
  );

  const conditional = every.filter(([, , { isNeverTooLate }]) => !isNeverTooLate);
  it.each(conditional)(
    '(%s) %s, and not when it comes too late: then nothing is written',
    async (kind, _what, { write, rival }) => {
      const store = engine.store();
      if (rival) await store.commit([rival]);
      const before = await engine.items();
      await expect(store.commit([request(`late-${kind}`), write])).rejects.toThrow(ConcurrentChangeError);
      expect(await engine.items()).toEqual(before);
    },
  );

  it('is refused for another document under an id that is taken, and for the words of a task that is open', async () => {
    const store = engine.store();
    const other = { ...document, sha256: 'cd' };
    await store.commit([{ kind: 'newDocument', invoiceId: 'taken', document }]);
    await store.commit([{ kind: 'raiseTask', task: aTask('t-asking') }]);
    const before = await engine.items();
    const late: Write[] = [
      { kind: 'newDocument', invoiceId: 'taken', document: other },
      { kind: 'eraseTask', task: aTask('t-asking') },
    ];
    for (const write of late) await expect(store.commit([write])).rejects.toThrow(ConcurrentChangeError);
    expect(await engine.items()).toEqual(before);
  });

  it('is refused for what is not there', async () => {
    const store = engine.store();
    const before = await engine.items();
    const unknown = opening('unknown').after;
    const writes: Write[] = [
      change(unknown),
      { kind: 'caseUnchanged', dunned: unknown },
      { kind: 'debtor', before: aStoredDebtor('unknown'), after: aStoredDebtor('unknown'), wakeBy },
      { kind: 'debtorUnchanged', debtor: aStoredDebtor('unknown') },
      { kind: 'debtorContacted', debtor: aStoredDebtor('unknown'), ...contact },
      { kind: 'endTask', taskId: 'unknown', result: 'done', at: wakeBy, by: 'finance' },
      { kind: 'windowStillOpen', window: aWindow('unknown') },
      { kind: 'window', before: aWindow('unknown'), after: aWindow('unknown'), wakeBy },
      { kind: 'transactional', before: aTransactional('unknown'), after: aTransactional('unknown'), wakeBy },
      { kind: 'message', before: aMessage('unknown'), after: aMessage('unknown'), wakeBy },
    ];
    for (const write of writes) await expect(store.commit([write]), write.kind).rejects.toThrow(ConcurrentChangeError);
    expect(await engine.items()).toEqual(before);
  });

  it('to the contacts of a debtor is refused when another message was noted since, told as a contact or not', async () => {
    const store = engine.store();
    const before = { ...aStoredDebtor('D-contacts'), thread: ['ses-0'], lastContactAt: '2026-03-20T09:00:00.000Z' };
    await store.commit([{ kind: 'newDebtor', debtor: before }]);
    await store.commit([{ kind: 'debtorContacted', debtor: before, at: null, thread: ['ses-0', 'ses-1'] }]);
    const late: Write = { kind: 'debtorContacted', debtor: before, at: null, thread: ['ses-0', 'ses-2'] };
    await expect(store.commit([late])).rejects.toThrow(ConcurrentChangeError);
    const since = { ...before, thread: ['ses-0', 'ses-1'] };
    await store.commit([{ kind: 'debtorContacted', debtor: since, ...contact, thread: since.thread }]);
    const back: Write = { ...late, debtor: since, at: '2026-03-22T09:00:00.000Z' };
    await expect(store.commit([back])).rejects.toThrow(ConcurrentChangeError);
    expect(await store.loadDebtor('main', 'D-contacts')).toEqual({ ...since, lastContactAt: contact.at });
  });

  it('to a window, a transactional message or a message is refused when its attempt or state is another', async () => {
    const store = engine.store();
    const [opened, asked, begun] = [aWindow('D-attempt'), aTransactional('attempt'), aMessage('m-attempt')];
    await store.commit([{ kind: 'newWindow', window: { ...opened, attempt: 2 }, wakeBy }]);
    await store.commit([{ kind: 'newTransactional', transactional: { ...asked, attempt: 2 }, wakeBy }]);
    await store.commit([{ kind: 'newMessage', message: { ...begun, state: 'unknown' }, mime, wakeBy }]);
    const late: Write[] = [
      { kind: 'window', before: opened, after: { ...opened, state: 'closed' }, wakeBy: null },
      { kind: 'transactional', before: asked, after: { ...asked, state: 'settled' }, wakeBy: null },
      { kind: 'message', before: begun, after: { ...begun, state: 'sent' }, wakeBy: null },
    ];
    for (const write of late) await expect(store.commit([write]), write.kind).rejects.toThrow(ConcurrentChangeError);
  });
});
