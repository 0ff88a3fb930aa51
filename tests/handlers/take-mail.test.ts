import '../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import type { InboundMail } from '../../lambdas/domain/inbound/inbound-mail.ts';
import { createHandler, inputSchema } from '../../lambdas/handlers/take-mail/handler.ts';
import { UnreadableMailError } from '../../lambdas/ports/inbound-mails.ts';
import { readMail } from '../../lambdas/adapters/inbound-mail/read-mail.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aMessage, aStoredDebtor } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const now = '2026-03-24T12:00:00.000Z';
const inboundMail = { address: 'factures@reponses.creditor.example' };
const key = 'c0ffee00'.repeat(4);

/** Takes mails that lie in memory by the names of their files. */
function takerOf(mails: Readonly<Record<string, string>>) {
  const store = engine.store();
  const load = async (file: string): Promise<InboundMail> => {
    const mime = mails[file];
    if (mime === undefined) throw new Error('the bucket does not answer');
    return readMail(Buffer.from(mime.replaceAll('\n', '\r\n')));
  };
  const handle = createHandler({
    store,
    settings: { ...demoSettings(), inboundMail },
    clock: { now: () => now },
    mails: { load },
  });
  const take = (file: string, time = '2026-03-24T12:00:01Z') =>
    handle(inputSchema.parse({ time, detail: { object: { key: file } } }));
  const tasks = async () => (await store.listTasks(undefined, 50)).items;
  return { store, take, tasks };
}

describe('a mail that came in', () => {
  it('is taken from who says that he is anybody, with whatever characters, and never later than now', async () => {
    const { store, take, tasks } = takerOf({
      answer: `To: factures+${key}@reponses.creditor.example\nFrom: =?utf-8?Q?Paul=0A=E2=80=AE?= <paul@acme.example>\nContent-Type: text/plain; charset=utf-8\nMessage-ID: <m1@acme.example>\n\nPay\u0000ée\u202E ${'x'.repeat(20_000)}`,
    });
    await store.commit([{ kind: 'newDebtor', debtor: aStoredDebtor('C-001') }]);
    const message = aMessage(key, { debtorId: 'C-001', state: 'sent', messageId: 'ses-1' });
    await store.commit([{ kind: 'newMessage', message, mime: Buffer.from('mime'), wakeBy: now }]);
    expect(await take('answer')).toEqual({ mail: expect.stringMatching(/^[0-9a-f]{16}$/), outcome: 'recorded' });
    const [task] = await tasks();
    expect(task).toMatchObject({ debtorId: 'C-001', data: { from: 'paul@acme.example', receivedAt: now } });
    expect(task?.data['text']).toMatch(/^Payée x+$/);
    expect(task?.data['text']).toHaveLength(10_000);
    const { items } = await store.debtorChanges('main', 'C-001', undefined, 10);
    expect(items).toMatchObject([{ type: 'ReplyReceived', by: 'mail' }]);
    expect(JSON.stringify(items)).not.toContain('paul');
  });

  it('is the same mail when a server has added a line to it on the second way', async () => {
    const head = `To: factures+${key}@reponses.creditor.example\nFrom: paul@acme.example\nMessage-ID: <m1@acme.example>\n\n`;
    const { take, tasks } = takerOf({ again: `${head}Payée.\n--\nChecked by Acme Antivirus` });
    expect(await take('again')).toMatchObject({ outcome: 'repeated' });
    expect(await tasks()).toHaveLength(1);
  });

  it.each([
    ['automatic', 'Auto-Submitted: auto-replied'],
    ['own', 'From: accounts@demo.example'],
    ['spam', 'X-SES-Spam-Verdict: FAIL'],
    ['virus', 'X-SES-Virus-Verdict: FAIL'],
  ])('leaves nothing behind when it is %s', async (outcome, field) => {
    const to = `To: factures+${key}@reponses.creditor.example`;
    const { store, take, tasks } = takerOf({
      [outcome]: `${field}\n${to}\nMessage-ID: <${outcome}@x.example>\n\nAway`,
    });
    const before = [await tasks(), await store.loadDebtor('main', 'C-001')];
    expect(await take(outcome)).toMatchObject({ outcome });
    expect([await tasks(), await store.loadDebtor('main', 'C-001')]).toEqual(before);
  });

  it("is none of the debtor's when the person who looks after him has answered all", async () => {
    const { store, take, tasks } = takerOf({
      copy: `To: paul@acme.example, factures+${'b0'.repeat(16)}@reponses.creditor.example\nFrom: Ann <Ann@creditor.example>\n\nHello Paul`,
    });
    const owner = { name: 'Ann', email: 'ann@creditor.example' };
    await store.commit([{ kind: 'newDebtor', debtor: { ...aStoredDebtor('C-002'), owner } }]);
    const message = aMessage('b0'.repeat(16), { debtorId: 'C-002', state: 'sent', messageId: 'ses-2' });
    await store.commit([{ kind: 'newMessage', message, mime: Buffer.from('mime'), wakeBy: now }]);
    const before = await tasks();
    expect(await take('copy')).toMatchObject({ outcome: 'own' });
    expect(await tasks()).toEqual(before);
  });

  it('is left to a person when no program can take it apart, and looked at once', async () => {
    const endless = `From: paul@acme.example\nX-Filler: ${'x'.repeat(3_000_000)}\n\nhello`;
    await expect(readMail(Buffer.from(endless))).rejects.toThrow(UnreadableMailError);
    const { take, tasks } = takerOf({ endless });
    expect(await take('endless')).toMatchObject({ outcome: 'unreadable' });
    expect(await take('endless')).toMatchObject({ outcome: 'unreadable' });
    const left = (await tasks()).filter(({ debtorId }) => debtorId === undefined);
    expect(left).toMatchObject([{ kind: 'reply', data: { file: 'endless' } }]);
  });

  it('is tried again when the bucket does not answer', async () => {
    await expect(takerOf({}).take('gone')).rejects.toThrow('does not answer');
  });
});
