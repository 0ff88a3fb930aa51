import {
  AccountSendingPausedException,
  ListIdentitiesCommand,
  MailFromDomainNotVerifiedException,
  MessageRejected,
} from '@aws-sdk/client-ses';
import { describe, expect, test } from 'vitest';
import { aSes, mime } from './ses-fixture.ts';

const addresses = (count: number) => Array.from({ length: count }, (_, index) => `d${index}@debtor.example`);
const mimeOf = (bytes: number) => Buffer.concat([Buffer.from(mime)], bytes);

describe('what SES never takes', () => {
  test.each([
    ['an address without a domain', { Destinations: ['debtor'] }, "Missing final '@domain'"],
    ['an address without a user name', { Destinations: ['@debtor.example'] }, 'User name is missing'],
    ['an address with a blank', { Destinations: ['de btor@debtor.example'] }, 'Illegal address'],
    [
      'an address with an accent',
      { Destinations: ['débtor@debtor.example'] },
      'Local address contains control or whitespace',
    ],
    ['two addresses in one', { Destinations: ['a@debtor.example, b@debtor.example'] }, 'Illegal address'],
    [
      'an address on two lines',
      { Destinations: ['a@debtor.example\r\nBcc: b@x.example'] },
      'Local address contains control or whitespace',
    ],
    [
      'an address whose domain is no domain',
      { Destinations: ['debtor@localhost'] },
      'Domain contains illegal character',
    ],
    [
      'an address with two dots in a row',
      { Destinations: ['de..btor@debtor.example'] },
      'Local part has misplaced dots',
    ],
    ['a sender that is no address', { Source: 'Creditor' }, "Missing final '@domain'"],
    ['51 recipients', { Destinations: addresses(51) }, 'Recipient count exceeds 50.'],
    [
      'more than 10 MB',
      { RawMessage: { Data: mimeOf(10_485_761) } },
      "Message length is more than 10485760 bytes long: '10485761'.",
    ],
    ['an empty message', { RawMessage: { Data: new Uint8Array() } }, 'Empty raw message.'],
    [
      'a message without From',
      { RawMessage: { Data: Buffer.from('To: a@b.example\r\n\r\nHello') } },
      "Missing required header 'From'.",
    ],
    [
      'a tag value beyond letters, digits, _ and -',
      { Tags: [{ Name: 'invoice', Value: 'FA/1' }] },
      "Invalid tag <FA/1>, only alphanumeric ASCII characters, '_' and '-' are allowed.",
    ],
    [
      'a tag named twice',
      {
        Tags: [
          { Name: 'a', Value: '1' },
          { Name: 'a', Value: '2' },
        ],
      },
      'Duplicate message tag name.',
    ],
    [
      'a message to nobody',
      { Destinations: undefined, RawMessage: { Data: Buffer.from('From: a@b.example\r\n\r\nHello') } },
      'No recipients given.',
    ],
  ])('%s', async (_, input, message) => {
    const { ses, send, events } = await aSes();
    await expect(send(input)).rejects.toMatchObject({ name: 'InvalidParameterValue', message });
    expect(ses.count()).toBe(0);
    expect(events).toEqual([]);
  });

  test('takes 50 recipients and 10 MB', async () => {
    const { ses, send } = await aSes();
    await send({ Destinations: addresses(50), RawMessage: { Data: mimeOf(10_485_760) } });
    expect(ses.messages()[0]).toMatchObject({ destinations: addresses(50), submitted: { length: 10_485_760 } });
  });

  test('an action it does not know', async () => {
    const { client } = await aSes();
    await expect(client.send(new ListIdentitiesCommand({}))).rejects.toMatchObject({ name: 'InvalidAction' });
  });
});

describe('a fault asked for', () => {
  test.each([
    ['rejected', MessageRejected],
    ['notVerified', MailFromDomainNotVerifiedException],
    ['paused', AccountSendingPausedException],
  ] as const)('%s reaches the client as the exception of SES, once, and nothing is kept', async (fault, exception) => {
    const { ses, send } = await aSes();
    ses.faults.next(fault);
    await expect(send()).rejects.toBeInstanceOf(exception);
    expect(ses.count()).toBe(0);
    await send();
    expect(ses.count()).toBe(1);
  });

  test('throttling is a refusal with status 400 and the code of SES', async () => {
    const { ses, send } = await aSes();
    ses.faults.next('throttling', 2);
    const throttled = {
      name: 'Throttling',
      message: 'Maximum sending rate exceeded.',
      $metadata: { httpStatusCode: 400 },
    };
    await expect(send()).rejects.toMatchObject(throttled);
    await expect(send()).rejects.toMatchObject(throttled);
    await send();
    expect(ses.count()).toBe(1);
  });

  test('a failure inside SES has status 500', async () => {
    const { ses, send } = await aSes();
    ses.faults.next('serverError');
    await expect(send()).rejects.toMatchObject({ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } });
    expect(ses.count()).toBe(0);
  });

  test('a lost answer leaves the mail sent and its events told', async () => {
    const { ses, send, events } = await aSes();
    ses.faults.next('loseAnswer');
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(ses.count()).toBe(1);
    expect(events.map((event) => event['detail-type'])).toEqual(['Email Sent', 'Email Delivered']);
    expect(events[0]?.detail).toMatchObject({ mail: { tags: { message: ['m-1'] } } });
  });

  test('a connection lost before the mail was kept leaves nothing', async () => {
    const { ses, send, events } = await aSes();
    ses.faults.next('loseAnswerBeforeKeeping');
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(ses.count()).toBe(0);
    expect(events).toEqual([]);
  });

  test('a fault for one message meets that one alone, whenever it comes', async () => {
    const { ses, send } = await aSes();
    ses.faults.ofTag('m-2', 'loseAnswerBeforeKeeping');
    await send();
    await expect(send({ Tags: [{ Name: 'message', Value: 'm-2' }] })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(ses.messages().map(({ tags }) => tags['message'])).toEqual(['m-1']);
  });
});
