import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aSes, mime } from './ses-fixture.ts';

describe('a message that SES takes', () => {
  test('is kept byte for byte as it was submitted', async () => {
    const { ses, send } = await aSes();
    const bytes = Buffer.concat([Buffer.from(mime), Buffer.from([0, 255, 254, 13, 10])]);
    const sesId = await send({ RawMessage: { Data: bytes } });
    expect(ses.message(sesId)?.submitted.equals(bytes)).toBe(true);
  });

  test('is delivered with the Message-ID and the Date of SES, without Bcc, and otherwise unchanged', async () => {
    const { ses, send } = await aSes();
    const sesId = await send();
    expect(ses.message(sesId)?.delivered.toString()).toBe(
      [
        'From: =?utf-8?q?Cr=C3=A9ancier?= <billing@creditor.example>',
        'To: debtor@debtor.example',
        'Subject: =?utf-8?q?Facture_impay=C3=A9e?=',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        `Message-ID: <${sesId}@eu-west-3.amazonses.com>`,
        'Date: Mon, 02 Mar 2026 08:00:00 +0000',
        '',
        'Message-ID: this line is part of the letter, é',
        '',
        'Date: so is this one',
        '',
      ].join('\r\n'),
    );
  });

  test('is delivered under email.amazonses.com in us-east-1', async () => {
    const { ses, send } = await aSes({ region: 'us-east-1' });
    const sesId = await send();
    expect(ses.message(sesId)?.delivered.toString()).toContain(`Message-ID: <${sesId}@email.amazonses.com>`);
  });

  test('keeps the line ends it came with', async () => {
    const { ses, send } = await aSes();
    const sesId = await send({ RawMessage: { Data: Buffer.from(mime.replaceAll('\r\n', '\n')) } });
    const delivered = ses.message(sesId)?.delivered.toString();
    expect(delivered).not.toContain('\r');
    expect(delivered).toContain('+0000\n\nMessage-ID: this line');
  });

  test('is read as a mail program reads it', async () => {
    const { ses, send } = await aSes();
    const email = await ses.parsed(await send());
    expect(email).toMatchObject({ subject: 'Facture impayée', from: { name: 'Créancier' } });
    expect(email?.text).toContain('this line is part of the letter, é');
    expect(await ses.parsed('unknown')).toBeUndefined();
  });

  test('is kept with its source, recipients, tags and configuration set', async () => {
    const { ses, send } = await aSes();
    const sesId = await send({ Destinations: ['Debtor <debtor@debtor.example>', 'second@debtor.example'] });
    expect(ses.message(sesId)).toMatchObject({
      sesId,
      at: Date.parse('2026-03-02T08:00:00Z'),
      source: 'billing@creditor.example',
      destinations: ['debtor@debtor.example', 'second@debtor.example'],
      tags: { message: 'm-1' },
      configurationSet: 'relance',
    });
  });

  test('goes to its own To, Cc and Bcc when no destination is given', async () => {
    const { ses, send } = await aSes();
    const sesId = await send({ Destinations: undefined, Source: undefined });
    expect(ses.message(sesId)?.destinations).toEqual(['debtor@debtor.example', 'archive@creditor.example']);
  });
});

describe('the ids SES gives', () => {
  test('have the form of SES and differ for each message, the same one sent twice included', async () => {
    const { send } = await aSes();
    const ids = [await send(), await send(), await send({ Destinations: ['other@debtor.example'] })];
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^0102[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-000000$/);
  });

  test('are the same in two replays, whichever of two messages of one instant comes first', async () => {
    const [first, second] = [await aSes(), await aSes()];
    const [one, other] = [{ Destinations: ['one@debtor.example'] }, { Destinations: ['other@debtor.example'] }];
    const ids = [await first.send(one), await first.send(other)];
    const swapped = [await second.send(other), await second.send(one)];
    expect(swapped.toReversed()).toEqual(ids);
  });
});

describe('the messages that were kept', () => {
  test('are listed by recipient, whatever the case of the address, and by pages', async () => {
    const { ses, send } = await aSes();
    const ids = [];
    for (const to of ['a@debtor.example', 'B@Debtor.example', 'a@debtor.example', 'a@debtor.example']) {
      ids.push(await send({ Destinations: [to] }));
    }
    const idsOf = (query: Parameters<typeof ses.messages>[0]) => ses.messages(query).map(({ sesId }) => sesId);
    expect(idsOf({})).toEqual(ids);
    expect(idsOf({ destination: 'b@debtor.example' })).toEqual([ids[1]]);
    expect(idsOf({ destination: 'a@debtor.example', limit: 2 })).toEqual([ids[0], ids[2]]);
    expect(idsOf({ destination: 'a@debtor.example', after: ids[2], limit: 2 })).toEqual([ids[3]]);
    expect(ses.count()).toBe(4);
  });

  test('are listed newest first, to any of some addresses, and by pages', async () => {
    const { ses, send } = await aSes();
    const ids = [];
    for (const to of [
      ['a@debtor.example'],
      ['b@debtor.example'],
      ['a@debtor.example', 'B@debtor.example'],
      ['c@x.example'],
    ]) {
      ids.push(await send({ Destinations: to }));
    }
    const [first, second, third, fourth] = ids;
    const idsOf = (query: Parameters<typeof ses.latest>[0]) => ses.latest(query).map(({ sesId }) => sesId);
    expect(idsOf({ limit: 3 })).toEqual([fourth, third, second]);
    expect(idsOf({ limit: 3, before: second })).toEqual([first]);
    expect(idsOf({ limit: 9, destinations: ['A@debtor.example', 'b@debtor.example'] })).toEqual([third, second, first]);
    expect(idsOf({ limit: 1, destinations: ['a@debtor.example'], before: third })).toEqual([first]);
    expect(idsOf({ limit: 9, destinations: [] })).toEqual([]);
  });

  test('outlive the process when they are kept on disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ses-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const store = join(folder, 'mail.sqlite');
    const before = await aSes({ store });
    const sesId = await before.send();
    before.ses.close();
    const after = await aSes({ store });
    expect(after.ses.message(sesId)?.submitted.toString()).toBe(mime);
    expect(await after.send()).not.toBe(sesId);
  });
});

describe('the sending quota', () => {
  test('tells what was sent in the last 24 hours', async () => {
    let now = Date.parse('2026-03-02T08:00:00Z');
    const { client, send } = await aSes({ clock: { now: () => now } });
    await send({ Destinations: ['a@debtor.example', 'b@debtor.example'] });
    now += 23 * 3600_000;
    await send();
    const quota = { Max24HourSend: 50_000, MaxSendRate: 14 };
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ ...quota, SentLast24Hours: 3 });
    now += 2 * 3600_000;
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ ...quota, SentLast24Hours: 1 });
  });

  test('refuses what goes beyond it', async () => {
    const { ses, send } = await aSes({ quota: { max24HourSend: 2, maxSendRate: 1 } });
    await send();
    await expect(send({ Destinations: ['a@debtor.example', 'b@debtor.example'] })).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Daily message quota exceeded.',
    });
    expect(ses.count()).toBe(1);
  });
});
