import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { EventBridgeEvent } from '../../../local/event-bus/event-bridge-event.ts';
import type { Outcome } from '../../../local/ses/outcome.ts';
import { aSes } from './ses-fixture.ts';

const kinds = (events: readonly EventBridgeEvent[]) => events.map((event) => event['detail-type']);

describe('the mailbox simulator', () => {
  test.each([
    ['success@simulator.amazonses.com', ['Email Sent', 'Email Delivered']],
    ['ooto@simulator.amazonses.com', ['Email Sent', 'Email Delivered']],
    ['bounce@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['bounce+case-7@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['complaint@simulator.amazonses.com', ['Email Sent', 'Email Delivered', 'Email Complaint Received']],
    ['complaint+a+b@Simulator.amazonses.com', ['Email Sent', 'Email Delivered', 'Email Complaint Received']],
    ['suppressionlist@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['debtor@debtor.example', ['Email Sent', 'Email Delivered']],
  ])('answers %s as SES does', async (address, expected) => {
    const { send, events } = await aSes();
    await send({ Destinations: [address] });
    expect(kinds(events)).toEqual(expected);
  });

  test('tells a suppressed address from one that does not exist', async () => {
    const { send, events } = await aSes();
    await send({ Destinations: ['bounce@simulator.amazonses.com', 'suppressionlist@simulator.amazonses.com'] });
    expect(events.map(({ detail }) => detail['bounce'])).toMatchObject([
      undefined,
      {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com', status: '5.1.1' }],
      },
      {
        bounceType: 'Permanent',
        bounceSubType: 'Suppressed',
        bouncedRecipients: [{ emailAddress: 'suppressionlist@simulator.amazonses.com' }],
      },
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });
});

describe('a behaviour asked for', () => {
  test.each<[Outcome, string[], object]>([
    ['deliver', ['Email Sent', 'Email Delivered'], { delivery: { recipients: ['debtor@debtor.example'] } }],
    ['hardBounce', ['Email Sent', 'Email Bounced'], { bounce: { bounceType: 'Permanent' } }],
    [
      'softBounce',
      ['Email Sent', 'Email Bounced'],
      { bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } },
    ],
    [
      'complain',
      ['Email Sent', 'Email Delivered', 'Email Complaint Received'],
      {
        complaint: {
          complainedRecipients: [{ emailAddress: 'debtor@debtor.example' }],
          complaintFeedbackType: 'abuse',
        },
      },
    ],
    ['reject', ['Email Rejected'], { eventType: 'Reject', reject: { reason: 'Bad content' } }],
    ['silence', ['Email Sent'], { eventType: 'Send', send: {} }],
  ])('%s tells what SES would', async (outcome, expected, lastDetail) => {
    const { ses, send, events } = await aSes({ behaviour: () => outcome });
    await send();
    expect(kinds(events)).toEqual(expected);
    expect(events.at(-1)?.detail).toMatchObject(lastDetail);
    expect(ses.count()).toBe(1);
  });

  test('may differ by recipient and by message, and leaves the others to the simulator', async () => {
    const { send, events } = await aSes({
      behaviour: (message, to) =>
        message.tags['message'] === 'm-1' && to.startsWith('gone') ? 'hardBounce' : undefined,
    });
    await send({ Destinations: ['gone@debtor.example', 'here@debtor.example'] });
    expect(events.map(({ detail }) => detail)).toMatchObject([
      { eventType: 'Send' },
      { eventType: 'Delivery', delivery: { recipients: ['here@debtor.example'] } },
      { eventType: 'Bounce', bounce: { bouncedRecipients: [{ emailAddress: 'gone@debtor.example' }] } },
    ]);
  });
});

describe('the events of a message', () => {
  test('stand in the envelope of EventBridge and carry the mail, its tags and its configuration set', async () => {
    const { send, events } = await aSes();
    const sesId = await send();
    expect(events[0]).toMatchObject({
      version: '0',
      'detail-type': 'Email Sent',
      source: 'aws.ses',
      account: '000000000000',
      time: '2026-03-02T08:00:00Z',
      region: 'eu-west-3',
      resources: ['arn:aws:ses:eu-west-3:000000000000:configuration-set/relance'],
      detail: {
        eventType: 'Send',
        mail: {
          timestamp: '2026-03-02T08:00:00.000Z',
          messageId: sesId,
          source: 'billing@creditor.example',
          sendingAccountId: '000000000000',
          destination: ['debtor@debtor.example'],
          commonHeaders: {
            from: ['Créancier <billing@creditor.example>'],
            to: ['debtor@debtor.example'],
            subject: 'Facture impayée',
            messageId: sesId,
            date: 'Mon, 02 Mar 2026 08:00:00 +0000',
          },
          tags: {
            'ses:configuration-set': ['relance'],
            'ses:from-domain': ['creditor.example'],
            message: ['m-1'],
          },
        },
      },
    });
    expect(events[0]).toHaveProperty(
      'detail.mail.headers',
      expect.arrayContaining([{ name: 'Message-ID', value: `<${sesId}@eu-west-3.amazonses.com>` }]),
    );
  });

  test('are told only when a configuration set is given', async () => {
    const { ses, send, events } = await aSes();
    await send({ ConfigurationSetName: undefined });
    expect(ses.count()).toBe(1);
    expect(events).toEqual([]);
  });

  test('are told one after the other', async () => {
    const told: string[] = [];
    const { send, activity } = await aSes({
      onEvent: async (event) => {
        told.push(`begin ${event['detail-type']}`);
        const end = activity.begin();
        await Promise.resolve();
        told.push(`end ${event['detail-type']}`);
        end();
      },
      activity: { begin: () => activity.begin() },
    });
    await send();
    await activity.whenIdle();
    expect(told).toEqual(['begin Email Sent', 'end Email Sent', 'begin Email Delivered', 'end Email Delivered']);
  });

  test('that were not taken when the process was killed are told after the next start, once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ses-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const store = join(folder, 'mail.sqlite');
    const killed = await aSes({ store, onEvent: () => new Promise(() => {}) });
    await killed.send();

    const restarted = await aSes({ store });
    await restarted.ses.publishPending();
    await restarted.ses.publishPending();
    expect(kinds(restarted.events)).toEqual(['Email Sent', 'Email Delivered']);
  });
});
