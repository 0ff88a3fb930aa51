import { ConfigurationSetSendingPausedException, SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMailer } from '../../lambdas/adapters/ses/mailer.ts';
import { aSes } from '../local/ses/ses-fixture.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';

afterEach(() => vi.unstubAllEnvs());

const mime = Buffer.from('From: billing@creditor.example\r\nTo: a@b.example\r\nSubject: Rappel\r\n\r\nBonjour\r\n');
const mail = { from: 'billing@creditor.example', to: ['a@b.example', 'c@d.example'], mime, messageKey: 'key-1' };

async function aMailer() {
  const { ses, events } = await aSes();
  stubAwsEnvironment('SES', await serveHandler(ses.handle));
  return { ses, events, mailer: createMailer('relance') };
}

describe('the mailer', () => {
  it('sends one mail to all its recipients, and SES names our key in its events', async () => {
    const { ses, events, mailer } = await aMailer();
    const outcome = await mailer.send(mail);
    const [kept] = ses.messages();
    expect(ses.count()).toBe(1);
    expect(outcome).toEqual({ kind: 'sent', messageId: kept?.sesId });
    expect((await ses.parsed(kept?.sesId ?? ''))?.subject).toBe('Rappel');
    expect(events[0]).toMatchObject({ detail: { mail: { tags: { 'relance-message': ['key-1'] } } } });
  });

  it.each([
    ['rejected', { kind: 'refused', reason: 'MessageRejected', isTransient: false }],
    ['notVerified', { kind: 'refused', reason: 'MailFromDomainNotVerifiedException', isTransient: false }],
    ['paused', { kind: 'refused', reason: 'AccountSendingPausedException', isTransient: true }],
  ] as const)('is told of a refusal (%s), and nothing left', async (fault, refusal) => {
    const { ses, mailer } = await aMailer();
    ses.faults.next(fault);
    expect(await mailer.send(mail)).toEqual(refusal);
    expect(ses.count()).toBe(0);
  });

  it('sends again after a "too fast", and the mail leaves once', async () => {
    const { ses, mailer } = await aMailer();
    ses.faults.next('throttling', 2);
    expect(await mailer.send(mail)).toMatchObject({ kind: 'sent' });
    expect(ses.count()).toBe(1);
  });

  it('gives up when SES says "too fast" four times: a refusal that will pass', async () => {
    const { ses, mailer } = await aMailer();
    ses.faults.next('throttling', 4);
    expect(await mailer.send(mail)).toEqual({ kind: 'refused', reason: 'Throttling', isTransient: true });
    expect(ses.count()).toBe(0);
  });

  it.each([
    ['serverError', 0],
    ['loseAnswer', 1],
    ['loseAnswerBeforeKeeping', 0],
  ] as const)(
    'does not know what became of a mail without an answer (%s), and never sends it again',
    async (fault, left) => {
      const { ses, mailer } = await aMailer();
      ses.faults.next(fault);
      expect(await mailer.send(mail)).toMatchObject({ kind: 'unknown' });
      expect(ses.count()).toBe(left);
    },
  );

  it('does not know what became of a mail when SES cannot be reached', async () => {
    stubAwsEnvironment('SES', 'http://127.0.0.1:1');
    expect(await createMailer('relance').send(mail)).toMatchObject({ kind: 'unknown' });
  });

  it('takes a configuration set that is switched off for what it is: a refusal that will pass', async () => {
    const ses = mockClient(SESClient);
    const reason = 'ConfigurationSetSendingPausedException';
    const metadata = { httpStatusCode: 400 };
    ses
      .on(SendRawEmailCommand)
      .rejects(new ConfigurationSetSendingPausedException({ message: 'Sending is disabled.', $metadata: metadata }));
    expect(await createMailer('relance').send(mail)).toEqual({ kind: 'refused', reason, isTransient: true });
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(1);
    ses.restore();
  });

  it('does not take an answer without an id for a sent mail', async () => {
    const ses = mockClient(SESClient);
    ses.on(SendRawEmailCommand).resolves({});
    expect(await createMailer('relance').send(mail)).toEqual({ kind: 'unknown', reason: 'no message id' });
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(1);
    ses.restore();
  });
});
