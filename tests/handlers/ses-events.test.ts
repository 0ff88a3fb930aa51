import '../runtime/silent-powertools.ts';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addressIdOf } from '../../lambdas/domain/debtor/address-service.ts';
import { createHandler, inputSchema } from '../../lambdas/handlers/take-mail-events/handler.ts';
import { readSesEvent, type ToldOfMail } from '../../lambdas/handlers/take-mail-events/ses-event.ts';
import { UnreadableInputError } from '../../lambdas/runtime/workflow-entry.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aMessage, aStoredDebtor, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const now = '2026-03-24T12:00:00.000Z';
const address = 'compta@acme.example';
const bounce = (bounceType: string) => ({
  bounceType,
  bounceSubType: 'General',
  bouncedRecipients: [{ emailAddress: address, status: '5.1.1' }],
});

/** How SNS hands over a message, and how it lies in a queue that a topic fills. */
const bySns = (...messages: unknown[]) => ({
  Records: messages.map((message) => ({
    EventSource: 'aws:sns',
    Sns: { Type: 'Notification', Message: typeof message === 'string' ? message : JSON.stringify(message) },
  })),
});
const bySqs = (...bodies: unknown[]) => ({
  Records: bodies.map((body) => ({
    eventSource: 'aws:sqs',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })),
});

/** A message that has left, and what is known of it after SES has told of it. */
async function tell(key: string, input: (mail: Record<string, unknown>) => unknown) {
  const store = engine.store();
  const debtorId = `D-${key}`;
  const opened = opening(key, { debtorId });
  const notices = [{ invoiceId: opened.after.id, stage: 'courtesyNotice', cycle: 1 } as const];
  const message = aMessage(key, { debtorId, notices, recipients: [addressIdOf(address)], state: 'sending' });
  await store.commit([
    opened,
    { kind: 'newDebtor', debtor: aStoredDebtor(debtorId) },
    { kind: 'newMessage', message, mime: Buffer.from('mime'), wakeBy: now },
  ]);
  const take = createHandler({ store, settings: demoSettings(), clock: { now: () => now } });
  const mail = { messageId: `ses-${key}`, timestamp: now };
  // What leaves is always told of with its tags first; from then on the id of SES names the message.
  const tagged = { ...mail, tags: { 'relance-message': [key] } };
  await take(inputSchema.parse({ detail: { eventType: 'Send', mail: tagged } }));
  await take(inputSchema.parse(input(mail)));
  return (await store.mailEvents(key)).map(({ kind }) => kind).toSorted();
}

describe('what SES tells of a message', () => {
  it.each<[string, (mail: Record<string, unknown>) => unknown, string[]]>([
    [
      'published and brought by SNS',
      (mail) => bySns({ eventType: 'Delivery', mail, delivery: { recipients: [address] } }),
      ['delivery'],
    ],
    [
      'notified of by the identity',
      (mail) => bySns({ notificationType: 'Bounce', mail, bounce: bounce('Permanent') }),
      ['bounce'],
    ],
    [
      'in a queue behind a topic',
      (mail) => bySqs(bySns({ notificationType: 'Bounce', mail, bounce: bounce('Transient') }).Records[0]?.Sns),
      ['softBounce'],
    ],
    [
      'in a queue behind a rule',
      (mail) => bySqs({ source: 'aws.ses', detail: { eventType: 'DeliveryDelay', mail } }),
      ['delay'],
    ],
    [
      'in a queue as it is, beside what is something else',
      (mail) =>
        bySqs(
          'hello',
          { any: 'thing' },
          { notificationType: 'Complaint', mail, complaint: { complainedRecipients: [{ emailAddress: address }] } },
        ),
      ['complaint'],
    ],
  ])('is taken when it is %s', async (what, input, kinds) => {
    expect(await tell(`m${what.length}`, input)).toEqual(kinds);
  });

  it.each<[string, (mail: Record<string, unknown>) => unknown]>([
    ['of another type', (mail) => bySns({ eventType: 'Open', mail, open: {} })],
    ['with a test of the topic', () => bySns('Successfully validated SNS topic for Amazon SES event publishing.')],
    ['of a type that is a word of JavaScript', (mail) => bySns({ eventType: 'constructor', mail })],
    [
      'of a message of somebody else',
      () =>
        bySns({
          notificationType: 'Bounce',
          mail: { messageId: 'theirs', timestamp: now },
          bounce: bounce('Permanent'),
        }),
    ],
    ['by EventBridge, of another type', (mail) => ({ detail: { eventType: 'Rendering Failure', mail } })],
  ])('harms nobody when it is %s', async (what, input) => {
    expect(await tell(`n${what.length}`, input)).toEqual([]);
  });

  it('waits among the dead letters when it is broken, and those beside it are taken', async () => {
    const broken = { eventType: 'Bounce', mail: { messageId: 'x', timestamp: now } };
    await expect(
      tell('beside', (mail) => bySqs(broken, { eventType: 'Delivery', mail, delivery: { recipients: [address] } })),
    ).rejects.toThrow(UnreadableInputError);
    expect((await engine.store().mailEvents('beside')).map(({ kind }) => kind)).toEqual(['delivery']);
  });
});

const samples = path.resolve(import.meta.dirname, '../../../shared/data/events');
const sample = (file: string): unknown => JSON.parse(readFileSync(path.join(samples, file), 'utf8'));
if (!existsSync(samples)) console.info(`skipped: there are no samples at ${samples}`);

/** What a function makes of an input, without an error. */
function toldBy(input: unknown): (ToldOfMail | null)[] {
  return inputSchema.parse(input).map((value) => {
    const told = readSesEvent(value);
    if (told instanceof z.ZodError) throw told;
    return told;
  });
}

describe.skipIf(!existsSync(samples))('an event that somebody else recorded', () => {
  const ses = 'awsdocs__amazon-ses-developer-guide';
  it.each([
    [`${ses}/sns-event-send-record.json`, 'send', '2016-10-14T05:02:16.645Z', undefined, undefined],
    [
      `${ses}/sns-event-delivery-record.json`,
      'delivery',
      '2016-10-19T23:20:52.240Z',
      ['recipient@example.com'],
      undefined,
    ],
    [
      `${ses}/notification-amazon-sns-delivery-notification-example.json`,
      'delivery',
      '2016-01-27T14:59:38.237Z',
      ['jane@example.com'],
      undefined,
    ],
    [
      `${ses}/sns-event-bounce-record.json`,
      'bounce',
      '2017-08-05T00:40:02.012Z',
      ['recipient@example.com'],
      'Permanent: General',
    ],
  ])('%s is a %s, however it is wrapped', (file, kind, at, recipients, reason) => {
    const message = sample(file);
    const told = {
      kind,
      at,
      messageId: (message as { mail: { messageId: string } }).mail.messageId,
      messageKey: undefined,
      ...(recipients && { recipients: recipients.map(addressIdOf) }),
      ...(reason !== undefined && { reason }),
    };
    for (const input of [
      bySns(message),
      bySqs(message),
      bySqs({ Type: 'Notification', Message: JSON.stringify(message) }),
    ])
      expect(toldBy(input)).toEqual([told]);
  });

  it('of a soft bounce, as it lies in a queue, is one', () => {
    expect(toldBy(bySqs(sample('mozilla__fx-private-relay/soft_bounce_sns_body.json')))).toMatchObject([
      { kind: 'softBounce', recipients: [addressIdOf('relayuser@test.com')] },
    ]);
  });

  it.each(['snsEvent', 'snsSqsEvent', 'sqsEvent', 'sqsDlqTriggerEvent'])(
    '%s, about something else, harms nobody',
    (name) => {
      const told = toldBy(sample(`aws-powertools__powertools-lambda-python/${name}.json`));
      expect(told.length).toBeGreaterThan(0);
      expect(told.every((each) => each === null)).toBe(true);
    },
  );
});
