import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import { onTestFinished } from 'vitest';
import type { EventBridgeEvent } from '../../../local/event-bus/event-bridge-event.ts';
import { createSes } from '../../../local/ses/ses.ts';
import type { SesOptions } from '../../../local/ses/ses.ts';
import { createActivity } from '../../../local/time/activity.ts';
import { serveHandler } from '../serve.ts';

export const mime = [
  'From: =?utf-8?q?Cr=C3=A9ancier?= <billing@creditor.example>',
  'To: debtor@debtor.example',
  'Bcc: archive@creditor.example',
  'Subject: =?utf-8?q?Facture_impay=C3=A9e?=',
  'Message-ID: <ours@creditor.example>',
  'Date: Thu, 01 Jan 1970',
  '\t00:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Message-ID: this line is part of the letter, é',
  '',
  'Date: so is this one',
  '',
].join('\r\n');

/** A local SES on 2 March 2026 at 08:00 UTC, with a real client whose retries are off, and the events it has published. */
export async function aSes(options: Partial<SesOptions> = {}) {
  const events: EventBridgeEvent[] = [];
  const activity = createActivity();
  const ses = createSes({
    store: ':memory:',
    clock: { now: () => Date.parse('2026-03-02T08:00:00Z') },
    region: 'eu-west-3',
    onEvent: (event) => void events.push(event),
    activity,
    ...options,
  });
  const client = new SESClient({
    endpoint: await serveHandler(ses.handle),
    region: 'eu-west-3',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  onTestFinished(() => client.destroy());
  const send = async (input: Partial<SendRawEmailCommandInput> = {}): Promise<string> => {
    const { MessageId } = await client.send(
      new SendRawEmailCommand({
        Source: 'billing@creditor.example',
        Destinations: ['debtor@debtor.example'],
        RawMessage: { Data: Buffer.from(mime) },
        ConfigurationSetName: 'relance',
        Tags: [{ Name: 'message', Value: 'm-1' }],
        ...input,
      }),
    );
    return MessageId ?? '';
  };
  return { ses, client, send, events, activity };
}
