import { setTimeout as pause } from 'node:timers/promises';
import { SendRawEmailCommand, SESClient, SESServiceException } from '@aws-sdk/client-ses';
import type { Mailer, MailOutcome } from '../../ports/mailer.ts';

/** The tag by which SES events name the message they are about. */
export const messageTag = 'relance-message';

const isTooFast = (reason: string) => /throttl/i.test(reason);

/**
 * Sending is switched off, for the configuration set or the whole account, by us or by AWS: no mail is at fault.
 * https://docs.aws.amazon.com/ses/latest/dg/managing-sending-pausing.html
 */
const isPaused = (reason: string) => /SendingPaused/.test(reason);

/** SES has said no and nothing left: the same mail may be tried again. Anything but an answer of SES leaves it unknown. */
function outcomeOf(error: unknown): MailOutcome {
  if (!(error instanceof SESServiceException)) {
    return { kind: 'unknown', reason: error instanceof Error ? error.name : 'no answer' };
  }
  const status = error.$metadata.httpStatusCode ?? 500;
  if (status >= 500) return { kind: 'unknown', reason: error.name };
  return { kind: 'refused', reason: error.name, isTransient: isTooFast(error.name) || isPaused(error.name) };
}

const mostTries = 4;

/** Above the sending rate SES says no at once; a moment later it takes the same mail. */
function moment(attempt: number): Promise<void> {
  return pause(Math.random() * 250 * 2 ** attempt);
}

/**
 * Sends through Amazon SES. The client does not retry: a second try after a lost answer would be a second mail. Only
 * after a definite "too fast" is the mail sent again, a few times.
 */
export function createMailer(configurationSet: string): Mailer {
  const client = new SESClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 15_000 },
  });

  async function trySend(command: SendRawEmailCommand): Promise<MailOutcome> {
    try {
      const { MessageId } = await client.send(command);
      return MessageId === undefined
        ? { kind: 'unknown', reason: 'no message id' }
        : { kind: 'sent', messageId: MessageId };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    async send({ from, to, mime, messageKey }) {
      const command = new SendRawEmailCommand({
        Source: from,
        Destinations: [...to],
        RawMessage: { Data: mime },
        ConfigurationSetName: configurationSet,
        Tags: [{ Name: messageTag, Value: messageKey }],
      });
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await trySend(command);
        if (outcome.kind !== 'refused' || !isTooFast(outcome.reason) || attempt === mostTries) return outcome;
        await moment(attempt);
      }
    },
  };
}
